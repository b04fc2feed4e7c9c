// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";
import { storedText, storeText } from "../words/kept-choice.ts";

/** The last checkpoint of a register that this browser saw and checked. */
export interface PinnedCheckpoint {
  /** C2SP signed note. */
  readonly note: string;
  readonly size: number;
  /** Root of the tree, hexadecimal: the checkpoint's fingerprint. */
  readonly root: string;
  readonly seenAt: string;
}

const listeners = new Set<() => void>();

/** What is pinned belongs to one origin and one key. */
const pinName = (verifierKey: string) => `scelle.pin.${verifierKey}`;
const keyName = (origin: string) => `scelle.key.${origin}`;
/** One that was once in earnest stays so, whatever its server says later. */
const earnestName = (origin: string) => `scelle.earnest.${origin}`;

export function pinnedOf(verifierKey: string): PinnedCheckpoint | undefined {
  const text = pinText(verifierKey);
  return text === undefined ? undefined : (JSON.parse(text) as PinnedCheckpoint);
}

export function usePinned(verifierKey: string): PinnedCheckpoint | undefined {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => pinText(verifierKey),
  );
  return text === undefined ? undefined : (JSON.parse(text) as PinnedCheckpoint);
}

export function pin(verifierKey: string, checkpoint: PinnedCheckpoint): void {
  storeText(pinName(verifierKey), JSON.stringify(checkpoint));
  for (const listener of listeners) listener();
}

/** The key under which this browser knew a register, if it knew it. */
export function knownKeyOf(origin: string): string | undefined {
  return storedText(keyName(origin));
}

/** Whether it said that it is an exercise, each time that this browser saw it. */
export function wasExercise(origin: string): boolean {
  return storedText(earnestName(origin)) === undefined;
}

export function knowKey(origin: string, verifierKey: string, isExercise: boolean): void {
  storeText(keyName(origin), verifierKey);
  if (!isExercise) storeText(earnestName(origin), "yes");
}

function pinText(verifierKey: string): string | undefined {
  const text = storedText(pinName(verifierKey));
  return text === "" ? undefined : text;
}
