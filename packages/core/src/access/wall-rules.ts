// SPDX-License-Identifier: Apache-2.0

import { emergencyAccessHoursMax } from "../limits.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { accessRefused } from "../records/kinds/access-refused.ts";
import { emergencyAccessTaken } from "../records/kinds/emergency-access-taken.ts";
import { personsIdentified } from "../records/kinds/persons-identified.ts";
import { personsSeparated } from "../records/kinds/persons-separated.ts";
import { recordDisclosed } from "../records/kinds/record-disclosed.ts";
import { wallRaised } from "../records/kinds/wall-raised.ts";
import { hasKey, personFold } from "../records/person-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { type CaseState, caseFold } from "./case-fold.ts";
import { type CaseWalls, caseWalls, leadsOf } from "./case-walls.ts";
import { samePersons } from "./identifications.ts";
import { remedyRefusal } from "./rights-rules.ts";

/**
 * What a case says against identifying persons, keeping somebody out of it, and letting records out of
 * it.
 */
export function wallRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, personsIdentified)) return identificationRefusal(caseOf(situation, act), act);
  if (isRecordOf(act, personsSeparated)) return separationRefusal(caseOf(situation, act), act);
  if (isRecordOf(act, wallRaised)) {
    return raisingRefusal(caseWalls(situation, act.stated.caseRef), act.stated.personRef);
  }
  if (isRecordOf(act, emergencyAccessTaken)) return emergencyRefusal(situation, act);
  if (isRecordOf(act, accessRefused)) return remedyRefusal(act);
  if (isRecordOf(act, recordDisclosed)) return disclosureRefusal(situation, act);
  return undefined;
}

function caseOf(situation: Situation, act: { readonly stated: { readonly caseRef: string } }): CaseState {
  return situation.state(caseFold, act.stated.caseRef);
}

function identificationRefusal(
  state: CaseState,
  act: RecordOf<typeof personsIdentified>,
): Refusal | undefined {
  const { personRef: person, otherRef: other } = act.stated;
  if (person === other) return refuse("person.same-record", { person });
  const isKnown = samePersons(state.identifications, person).includes(other);
  return isKnown ? refuse("person.already-identified", { person, other }) : undefined;
}

function separationRefusal(state: CaseState, act: RecordOf<typeof personsSeparated>): Refusal | undefined {
  const { identificationRef: identification } = act.stated;
  const stands = state.identifications.some(
    ({ recordRef, separatedBy }) => recordRef === identification && separatedBy === undefined,
  );
  return stands ? undefined : refuse("person.already-separated", { identification });
}

function raisingRefusal(walls: CaseWalls, person: string): Refusal | undefined {
  const { state } = walls;
  if (state.walled.includes(person)) return refuse("case.already-walled", { person });
  const kept = samePersons(state.identifications, person);
  const leads = leadsOf(walls).filter((member) => !kept.includes(member));
  return leads.length === 0 ? refuse("case.last-lead", { case: state.ref }) : undefined;
}

function emergencyRefusal(
  situation: Situation,
  act: RecordOf<typeof emergencyAccessTaken>,
): Refusal | undefined {
  const { author, recordedAt } = act.assigned;
  const { until, reviewerRef: person } = act.stated;
  const state = caseOf(situation, act);
  if (state.members[author] !== undefined) return refuse("case.already-member", { person: author });
  const latest = new Date(Date.parse(recordedAt) + emergencyAccessHoursMax * 3_600_000).toISOString();
  if (until <= recordedAt || until > latest) return refuse("access.emergency-length", { latest });
  const canReview = person !== author && hasKey(situation.state(personFold, person));
  return canReview ? undefined : refuse("access.emergency-reviewer", { person });
}

function disclosureRefusal(situation: Situation, act: RecordOf<typeof recordDisclosed>): Refusal | undefined {
  const { recipientRef, recipientBodyRef, grantRef } = act.stated;
  if (recipientRef === undefined && recipientBodyRef === undefined) return refuse("access.no-recipient");
  if (grantRef === undefined || situation.record(grantRef)?.kind === "access-granted") return undefined;
  return refuse("reference.unknown", { field: "grantRef", ref: grantRef, expected: "access-granted" });
}
