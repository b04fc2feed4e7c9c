// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { ApiProblem } from "../api/api-problem.ts";
import type { MeasuredFile } from "./sealed-stream.ts";

export interface SealingOrder {
  readonly file: File;
  readonly recipients: readonly string[];
}

/** How much of the sealed object the register has. */
export interface SealingProgress {
  readonly arrivedBytes: number;
  readonly totalBytes: number;
}

/** What the worker is told. */
export type SealingRequest = SealingOrder | "stop";

/** What the worker says. */
export type SealingWord =
  | SealingProgress
  | { readonly measured: MeasuredFile }
  | { readonly problem: Problem };

/**
 * Seals a file on this machine to the recipients of a case and brings it into the vault: a worker does it and
 * ends with it. The plaintext does not leave the machine.
 * @param signal ends it; what had arrived is given up
 * @throws ApiProblem
 */
export async function sealFile(
  order: SealingOrder,
  onProgress: (progress: SealingProgress) => void,
  signal: AbortSignal,
): Promise<MeasuredFile> {
  const worker = new Worker(new URL("./seal-worker.ts", import.meta.url), { type: "module" });
  const say = (word: SealingRequest) => worker.postMessage(word);
  return await new Promise<MeasuredFile>((resolve, reject) => {
    const end = (how: () => void) => {
      worker.terminate();
      how();
    };
    // The worker gives up what had arrived, and ends after that.
    const stop = () => {
      say("stop");
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", stop, { once: true });
    worker.addEventListener("error", ({ message }) => end(() => reject(new Error(message))));
    worker.addEventListener("message", ({ data }: MessageEvent<SealingWord>) => {
      if ("measured" in data) end(() => resolve(data.measured));
      else if ("problem" in data) end(() => reject(new ApiProblem(data.problem)));
      else if (!signal.aborted) onProgress(data);
    });
    say(order);
  });
}
