// SPDX-License-Identifier: Apache-2.0
import { type CalendarName, type PackName, packs, type RegularityFlag, regularityOf } from "@scelle/core";
import type { RegularityLine, RegularityView } from "@scelle/core/api";
import { recordLineOf, type ViewContext } from "./view-context.ts";

/** Which rules a case is put beside. */
export interface RegularityAsked {
  readonly pack?: PackName | undefined;
  readonly calendar?: CalendarName | undefined;
}

/** The case beside the rules of a pack, over the records that the look has shown and no others. */
export function regularityView(
  { caseRef, records, at }: Pick<ViewContext, "caseRef" | "records" | "at">,
  { pack = "generic", calendar }: RegularityAsked,
): RegularityView {
  const { review } = packs[pack];
  const found = regularityOf({ caseRef, records, pack, calendar, asOf: at });
  const named = new Set(
    [...found.flags, ...found.unknown].flatMap((flag) => [flag.actRef, ...flag.factRefs]),
  );
  return {
    pack: found.pack,
    calendar: found.calendar,
    asOf: found.asOf,
    ...(review === undefined ? {} : { review }),
    recordCount: records.length,
    records: records.filter(({ recordRef }) => named.has(recordRef)).map(recordLineOf),
    flags: found.flags.map(lineOf),
    unknown: found.unknown.map(lineOf),
    counts: [...found.counts],
  };
}

function lineOf({ at, ...flag }: RegularityFlag): RegularityLine {
  return {
    ...flag,
    // Times of records carry their zone; here the bounds are enough.
    ...(at === undefined ? {} : { at: { earliest: at.earliest, latest: at.latest } }),
    factRefs: [...flag.factRefs],
    circumstances: [...flag.circumstances],
    texts: flag.texts.map((text) => ({ ...text })),
    decisions: [...flag.decisions],
  };
}
