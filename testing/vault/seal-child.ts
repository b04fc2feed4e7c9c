// SPDX-License-Identifier: Apache-2.0
// A process of its own that seals one source, so that tests can kill it, bound its disk and measure its
// memory. It prints one line of JSON: the sealed object with the peak of resident memory, or the code of
// the error.
import { readFileSync, writeFileSync } from "node:fs";
import { ScelleError } from "@scelle/core";
import { openSource, sealSource } from "@scelle/register";

export interface SealChildOrder {
  readonly sourcePath: string;
  readonly vaultFolder: string;
  readonly recipients: readonly string[];
  readonly journalFolder?: string;
  readonly boundarySizeBytes?: number;
  /** Dies by SIGKILL once so much is done. */
  readonly killAtBytes?: number;
}

async function sealAsOrdered({ sourcePath, killAtBytes, ...options }: SealChildOrder): Promise<object> {
  const source = await openSource(sourcePath);
  const onProgress = ({ doneBytes }: { doneBytes: number }) => {
    if (killAtBytes !== undefined && doneBytes >= killAtBytes) process.kill(process.pid, "SIGKILL");
  };
  const sealed = await sealSource({ ...options, source, onProgress });
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "latin1"));
  return { ...sealed, peakBytes: Number(peak?.[1]) * 1024 };
}

/** Standard output: the pipe to whoever started this process. */
const answerDescriptor = 1;
const order = process.argv[2];
if (order !== undefined) {
  const answer = await sealAsOrdered(JSON.parse(order) as SealChildOrder).catch((cause: unknown) => {
    if (cause instanceof ScelleError) return { code: cause.code, reason: cause.facts["reason"] };
    throw cause;
  });
  writeFileSync(answerDescriptor, `${JSON.stringify(answer)}\n`);
}
