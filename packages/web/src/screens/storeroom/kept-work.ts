// SPDX-License-Identifier: Apache-2.0
import { forgetText, storedText, storeText } from "../../words/kept-choice.ts";

const prefix = "scelle.storeroom";

/**
 * Work that must outlive its tab: a round among the shelves, a hand-over of which a part is recorded. What is
 * kept names exhibits by reference; it is gone with the record that it ends in.
 * @param person whose work it is: nobody else finds it
 */
export function keptWork<T>(person: string, caseRef: string, what: string): T | undefined {
  const text = storedText(keyOf(person, caseRef, what));
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

/** Where a page may keep nothing, the work lasts as long as the page. @param work undefined forgets it */
export function keepWork(person: string, caseRef: string, what: string, work: object | undefined): void {
  const key = keyOf(person, caseRef, what);
  if (work === undefined) forgetText(key);
  else storeText(key, JSON.stringify(work));
}

const keyOf = (person: string, caseRef: string, what: string): string =>
  `${prefix} ${person} ${caseRef} ${what}`;
