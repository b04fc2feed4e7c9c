// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";

/** A choice of the reader that this browser keeps: language, theme. */
export interface KeptChoice<T extends string> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * @param name under which local storage keeps it
 * @param values what it may be
 * @param first what it is until somebody chooses
 * @param apply shows the choice in the document; called at once and after each change
 */
export function keptChoice<T extends string>(
  name: string,
  values: readonly T[],
  first: T,
  apply: (value: T) => void,
): KeptChoice<T> {
  const listeners = new Set<() => void>();
  const kept = storedText(name);
  let current = values.find((value) => value === kept) ?? first;
  apply(current);
  return {
    get: () => current,
    set: (value) => {
      current = value;
      storeText(name, value);
      apply(value);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useKept<T extends string>({ subscribe, get }: KeptChoice<T>): T {
  return useSyncExternalStore(subscribe, get);
}

/** What local storage keeps under a name; undefined too where a browser refuses to keep anything. */
export function storedText(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined; // The browser keeps nothing for this page: the choice lasts as long as the page.
  }
}

/** Keeps a text, or says that the browser does not. */
export function storeText(name: string, value: string): boolean {
  try {
    localStorage.setItem(name, value);
    return true;
  } catch {
    return false; // As above: nothing is kept beyond this page.
  }
}

export function forgetText(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
