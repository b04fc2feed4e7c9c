// SPDX-License-Identifier: Apache-2.0
import type { Progress } from "../verify-options.ts";
import { type Given, type Judged, judge } from "./judge.ts";

type Answer = { readonly progress: Progress } | { readonly judged: Judged };

/** A word about progress is given no more often. */
const tellEveryMs = 100;

/**
 * Judges in a thread of its own, so that the page answers while gigabytes are read. A browser that starts no
 * thread from a file on the disk judges in the page itself.
 */
export async function judgeInWorker(given: Given, onProgress: (progress: Progress) => void): Promise<Judged> {
  const worker = startWorker();
  const judged = worker === undefined ? "silent" : await answerOf(worker, given, onProgress);
  worker?.terminate();
  return judged === "silent" ? await judge(given, onProgress) : judged;
}

/** What the same script does in the thread. */
export function answerAsWorker(): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener("message", ({ data }) => {
    let toldMs = 0;
    const tell = (progress: Progress): void => {
      if (performance.now() - toldMs < tellEveryMs) return;
      toldMs = performance.now();
      scope.postMessage({ progress });
    };
    void judge(data, tell).then((judged) => scope.postMessage({ judged }));
  });
}

/** What the thread says; that it ended before it said anything tells that it never started. */
function answerOf(
  worker: Worker,
  given: Given,
  onProgress: (progress: Progress) => void,
): Promise<Judged | "silent"> {
  return new Promise((resolve) => {
    let hasSpoken = false;
    worker.addEventListener("error", () => resolve(hasSpoken ? { state: "unexpected" } : "silent"));
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      hasSpoken = true;
      if ("judged" in data) resolve(data.judged);
      else onProgress(data.progress);
    });
    worker.postMessage(given);
  });
}

interface WorkerScope {
  addEventListener(type: "message", listener: (event: MessageEvent<Given>) => void): void;
  postMessage(answer: Answer): void;
}

/** The page is one file: its script stands in it, and a thread is started with a copy. */
function startWorker(): Worker | undefined {
  const script = document.querySelector("script")?.textContent ?? "";
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return new Worker(url, { type: "module" });
  } catch {
    return undefined;
  } finally {
    // The thread fetches its script in a moment.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
