// SPDX-License-Identifier: Apache-2.0
import { findKind } from "@scelle/core";

const labelFields = ["number", "title", "name", "sealNumber"] as const;

/** What people call the thing that a record founds: an exhibit or case number, a title, a name. */
export function labelOf(draft: { readonly stated: Readonly<Record<string, unknown>> }): string | undefined {
  for (const field of labelFields) {
    const value = draft.stated[field];
    if (typeof value === "string") return value;
  }
  return undefined;
}

/** The field of a kind that its label is taken from; undefined for a kind that people have no name for. */
export function labelFieldOf(kind: string): string | undefined {
  const shape = findKind(kind)?.shape ?? {};
  return labelFields.find((field) => shape[field]?.from === "stated");
}
