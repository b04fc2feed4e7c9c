// SPDX-License-Identifier: Apache-2.0
import type { Labels } from "@scelle/core/api";
import { useSyncExternalStore } from "react";

// Names that answers gave, by reference: what `NameOf` says. They belong to whoever is signed in and are
// forgotten with the role.

let known: Labels = {};
const listeners = new Set<() => void>();

export function learnLabels(labels: Labels): void {
  if (Object.entries(labels).every(([ref, name]) => known[ref] === name)) return;
  known = { ...known, ...labels };
  for (const listener of listeners) listener();
}

export function forgetLabels(): void {
  known = {};
  for (const listener of listeners) listener();
}

/** Every name that this reader was told so far. */
export function useKnownLabels(): Labels {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
}

/** What something is called: its name or kind, or the beginning of its reference where neither is known. */
export function calledIn(labels: Labels, ref: string): string {
  return labels[ref] ?? `#${ref.slice(0, 8)}`;
}
