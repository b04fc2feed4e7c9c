// SPDX-License-Identifier: Apache-2.0
// Makes rows of the index from entries that are published, beside the thread that writes them.
import { parentPort, workerData } from "node:worker_threads";
import { compileSchemas } from "@scelle/core";
import { nodeDisk } from "../disk/node-disk.ts";
import { nodeCrypto } from "../keys/node-crypto.ts";
import { RecordStore } from "../log/record-store.ts";
import { type MadeRows, makeRows } from "./made-rows.ts";

export interface RowWorkerStart {
  readonly folder: string;
  readonly origin: string;
  readonly recordKey: Uint8Array;
  readonly publishedSize: number;
}

export interface RowJob {
  readonly from: number;
  readonly end: number;
}

/** Nothing where it could not be done: whoever asked does it again and meets the error. */
export type RowAnswer = MadeRows | undefined;

compileSchemas();
const { folder, origin, recordKey, publishedSize } = workerData as RowWorkerStart;
const log = { publishedSize, pending: () => undefined, onMoved: () => undefined };
const opened = RecordStore.open(nodeDisk(folder), nodeCrypto, log, origin, recordKey);

parentPort?.on("message", async ({ from, end }: RowJob) => {
  parentPort?.postMessage(await made(from, end));
});

async function made(from: number, end: number): Promise<RowAnswer> {
  try {
    const store = await opened;
    return store.inOrder(() => makeRows({ origin, crypto: nodeCrypto, store }, from, end));
  } catch {
    return undefined; // An entry is not what it should be.
  }
}
