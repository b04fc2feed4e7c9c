// SPDX-License-Identifier: Apache-2.0
// One thread of an export: takes one digest of the blocks that it is told of, in the order of the messages.
import { createHash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";

export interface DigestWorkerStart {
  /** `leaves` for those that the name of an object is taken from, of each chunk of a block. */
  readonly digestName: string;
  readonly chunkSizeBytes: number;
  readonly blockSizeBytes: number;
  readonly buffer: SharedArrayBuffer;
}

/** A block, by its slot; or the end of a file, which asks for its digest. */
export type DigestJob = { readonly slot: number; readonly sizeBytes: number } | "end";

const { digestName, blockSizeBytes, chunkSizeBytes, buffer } = workerData as DigestWorkerStart;
const areLeaves = digestName === "leaves";
const leafPrefix = Uint8Array.of(0);
const newHash = () => createHash(areLeaves ? "sha256" : digestName);
let hash = newHash();
parentPort?.on("message", (job: DigestJob) => {
  if (job === "end") {
    parentPort?.postMessage(hash.digest("hex"));
    hash = newHash();
    return;
  }
  const block = new Uint8Array(buffer, job.slot * blockSizeBytes, job.sizeBytes);
  if (!areLeaves) hash.update(block);
  parentPort?.postMessage(areLeaves ? leavesOf(block) : "");
});

/** In hexadecimal, one after the other. @see RFC 6962 §2.1 */
function leavesOf(block: Uint8Array): string {
  let leaves = "";
  for (let at = 0; at < block.length; at += chunkSizeBytes) {
    leaves += newHash()
      .update(leafPrefix)
      .update(block.subarray(at, at + chunkSizeBytes))
      .digest("hex");
  }
  return leaves;
}
