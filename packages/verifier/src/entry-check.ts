// SPDX-License-Identifier: Apache-2.0
import type { Entry, Hash } from "@scelle/core";
import type { StoredPayload } from "./payload-cursor.ts";
import type { Verification } from "./verification.ts";

/**
 * One entry with all that belongs to it, as the walk over the log comes by. Bytes are valid during the check
 * only.
 */
export interface WalkedEntry {
  readonly index: number;
  /** The bundle or commit record that it stands in. */
  readonly path: string;
  /** Undefined if its bytes are missing or not in their exact form. */
  readonly entry: Entry | undefined;
  /** As the signed tree has it; undefined where damage makes that unknowable. */
  readonly leaf: Hash | undefined;
  readonly stored: StoredPayload | undefined;
  /** The wrapped key, all zero once erased; undefined if the page is missing. */
  readonly wrappedKey: Uint8Array | undefined;
  /** What becomes of it; checks only make it worse. */
  state: "intact" | "sealed" | "erased" | "missing" | "altered";
  /** The opened content, left by the check that opened it. */
  payload: Uint8Array | undefined;
}

/** What is looked at for each entry, in the order of the log. Made anew for each verification. */
export interface EntryCheck {
  check(entry: WalkedEntry): void | Promise<void>;
  /** After the last entry. */
  end?(): void | Promise<void>;
}

export type EntryCheckMaker = (verification: Verification) => EntryCheck;
