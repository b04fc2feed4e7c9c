// SPDX-License-Identifier: Apache-2.0
import { equalBytes, type Hash } from "@scelle/core";

/**
 * `contradicts` is said only where something signed proves it; leaves that are merely damaged here give
 * `broken`. `beyond`: the log ends before.
 */
export type ClaimVerdict = "agrees" | "contradicts" | "beyond" | "broken";

/** Somebody says that at `size` the root is `root`. */
export interface RootClaim {
  readonly size: number;
  readonly root: Hash;
  /** The file or anchor that says it. */
  readonly subject: string;
  /** Whether the log key signed it. */
  readonly isSigned: boolean;
  /**
   * @param against for a contradiction: the claim that is signed and agrees with the entries here, if there
   * is one
   */
  settle(verdict: ClaimVerdict, against: RootClaim | undefined): void;
}

/**
 * Roots that checkpoints and anchors claim, compared with those that the walk over the log computes on its
 * way.
 */
export class RootClaims {
  #claims: { readonly claim: RootClaim; computed: Hash | undefined }[] = [];
  #next = 0;

  add(claim: RootClaim): void {
    this.#claims.push({ claim, computed: undefined });
  }

  /** To be called before the walk: sizes are then asked for in ascending order. */
  sort(): void {
    this.#claims.sort((a, b) => a.claim.size - b.claim.size);
    this.#next = 0;
  }

  /** The smallest claimed size that the walk has not yet passed. */
  get nextSize(): number | undefined {
    return this.#claims[this.#next]?.claim.size;
  }

  /** The walk has computed the root at the size asked for; undefined where damage makes it unknowable. */
  pass(size: number, root: Hash | undefined): void {
    for (let at = this.#claims[this.#next]; at?.claim.size === size; at = this.#claims[this.#next]) {
      at.computed = root;
      this.#next++;
    }
  }

  /** Entries that a signed root vouches for: the largest signed claim that agrees with the leaves here. */
  get vouchedSize(): number {
    const vouching = this.#claims.findLast(
      ({ claim, computed }) => claim.isSigned && computed !== undefined && equalBytes(computed, claim.root),
    );
    return vouching?.claim.size ?? 0;
  }

  /**
   * After the walk, which ended at `committedSize`. Largest first, because what agrees vouches for all before
   * it.
   */
  settle(committedSize: number): void {
    let vouching: RootClaim | undefined;
    for (const { claim, computed } of this.#claims.toReversed()) {
      const agrees = computed !== undefined && equalBytes(computed, claim.root);
      if (agrees && claim.isSigned) vouching ??= claim;
      if (agrees) claim.settle("agrees", undefined);
      else if (claim.size > committedSize) claim.settle("beyond", undefined);
      else this.#settleUnequal(claim, vouching);
    }
  }

  #settleUnequal(claim: RootClaim, vouching: RootClaim | undefined): void {
    const rival = vouching ?? this.#signedRival(claim);
    claim.settle(rival === undefined ? "broken" : "contradicts", rival);
  }

  /** Two signed roots of one size need no entries to contradict each other. */
  #signedRival(claim: RootClaim): RootClaim | undefined {
    const sameSize = this.#claims.filter(({ claim: other }) => other.size === claim.size && other.isSigned);
    return sameSize.find(({ claim: other }) => !equalBytes(other.root, claim.root))?.claim;
  }
}
