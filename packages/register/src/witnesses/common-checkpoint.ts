// SPDX-License-Identifier: Apache-2.0
import type { PublishedProofs } from "../log/published-proofs.ts";
import type { WitnessLink } from "./witness-link.ts";

/**
 * The checkpoint that all are asked for, slow or fast, and that is kept with what they say: under load a
 * slow one would else be asked for others than a fast one, and no quorum would stand under any.
 */
export class CommonCheckpoint {
  readonly #togetherMs: number;
  #proofs: PublishedProofs | undefined;
  #sinceMs = 0;

  /** @param togetherMs how long one of them stays the common one */
  constructor(togetherMs: number) {
    this.#togetherMs = togetherMs;
  }

  get size(): number | undefined {
    return this.#proofs?.size;
  }

  /** What a witness is asked for: this one, or the newest where it has come so far. */
  proofsFor({ knownSize }: WitnessLink, newest: PublishedProofs, nowMs: number): PublishedProofs {
    if (this.#proofs === undefined || Math.abs(nowMs - this.#sinceMs) >= this.#togetherMs) {
      this.#proofs = newest;
      this.#sinceMs = nowMs;
    }
    return knownSize >= this.#proofs.size ? newest : this.#proofs;
  }
}
