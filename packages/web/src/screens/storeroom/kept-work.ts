// SPDX-License-Identifier: Apache-2.0

const prefix = "scelle.storeroom";

/**
 * Work that must outlive its tab: a round among the shelves, a hand-over of which a part is recorded. What is
 * kept names exhibits by reference; it is gone with the record that it ends in.
 * @param person whose work it is: nobody else finds it
 */
export function keptWork<T>(person: string, caseRef: string, what: string): T | undefined {
  const text = storage()?.getItem(keyOf(person, caseRef, what));
  return text === null || text === undefined ? undefined : (JSON.parse(text) as T);
}

/** @param work undefined forgets it */
export function keepWork(person: string, caseRef: string, what: string, work: object | undefined): void {
  const key = keyOf(person, caseRef, what);
  if (work === undefined) storage()?.removeItem(key);
  else storage()?.setItem(key, JSON.stringify(work));
}

const keyOf = (person: string, caseRef: string, what: string): string =>
  `${prefix} ${person} ${caseRef} ${what}`;

/** A page may be refused its storage: the work then lasts as long as the page. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined; // The round works without.
  }
}
