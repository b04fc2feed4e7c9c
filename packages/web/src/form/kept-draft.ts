// SPDX-License-Identifier: Apache-2.0
import type { FormGroup } from "./form-values.ts";

/**
 * A draft while it is filled in, with the id under which it will be recorded once, however often it is sent.
 */
export interface KeptDraft {
  readonly draftId: string;
  readonly values: FormGroup;
}

const prefix = "scelle.draft";

/**
 * What this tab kept of a form; undefined if nothing, or if the browser keeps nothing.
 * @param person whose form it is: another role does not find it
 */
export function keptDraft(person: string, place: string): KeptDraft | undefined {
  const text = storage()?.getItem(keyOf(person, place));
  if (text === null || text === undefined) return undefined;
  const kept = JSON.parse(text) as Partial<KeptDraft>;
  const { draftId, values } = kept;
  return draftId === undefined || values === undefined ? undefined : { draftId, values };
}

export function keepDraft(person: string, place: string, draft: KeptDraft): void {
  storage()?.setItem(keyOf(person, place), JSON.stringify(draft));
}

export function forgetDraft(person: string, place: string): void {
  storage()?.removeItem(keyOf(person, place));
}

const keyOf = (person: string, place: string): string => `${prefix} ${person} ${place}`;

/** A page may be refused its storage: a form then lasts as long as the page. */
function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined; // The form works without.
  }
}
