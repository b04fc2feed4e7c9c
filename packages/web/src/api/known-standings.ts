// SPDX-License-Identifier: Apache-2.0
import type { AllegationStandings } from "@scelle/core/api";
import { useSyncExternalStore } from "react";

// How allegations stand, as answers gave it: wherever an allegation is shown, what was decided on it is too.
// It belongs to whoever is signed in and is forgotten with the role.

let known: AllegationStandings = {};
const listeners = new Set<() => void>();

export function learnStandings(standings: AllegationStandings): void {
  if (Object.keys(standings).length === 0) return;
  known = { ...known, ...standings };
  for (const listener of listeners) listener();
}

export function forgetStandings(): void {
  known = {};
  for (const listener of listeners) listener();
}

/** How an allegation stands for each person that it concerns; undefined where no answer showed it. */
export function useStandings(allegationRef: string): AllegationStandings[string] | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known[allegationRef],
  );
}
