// SPDX-License-Identifier: Apache-2.0
// What node:crypto puts the output of every chunk in: memory that is taken anew each time. Workers load this
// file, so it imports nothing of core.
import { setFlagsFromString } from "node:v8";
import { MessageChannel } from "node:worker_threads";

let isPrepared = false;
const largeBlockSizeBytes = 24 * 1024 * 1024;
/** Below this the collector costs less. */
const worthGivingBackSizeBytes = 4096;

type Transferable = ArrayBufferLike & { transfer?(sizeBytes: number): unknown };

/** Lets threads that are started from here on give outputs back, to a C library that keeps them. */
export function prepareMemory(): void {
  if (isPrepared) return;
  isPrepared = true;
  // Node 20 has the method, and shows it only if asked.
  if (!("transfer" in ArrayBuffer.prototype)) setFlagsFromString("--harmony-rab-gsab-transfer");
  keepFreedMemory();
}

/**
 * Frees the memory of an output at once; nobody may look at it any more. The collector would let 32 MiB of
 * outputs pile up, and the next one would be written to memory that no cache holds.
 */
export function giveBack(output: Uint8Array): void {
  if (output.byteLength < worthGivingBackSizeBytes) return;
  const memory: Transferable = output.buffer;
  if (output.byteLength === memory.byteLength && memory.transfer !== undefined) memory.transfer(0);
}

/**
 * Makes the C library keep what is freed instead of handing it back to the kernel at once: page faults would
 * cost a third of the cipher's time. glibc raises its thresholds when one large block is freed (mallopt(3),
 * "M_MMAP_THRESHOLD"); a message to a closed port frees one at a moment of ours.
 */
function keepFreedMemory(): void {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  const block = new ArrayBuffer(largeBlockSizeBytes);
  port1.postMessage(null, [block]);
  port1.close();
}
