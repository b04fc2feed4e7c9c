// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";

// Why somebody looks: asked once per case, kept while this page is open. Every look is recorded with it.

/** Longest reason that the register takes, in UTF-16 code units. */
export const reasonLengthMax = 500;

const reasons = new Map<string, string>();
const listeners = new Set<() => void>();
let lastCase: string | undefined;

/** The reason given for a case; undefined until somebody gave one. */
export function useReason(caseRef: string): string | undefined {
  return useSyncExternalStore(subscribe, () => reasons.get(caseRef));
}

export function giveReason(caseRef: string, reason: string): void {
  reasons.set(caseRef, reason);
  lastCase = caseRef;
  for (const listener of listeners) listener();
}

/** Makes a case the one whose reason goes with looks that name no case. */
export function lookInto(caseRef: string): void {
  lastCase = caseRef;
}

/** Forgets every reason: somebody else looks now. */
export function forgetReasons(): void {
  reasons.clear();
  lastCase = undefined;
  for (const listener of listeners) listener();
}

export function reasonOf(caseRef: string): string | undefined {
  return reasons.get(caseRef);
}

/** The reason of the case that is being looked at. */
export function currentReason(): string | undefined {
  return lastCase === undefined ? undefined : reasons.get(lastCase);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
