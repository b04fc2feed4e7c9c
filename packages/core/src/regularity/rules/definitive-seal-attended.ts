// SPDX-License-Identifier: Apache-2.0
import { isRecordOf } from "../../records/effective-records.ts";
import { exhibitSeized } from "../../records/kinds/exhibit-seized.ts";
import type { CaseFacts, ExhibitFacts } from "../case-facts.ts";
import type { Outcome } from "../outcome.ts";

const concerned: readonly string[] = ["person", "representative", "witness"];

/** Whoever attended the search attends when a provisional seal becomes a definitive one. */
export function definitiveSealAttended(facts: CaseFacts): Outcome[] {
  return facts.exhibits.flatMap((exhibit) => outcomeOf(facts, exhibit) ?? []);
}

function outcomeOf(facts: CaseFacts, { ref, founding, state }: ExhibitFacts): Outcome | undefined {
  const [first, ...later] = state.sealHistory;
  const closing = later.findIndex((act) => act.state === "sealed");
  const closed = later[closing];
  if (first?.state !== "provisional" || closed === undefined) return undefined;
  const about = { actRef: closed.recordRef, exhibitRef: ref, at: closed.at };
  const searchRef = isRecordOf(founding, exhibitSeized) ? founding.stated.searchRef : undefined;
  const asked = searchRef === undefined ? [] : facts.attendancesOf(searchRef);
  const attendances = later.slice(0, closing + 1).flatMap((act) => facts.attendancesOf(act.recordRef));
  const factRefs = [...asked, ...attendances].map(({ recordRef }) => recordRef);
  if (asked.length === 0) {
    return { ...about, standing: "unknown", circumstances: ["search-attendance-not-recorded"], factRefs };
  }
  if (attendances.length === 0) {
    return { ...about, standing: "unknown", circumstances: ["attendance-not-recorded"], factRefs };
  }
  const present = new Set(attendances.flatMap(({ stated }) => stated.attendees).map((one) => one.personRef));
  const isComplete = asked
    .flatMap(({ stated }) => stated.attendees)
    .filter(({ capacity }) => concerned.includes(capacity))
    .every(({ personRef }) => present.has(personRef));
  return isComplete
    ? { ...about, standing: "met", circumstances: [], factRefs }
    : { ...about, standing: "not-met", circumstances: ["attendees-absent"], factRefs };
}
