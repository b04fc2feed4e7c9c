// SPDX-License-Identifier: Apache-2.0

const labelFields = ["number", "title", "name", "sealNumber"] as const;

/** What people call the thing that a record founds: an exhibit or case number, a title, a name. */
export function labelOf(draft: { readonly stated: Readonly<Record<string, unknown>> }): string | undefined {
  for (const field of labelFields) {
    const value = draft.stated[field];
    if (typeof value === "string") return value;
  }
  return undefined;
}
