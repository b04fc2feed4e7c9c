// SPDX-License-Identifier: Apache-2.0
import { AnsweringThread } from "@scelle/register";
import type { DigestJob, DigestWorkerStart } from "./digest-worker.ts";

/**
 * A digest that another thread takes, of blocks in memory that both see. Empty for a block unless it
 * is of leaves, a digest in hexadecimal for the end of a file.
 */
export class DigestThread extends AnsweringThread<DigestJob, string> {
  constructor(workerData: DigestWorkerStart) {
    super(new URL("./digest-worker.js", import.meta.url), workerData, "digest thread");
  }
}
