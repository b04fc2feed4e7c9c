// SPDX-License-Identifier: Apache-2.0
import { isReading } from "../access/readings.ts";
import type { JsonObject, JsonValue } from "../encoding/canonical-json.ts";
import { kindOf } from "./catalogue.ts";
import type { Field } from "./define-kind.ts";
import type { EffectiveRecord, Skeleton } from "./effective-records.ts";
import type { AssignedFields } from "./payload.ts";
import { isOptional, withoutWords } from "./schema-walk.ts";

/**
 * What remains of a record after its erasure: references, times, quantities and closed words, as corrected;
 * of what was measured only what the register can measure again, since a digest of known content would
 * confirm the content.
 * @param keep optional fields to keep; without it, all that hold no words
 */
export function skeletonOf(record: EffectiveRecord, keep?: readonly string[]): Skeleton {
  const { shape } = kindOf(record.kind, record.version);
  const isKept = (name: string, field: Field) =>
    !isOptional(field.schema) || field.meta.subject === true || (keep?.includes(name) ?? true);
  const stated = wordlessPart(
    record.stated,
    shape,
    (name, field) => field.from === "stated" && isKept(name, field),
  );
  const measured = wordlessPart(record.measured, shape, (_, field) => field.measuredBy === "register");
  return {
    draftId: record.recordRef,
    kind: record.kind,
    version: record.version,
    stated,
    ...(Object.keys(measured).length === 0 ? {} : { measured }),
    assigned: isReading(record) ? nobodysLook(record.assigned) : record.assigned,
  };
}

/** Of a look that is erased it stays that there was one, and when: not whose it was, nor at what. */
function nobodysLook(assigned: AssignedFields): AssignedFields {
  const { author: _whose, ...rest } = assigned;
  return { ...rest, author: "register", ...(rest["shown"] === undefined ? {} : { shown: [] }) };
}

function wordlessPart(
  values: JsonObject,
  shape: Readonly<Record<string, Field>>,
  isKept: (name: string, field: Field) => boolean,
): JsonObject {
  const kept: Record<string, JsonValue> = {};
  for (const [name, field] of Object.entries(shape)) {
    const value = values[name];
    if (value === undefined || field.words || !isKept(name, field)) continue;
    const rest = withoutWords(field.schema, value);
    if (rest !== undefined) kept[name] = rest;
  }
  return kept;
}
