// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from "../records/effective-records.ts";
import type { countReported } from "../records/kinds/count-reported.ts";

export type CountRecord = RecordOf<typeof countReported>;

/** In what two counts differ so that neither can be read against the other. */
export type Unlikeness =
  | "unit"
  | "measure"
  | "definition"
  | "population"
  | "qualifications"
  | "territory"
  | "period";

export type CountComparison =
  | { readonly comparable: true }
  | {
      readonly comparable: false;
      readonly reasons: readonly Unlikeness[];
      /** The pair among the given counts that comes closest and can be compared. */
      readonly nearest?: readonly [CountRecord, CountRecord];
    };

/**
 * Whether two counts can be read against each other: same unit, same definition in the same words, same
 * territory, and periods that are the same or equally long and apart. Where they cannot, the reasons, and the
 * nearest pair that can.
 * @param others counts that a valid comparison may be taken from
 */
export function compareCounts(
  one: CountRecord,
  other: CountRecord,
  others: readonly CountRecord[] = [],
): CountComparison {
  const reasons = unlikenessOf(one, other);
  if (reasons.length === 0) return { comparable: true };
  const nearest = nearestPair(one, other, others);
  return { comparable: false, reasons, ...(nearest === undefined ? {} : { nearest }) };
}

/** In what two counts are unlike; nothing if they can be compared. */
export function unlikenessOf(one: CountRecord, other: CountRecord): Unlikeness[] {
  const a = one.stated;
  const b = other.stated;
  const alike: Readonly<Record<Unlikeness, boolean>> = {
    unit: a.amount.unit === b.amount.unit,
    measure: isSameWording(a.measure, b.measure),
    definition: isSameWording(a.definition, b.definition),
    population: isSameWording(a.population, b.population),
    qualifications: sorted(a.qualifications) === sorted(b.qualifications),
    territory: isSameWording(a.territory, b.territory),
    period: isLikePeriod(a.period, b.period),
  };
  return (Object.keys(alike) as Unlikeness[]).filter((name) => !alike[name]);
}

function isSameWording(one: string | undefined, other: string | undefined): boolean {
  return folded(one) === folded(other);
}

function folded(words: string | undefined): string {
  return (words ?? "").normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

function sorted(words: readonly string[] | undefined): string {
  return [...(words ?? [])].sort().join();
}

type Period = CountRecord["stated"]["period"];

const dayMs = 86_400_000;
/** Calendar months differ by three days and years by one. */
const calendarSlackMs = 3 * dayMs;

/** The same period, or one as long that does not overlap it. Part of a year is not read against a year. */
function isLikePeriod(one: Period, other: Period): boolean {
  if (one.earliest === other.earliest && one.latest === other.latest) return true;
  const isApart = one.latest < other.earliest || other.latest < one.earliest;
  const slackMs = Math.min(lengthMs(one), lengthMs(other)) < 28 * dayMs ? 0 : calendarSlackMs;
  return isApart && Math.abs(lengthMs(one) - lengthMs(other)) <= slackMs;
}

function lengthMs({ earliest, latest }: Period): number {
  return Date.parse(latest) - Date.parse(earliest);
}

/**
 * One of the two beside a third, or two others, that can be compared and differ least from what was asked. A
 * count that was superseded is brought up by nobody.
 */
function nearestPair(
  one: CountRecord,
  other: CountRecord,
  others: readonly CountRecord[],
): readonly [CountRecord, CountRecord] | undefined {
  const superseded = new Set(others.flatMap(({ stated }) => stated.supersedesRef ?? []));
  const current = others.filter(({ recordRef }) => !superseded.has(recordRef));
  const candidates = [one, other, ...current.filter((count) => count !== one && count !== other)];
  const pairs = candidates.flatMap((first) =>
    candidates
      .filter((second) => second !== first && unlikenessOf(first, second).length === 0)
      .map((second) => ({
        pair: [first, second] as const,
        distance: distanceOf([first, second], [one, other]),
      })),
  );
  return pairs.sort((a, b) => a.distance - b.distance)[0]?.pair;
}

/** A pair that keeps what was asked for is nearer; one that keeps its periods nearer still. */
function distanceOf(
  [first, second]: readonly [CountRecord, CountRecord],
  [one, other]: readonly [CountRecord, CountRecord],
): number {
  return differenceOf(first, one) + differenceOf(second, other);
}

function differenceOf(count: CountRecord, asked: CountRecord): number {
  if (count === asked) return 0;
  const isOfPeriod =
    count.stated.period.earliest === asked.stated.period.earliest &&
    count.stated.period.latest === asked.stated.period.latest;
  return 1 + unlikenessOf(count, asked).filter((name) => name !== "period").length + (isOfPeriod ? 0 : 1);
}
