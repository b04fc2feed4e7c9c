// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type JsonObject } from "../encoding/canonical-json.ts";

interface Draft {
  readonly draftId: string;
}

/**
 * Drafts that were checked in full, with their canonical JSON as it was then: what is signed for, stored and
 * compared is this one text, and it is made once.
 */
const checkedTexts = new WeakMap<Draft, string>();

/** To be told of a draft that was checked in full. */
export function keepDraftText(draft: Draft, text: string): void {
  checkedTexts.set(draft, text);
}

/** Whether a draft was checked, by itself or within its record, and needs no second look. */
export function isCheckedDraft(draft: Draft): boolean {
  return checkedTexts.has(draft);
}

/** The canonical JSON of a draft. */
export function draftText(draft: Draft): string {
  return checkedTexts.get(draft) ?? canonicalJson(draft as unknown as JsonObject);
}
