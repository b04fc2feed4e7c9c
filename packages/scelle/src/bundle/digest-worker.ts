// SPDX-License-Identifier: Apache-2.0
// One thread of an export: takes one digest of the blocks that it is told of, in the order of the messages.
import { createHash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";

export interface DigestWorkerStart {
  readonly digestName: string;
  readonly blockSizeBytes: number;
  readonly buffer: SharedArrayBuffer;
}

/** A block, by its slot; or the end of a file, which asks for its digest. */
export type DigestJob = { readonly slot: number; readonly sizeBytes: number } | "end";

const { digestName, blockSizeBytes, buffer } = workerData as DigestWorkerStart;
let hash = createHash(digestName);
parentPort?.on("message", (job: DigestJob) => {
  if (job === "end") {
    parentPort?.postMessage(hash.digest("hex"));
    hash = createHash(digestName);
    return;
  }
  hash.update(new Uint8Array(buffer, job.slot * blockSizeBytes, job.sizeBytes));
  parentPort?.postMessage("");
});
