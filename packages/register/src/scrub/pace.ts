// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from "node:timers/promises";

/** How fast something may read, and whether it is to stop. */
export interface Pace {
  /** Returns when so many more bytes may be read. @throws the signal's reason */
  spend(sizeBytes: number): Promise<void>;
}

/** @param rateBytesPerSecond as fast as it goes if undefined */
export function paceOf(rateBytesPerSecond: number | undefined, signal: AbortSignal): Pace {
  const beganMs = performance.now();
  let spentBytes = 0;
  return {
    spend: async (sizeBytes) => {
      signal.throwIfAborted();
      if (rateBytesPerSecond === undefined) return;
      spentBytes += sizeBytes;
      const aheadMs = (1_000 * spentBytes) / rateBytesPerSecond - (performance.now() - beganMs);
      if (aheadMs > 0) await sleep(aheadMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    },
  };
}
