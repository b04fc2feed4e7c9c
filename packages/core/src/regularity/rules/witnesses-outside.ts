// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../../custody/exhibit-state.ts";
import type { Attendee } from "../../records/attendee.ts";
import { isRecordOf } from "../../records/effective-records.ts";
import { attendanceRecorded } from "../../records/kinds/attendance-recorded.ts";
import { exhibitWeighed } from "../../records/kinds/exhibit-weighed.ts";
import { sealOpened } from "../../records/kinds/seal-opened.ts";
import { searchConducted } from "../../records/kinds/search-conducted.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome } from "../outcome.ts";

/** An act, who carried it out, and the witnesses that a record names for it. */
interface WitnessedAct {
  readonly actRef: string;
  readonly exhibitRef?: string;
  readonly at: Span;
  readonly actors: readonly string[];
  readonly attendees: readonly Attendee[];
  readonly attendanceRef?: string;
}

/** A witness who counts serves nowhere in the service of those who act. */
export function witnessesOutside(facts: CaseFacts): Outcome[] {
  return witnessedActs(facts).flatMap((act): Outcome[] => {
    const witnesses = act.attendees.filter(({ capacity }) => capacity === "witness");
    if (witnesses.length === 0) return [];
    const inside = witnesses.flatMap(({ personRef }) => servicesShared(facts, act, personRef));
    const isOpen = witnesses.some(({ isOutsideAuthority }) => isOutsideAuthority === undefined);
    const { actRef, exhibitRef, at, attendanceRef } = act;
    return [
      {
        ...{ actRef, at },
        ...(exhibitRef === undefined ? {} : { exhibitRef }),
        factRefs: [...(attendanceRef === undefined ? [] : [attendanceRef]), ...inside],
        standing: inside.length > 0 ? "not-met" : isOpen ? "unknown" : "met",
        circumstances: inside.length > 0 ? ["same-service"] : isOpen ? ["independence-not-told"] : [],
      },
    ];
  });
}

function witnessedActs(facts: CaseFacts): WitnessedAct[] {
  const attended = facts.all(attendanceRecorded).flatMap((record): WitnessedAct[] => {
    const { actRef, attendees } = record.stated;
    const act = facts.record(actRef);
    if (act === undefined) return [];
    const about = { actRef, attendees, attendanceRef: record.recordRef };
    if (isRecordOf(act, searchConducted)) {
      return [{ ...about, at: act.stated.startedAt, actors: act.stated.conductedByRefs }];
    }
    if (!isRecordOf(act, sealOpened)) return [];
    const { exhibitRef, openedAt } = act.stated;
    return [{ ...about, exhibitRef, at: openedAt, actors: [act.assigned.author] }];
  });
  const weighed = facts.all(exhibitWeighed).map(({ recordRef, stated, assigned }) => ({
    actRef: recordRef,
    exhibitRef: stated.exhibitRef,
    at: stated.weighedAt,
    actors: [assigned.author],
    attendees: stated.attendees,
  }));
  return [...attended, ...weighed];
}

/** Records by which a witness served, when the act took place, where somebody who acted serves. */
function servicesShared(facts: CaseFacts, { actors, at }: WitnessedAct, witnessRef: string): string[] {
  const { hierarchy } = facts;
  const servedThen = (personRef: string) =>
    hierarchy
      .serviceOf(personRef)
      .filter(({ endedAt }) => endedAt === undefined || endedAt >= at.latest)
      .filter(({ recordRef }) => !beginsAfter(facts, recordRef, at));
  return servedThen(witnessRef).flatMap((service) => {
    const top = hierarchy.topOf(service.bodyRef);
    const same = actors.flatMap(servedThen).filter(({ bodyRef }) => hierarchy.isWithin(bodyRef, top));
    return same.length === 0 ? [] : [service.recordRef, ...same.map(({ recordRef }) => recordRef)];
  });
}

function beginsAfter(facts: CaseFacts, assignmentRef: string, at: Span): boolean {
  const from = facts.record(assignmentRef)?.stated["from"] as Span | undefined;
  return from !== undefined && from.earliest > at.latest;
}
