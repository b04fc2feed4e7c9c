// SPDX-License-Identifier: Apache-2.0
// One thread of an export: takes one digest of the blocks that it is told of, in the order of the messages.
import { createHash, type Hash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { ChunkLeaves } from "@scelle/register/chunk-leaves";

export interface DigestWorkerStart {
  /** `leaves` for those that the name of an object is taken from, of each chunk of a block. */
  readonly digestName: string;
  readonly blockSizeBytes: number;
  readonly buffer: SharedArrayBuffer;
}

/** A block, by its slot; or the end of a file, which asks for its digest. */
export type DigestJob = { readonly slot: number; readonly sizeBytes: number } | "end";

const { digestName, blockSizeBytes, buffer } = workerData as DigestWorkerStart;
let hash: Hash | undefined;
parentPort?.on("message", (job: DigestJob) => {
  if (job === "end") {
    parentPort?.postMessage((hash ?? createHash(digestName)).digest("hex"));
    hash = undefined;
    return;
  }
  const block = new Uint8Array(buffer, job.slot * blockSizeBytes, job.sizeBytes);
  if (digestName !== "leaves") hash = (hash ?? createHash(digestName)).update(block);
  parentPort?.postMessage(digestName === "leaves" ? leavesOf(block) : "");
});

/** In hexadecimal, one after the other: a block is whole chunks, but for the last of an object. */
function leavesOf(block: Uint8Array): string {
  const chunks = new ChunkLeaves();
  return Buffer.concat([...chunks.add(block), ...chunks.end()]).toString("hex");
}
