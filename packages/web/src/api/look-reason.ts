// SPDX-License-Identifier: Apache-2.0
import type { LookReason } from "@scelle/core/api";
import { useSyncExternalStore } from "react";

// Why somebody looks: asked once per case, kept while this page is open. Every look is recorded with it.

/** Longest reason in words that the register takes, in UTF-16 code units. */
export const reasonLengthMax = 500;
/** Longest name of an act, in UTF-16 code units. */
export const actReferenceLengthMax = 200;

/** For what who looked is read: one of the purposes that the law allows. */
export type LogPurpose = NonNullable<LookReason["logPurpose"]>;

const reasons = new Map<string, LookReason>();
const purposes = new Map<string, LogPurpose>();
const listeners = new Set<() => void>();
let lastCase: string | undefined;

/** The reason given for a case; undefined until somebody gave one. */
export function useReason(caseRef: string): LookReason | undefined {
  return useSyncExternalStore(subscribe, () => reasons.get(caseRef));
}

export function giveReason(caseRef: string, reason: LookReason): void {
  reasons.set(caseRef, reason);
  lastCase = caseRef;
  tell();
}

/** For what the looks of others into a case are read; undefined until somebody said so. */
export function useLogPurpose(caseRef: string): LogPurpose | undefined {
  return useSyncExternalStore(subscribe, () => purposes.get(caseRef));
}

export function giveLogPurpose(caseRef: string, purpose: LogPurpose): void {
  purposes.set(caseRef, purpose);
  tell();
}

/** Makes a case the one whose reason goes with looks that name no case. */
export function lookInto(caseRef: string): void {
  lastCase = caseRef;
}

/** Forgets every reason: somebody else looks now. */
export function forgetReasons(): void {
  reasons.clear();
  purposes.clear();
  lastCase = undefined;
  tell();
}

export function reasonOf(caseRef: string): LookReason | undefined {
  return reasons.get(caseRef);
}

/** The reason of the case that is being looked at. */
export function currentReason(): LookReason | undefined {
  return lastCase === undefined ? undefined : reasons.get(lastCase);
}

/** A reason as headers of a request: what people typed crosses as percent-encoded UTF-8. */
export function headersOf({ ground, actReference, reason, logPurpose }: LookReason): Record<string, string> {
  const typed = (name: string, text: string | undefined) =>
    text === undefined ? {} : { [name]: encodeURIComponent(text) };
  return {
    ...typed("Scelle-Ground", ground),
    ...typed("Scelle-Act", actReference),
    ...typed("Scelle-Reason", reason),
    ...typed("Scelle-Log-Purpose", logPurpose),
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
