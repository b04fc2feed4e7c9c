// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "@scelle/core";
import type { ShownAnswer } from "@scelle/core/api";

/** A record as an answer holds it: corrected values, and what they replaced. */
export function shownOf(record: EffectiveRecord): ShownAnswer {
  const { author, recordedAt, caseRef } = record.assigned;
  return {
    recordRef: record.recordRef,
    index: record.index,
    kind: record.kind,
    version: record.version,
    author,
    recordedAt,
    ...(typeof caseRef === "string" ? { caseRef } : {}),
    stated: record.stated,
    ...(Object.keys(record.measured).length === 0 ? {} : { measured: record.measured }),
    assigned: { ...record.assigned },
    ...(record.corrections.length === 0 ? {} : { original: record.original }),
    corrections: record.corrections.map(({ by, fields }) => ({ by, fields: [...fields] })),
    erased: record.erased,
  };
}
