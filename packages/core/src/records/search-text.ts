// SPDX-License-Identifier: Apache-2.0
import { isProtection } from "../access/protection-fold.ts";
import { kindOf } from "./catalogue.ts";
import type { EffectiveRecord } from "./effective-records.ts";
import { wordsIn } from "./schema-walk.ts";

/**
 * All that persons wrote in a record, one text a line: what a full-text index holds. Empty after an erasure.
 */
export function searchText(record: Pick<EffectiveRecord, "kind" | "version" | "stated">): string {
  const { group, shape } = kindOf(record.kind, record.version);
  // What somebody looked for would be found by all who look for the same: it is listed. Who a protected
  // source is, or why it would be told, is found by nobody who types a word.
  if (group === "access" || isProtection(record)) return "";
  const words = Object.entries(shape).flatMap(([name, field]) => {
    const value = record.stated[name];
    return field.from === "stated" && value !== undefined ? wordsIn(field.schema, value) : [];
  });
  return words.join("\n");
}
