// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../custody/exhibit-state.ts";
import { isRecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { deadlineMet } from "../records/kinds/deadline-met.ts";
import { deadlineSet } from "../records/kinds/deadline-set.ts";

export interface Deadline {
  readonly recordRef: string;
  readonly deadlineType: string;
  readonly dueAt: Span;
  readonly met?: { readonly recordRef: string; readonly at: Span };
  readonly extends?: string;
  readonly extendedBy?: string;
}

/** The deadlines of a case by reference. */
export type Deadlines = Readonly<Record<string, Deadline>>;

export const deadlinesFold: Fold<Deadlines> = {
  name: "deadlines",
  subject: "case",
  initial: () => ({}),
  evolve(state, record) {
    if (isRecordOf(record, deadlineSet)) {
      const { deadlineType, dueAt, extendsRef } = record.stated;
      const { recordRef } = record;
      const extension = extendsRef === undefined ? {} : { extends: extendsRef };
      const set = { ...state, [recordRef]: { recordRef, deadlineType, dueAt: bounds(dueAt), ...extension } };
      const extended = extendsRef === undefined ? undefined : state[extendsRef];
      if (extended === undefined) return set;
      return { ...set, [extended.recordRef]: { ...extended, extendedBy: recordRef } };
    }
    if (isRecordOf(record, deadlineMet)) {
      const { deadlineRef, metAt } = record.stated;
      const deadline = state[deadlineRef];
      if (deadline === undefined) return state;
      const met = { recordRef: record.recordRef, at: bounds(metAt) };
      return { ...state, [deadlineRef]: { ...deadline, met } };
    }
    return state;
  },
};

/** What decides where a deadline stands. */
type TimeLimit = Pick<Deadline, "dueAt" | "met" | "extendedBy">;

/** Where a deadline stands. `open-to-doubt`: its times leave open whether it was or is kept. */
export type DeadlineStatus = "running" | "in-time" | "late" | "overdue" | "extended" | "open-to-doubt";

/**
 * Where a deadline stands at a moment. It reminds; nothing lapses by it.
 * @param now an instant
 */
export function deadlineStatus({ dueAt, met, extendedBy }: TimeLimit, now: string): DeadlineStatus {
  if (extendedBy !== undefined) return "extended";
  if (met === undefined) {
    if (now <= dueAt.earliest) return "running";
    return now > dueAt.latest ? "overdue" : "open-to-doubt";
  }
  if (met.at.latest <= dueAt.earliest) return "in-time";
  return met.at.earliest > dueAt.latest ? "late" : "open-to-doubt";
}

/**
 * Whether a deadline asks for attention: it ends soon, or has ended, perhaps, and is not met.
 * @param now an instant
 */
export function deadlineReminder(
  deadline: TimeLimit,
  now: string,
  withinMs: number,
): "near" | "overdue" | undefined {
  switch (deadlineStatus(deadline, now)) {
    case "running":
      return Date.parse(deadline.dueAt.earliest) - Date.parse(now) <= withinMs ? "near" : undefined;
    case "overdue":
      return "overdue";
    case "open-to-doubt":
      return deadline.met === undefined ? "overdue" : undefined;
    case "in-time":
    case "late":
    case "extended":
      return undefined;
  }
}

function bounds({ earliest, latest }: Span): Span {
  return { earliest, latest };
}
