// SPDX-License-Identifier: Apache-2.0
import { equalBytes, type Hash } from "@scelle/core";
import type { ClaimVerdict } from "./root-claims.ts";

/** Somebody says that the leaf at `index` has this hash: register.json of entry 0, a receipt of its own. */
export interface LeafClaim {
  readonly index: number;
  readonly leafHash: Hash;
  settle(verdict: ClaimVerdict): void;
}

/**
 * Leaves that must stand where somebody says. They are few: register.json names one, and people bring
 * receipts.
 */
export class LeafClaims {
  readonly #claims: { readonly claim: LeafClaim; found: Hash | undefined }[] = [];

  add(claim: LeafClaim): void {
    this.#claims.push({ claim, found: undefined });
  }

  /** The walk has come to the leaf at `index`. */
  pass(index: number, leaf: Hash): void {
    for (const waiting of this.#claims) {
      if (waiting.claim.index === index) waiting.found = leaf;
    }
  }

  /** @param vouchedSize entries that a signed root vouches for: others may merely be damaged here */
  settle(committedSize: number, vouchedSize: number): void {
    for (const { claim, found } of this.#claims) {
      if (claim.index >= committedSize) claim.settle("beyond");
      else if (found !== undefined && equalBytes(found, claim.leafHash)) claim.settle("agrees");
      else claim.settle(claim.index < vouchedSize ? "contradicts" : "broken");
    }
  }
}
