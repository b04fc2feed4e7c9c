// SPDX-License-Identifier: Apache-2.0
import type { ClockComparison } from "./field-search.ts";

/** Nobody waits longer for a clock. */
const waitMsMax = 3_000;

/**
 * The clock of this device beside that of the register, to the second, as an answer of its server says it.
 * The middle of the way there and back is taken as the moment of the answer.
 * @returns undefined where no answer came, or none that says its time
 */
export async function compareClocks(): Promise<ClockComparison | undefined> {
  const askedMs = Date.now();
  try {
    const signal = AbortSignal.timeout(waitMsMax);
    const { headers } = await fetch("/api/v1/health", { cache: "no-store", signal });
    const registerMs = Date.parse(headers.get("Date") ?? "");
    if (Number.isNaN(registerMs)) return undefined;
    const deviceMs = Math.round((askedMs + Date.now()) / 2);
    return { deviceTime: iso(deviceMs), registerTime: iso(registerMs) };
  } catch (error) {
    // The register is away: its clock cannot be read now.
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

/**
 * By how much a device's clock is ahead, in milliseconds. One entered without its seconds is compared by the
 * minute: that this device's clock had some is no difference.
 */
export function driftOf({ shown, besideIt }: { readonly shown: string; readonly besideIt: string }): number {
  const isToTheMinute = Date.parse(shown) % minuteMs === 0;
  const besideMs = Date.parse(besideIt);
  return Date.parse(shown) - (isToTheMinute ? besideMs - (besideMs % minuteMs) : besideMs);
}

const minuteMs = 60_000;

const iso = (ms: number): string => new Date(ms).toISOString();
