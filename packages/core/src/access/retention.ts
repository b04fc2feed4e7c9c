// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { retentionSet } from "../records/kinds/retention-set.ts";
import type { LengthOfTime } from "../records/length-of-time.ts";
import type { retainedReadings } from "../records/reading-vocabularies.ts";
import { endOfLength } from "./remedy-deadline.ts";

export type RetainedReading = keyof typeof retainedReadings;

/** One line of the table of periods: in force from a date until a later one replaces it. */
export interface RetentionPeriod {
  readonly recordRef: string;
  readonly matter: RetainedReading;
  readonly length: LengthOfTime;
  /** The last moment at which it may not be in force yet. */
  readonly validFrom: string;
}

/** The table of periods of a register, in the order in which they were set. */
export const retentionFold: Fold<readonly RetentionPeriod[]> = {
  name: "retention",
  subject: "register",
  initial: () => [],
  evolve(state, record) {
    if (!isRecordOf(record, retentionSet)) return state;
    const { matter, length, validFrom } = record.stated;
    return [...state, { recordRef: record.recordRef, matter, length, validFrom: validFrom.latest }];
  },
};

/** The period that counts at an instant; undefined where none was set: then nothing is due. */
export function periodAt(
  periods: readonly RetentionPeriod[],
  matter: RetainedReading,
  at: string,
): RetentionPeriod | undefined {
  return periods
    .filter((period) => period.matter === matter && period.validFrom <= at)
    .reduce<RetentionPeriod | undefined>(
      (newest, next) => (newest === undefined || next.validFrom >= newest.validFrom ? next : newest),
      undefined,
    );
}

export const retainedAs: Readonly<Record<string, RetainedReading>> = {
  "record-consulted": "consultation",
  "records-combined": "combination",
  "attempt-refused": "refusal",
};

/** When a record of the log of looks is due for erasure, by the table as it counts at an instant. */
export function dueOf(
  periods: readonly RetentionPeriod[],
  { kind, assigned }: Pick<EffectiveRecord, "kind" | "assigned">,
  at: string,
): { readonly dueAt: string; readonly period: RetentionPeriod } | undefined {
  const matter = retainedAs[kind];
  const period = matter === undefined ? undefined : periodAt(periods, matter, at);
  if (period === undefined) return undefined;
  const { recordedAt } = assigned;
  const recorded = { earliest: recordedAt, latest: recordedAt, zone: "UTC", basis: "derived" } as const;
  return { dueAt: endOfLength(period.length, recorded).latest, period };
}
