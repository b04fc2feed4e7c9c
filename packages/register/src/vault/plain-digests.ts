// SPDX-License-Identifier: Apache-2.0
// Digests of the plaintext. Workers load this file, so it imports nothing of core.
import { createHash, type Hash } from "node:crypto";

/** Digests that other tools of the field compare by; neither resists a forger. */
export type AlsoDigest = "md5" | "sha1";

/** Lower-case hex. */
export interface Digests {
  readonly sha256: string;
  readonly md5?: string;
  readonly sha1?: string;
}

/** SHA-256 of a plaintext that comes in pieces, and what else was asked for. */
export class PlainDigests {
  readonly #sha256 = createHash("sha256");
  readonly #also: readonly (readonly [AlsoDigest, Hash])[];

  constructor(also: readonly AlsoDigest[]) {
    this.#also = also.map((name) => [name, createHash(name)]);
  }

  add(piece: Uint8Array): void {
    this.#sha256.update(piece);
    for (const [, hash] of this.#also) hash.update(piece);
  }

  /** SHA-256 of everything so far. */
  soFar(): string {
    return this.#sha256.copy().digest("hex");
  }

  end(): Digests {
    const also = Object.fromEntries(this.#also.map(([name, hash]) => [name, hash.digest("hex")]));
    return { sha256: this.#sha256.digest("hex"), ...also };
  }
}
