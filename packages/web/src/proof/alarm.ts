// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";
import { storedText, storeText } from "../words/kept-choice.ts";

/** What this browser caught a register at. */
export type AlarmCause =
  /** The newest checkpoint does not continue the one seen before. */
  | "other-history"
  /** The log is shorter than it was. */
  | "smaller-log"
  /** The checkpoint is not signed by the register's key. */
  | "checkpoint-unsigned"
  /** The register now names another key than this browser knew. */
  | "other-key"
  /** An entry does not lead to the signed root. */
  | "entry-not-in-log"
  /** What was shown is not what the entry commits to. */
  | "record-altered"
  /** The author's signature does not hold. */
  | "signature-false";

export interface Alarm {
  readonly cause: AlarmCause;
  readonly origin: string;
  readonly verifierKey: string;
  /** When this browser noticed. */
  readonly noticedAt: string;
  /** The signed checkpoint that this browser saw before, and when. */
  readonly seen?: string;
  readonly seenAt?: string;
  /** What the register shows now. */
  readonly shown?: string;
  readonly recordRef?: string;
}

const storeName = "scelle.alarm";
const listeners = new Set<() => void>();
let alarm = storedAlarm();

/** The alarm that this browser raised and nobody put aside; it outlives the page. */
export function useAlarm(): Alarm | undefined {
  return useSyncExternalStore(subscribe, () => alarm);
}

/** The first alarm stays: what follows a broken log proves nothing more. */
export function raiseAlarm(next: Alarm): void {
  if (alarm !== undefined) return;
  change(next);
}

/** Takes the alarm down, which only a person does who has kept the evidence. */
export function putAlarmAside(): void {
  change(undefined);
}

function change(next: Alarm | undefined): void {
  alarm = next;
  storeText(storeName, next === undefined ? "" : JSON.stringify(next));
  for (const listener of listeners) listener();
}

function storedAlarm(): Alarm | undefined {
  const text = storedText(storeName);
  return text === undefined || text === "" ? undefined : (JSON.parse(text) as Alarm);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
