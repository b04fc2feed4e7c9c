// SPDX-License-Identifier: Apache-2.0
import { kindOf } from "./catalogue.ts";
import type { EffectiveRecord } from "./effective-records.ts";
import { wordsIn } from "./schema-walk.ts";

/**
 * All that persons wrote in a record, one text a line: what a full-text index holds. Empty after an erasure.
 */
export function searchText(record: Pick<EffectiveRecord, "kind" | "version" | "stated">): string {
  const { shape } = kindOf(record.kind, record.version);
  const words = Object.entries(shape).flatMap(([name, field]) => {
    const value = record.stated[name];
    return field.from === "stated" && value !== undefined ? wordsIn(field.schema, value) : [];
  });
  return words.join("\n");
}
