// SPDX-License-Identifier: Apache-2.0
// The three works done on every block, its digest before its sealing, as functions over the ring: the same
// code runs in this thread for a small source and in one worker each for a large one. Workers load this file,
// so it imports nothing of core.
import { PayloadSealer } from "./age-payload.ts";
import type { BlockRing } from "./block-ring.ts";
import { ChunkLeaves } from "./chunk-leaves.ts";
import { giveBack } from "./output-memory.ts";
import { type AlsoDigest, type Digests, PlainDigests } from "./plain-digests.ts";

export interface BlockJob {
  /** Of the block for `digest` and `seal`; of the segment of the object for `leaves`. */
  readonly index: number;
  readonly sizeBytes: number;
  readonly isLast: boolean;
  /** Asks `digest` for the SHA-256 so far. */
  readonly isBoundary: boolean;
}

export interface StageAnswers {
  digest: { readonly soFar?: string; readonly digests?: Digests };
  /** Size of the object so far, its front included. */
  seal: { readonly sealedSizeBytes: number };
  leaves: { readonly leafHashes: readonly Uint8Array[] };
}

export type StageName = keyof StageAnswers;
export type StageWork<Name extends StageName> = (job: BlockJob) => StageAnswers[Name];

export interface SealPlan {
  readonly also: readonly AlsoDigest[];
  readonly payloadKey: Uint8Array;
  /** Header and nonce: the bytes of the object before the first block. */
  readonly front: Uint8Array;
}

export const stageWorks = {
  digest: (plan, ring) => {
    const digests = new PlainDigests(plan.also);
    return ({ index, sizeBytes, isLast, isBoundary }) => {
      digests.add(ring.plain(index).subarray(0, sizeBytes));
      const soFar = isBoundary ? { soFar: digests.soFar() } : {};
      return isLast ? { ...soFar, digests: digests.end() } : soFar;
    };
  },
  seal: (plan, ring) => {
    const sealer = new PayloadSealer(plan.payloadKey);
    let sealedSizeBytes = 0;
    const put = (bytes: Uint8Array) => {
      ring.put(bytes, sealedSizeBytes);
      sealedSizeBytes += bytes.length;
    };
    put(plan.front);
    const putSealed = (bytes: Uint8Array) => {
      put(bytes);
      giveBack(bytes);
    };
    return ({ index, sizeBytes, isLast }) => {
      sealer.seal(ring.plain(index).subarray(0, sizeBytes), putSealed, isLast);
      return { sealedSizeBytes };
    };
  },
  leaves: (_plan, ring) => {
    const leaves = new ChunkLeaves();
    return ({ index, sizeBytes, isLast }) => {
      const leafHashes = leaves.add(ring.segment(index).subarray(0, sizeBytes));
      return { leafHashes: isLast ? [...leafHashes, ...leaves.end()] : leafHashes };
    };
  },
} satisfies { [Name in StageName]: (plan: SealPlan, ring: BlockRing) => StageWork<Name> };
