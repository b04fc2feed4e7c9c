// SPDX-License-Identifier: Apache-2.0

import { exhibitFold } from "../custody/exhibit-fold.ts";
import { foundsExhibit } from "../custody/founds-exhibit.ts";
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { leadReplaced } from "../records/kinds/lead-replaced.ts";
import { legalStatusRecorded } from "../records/kinds/legal-status-recorded.ts";
import { memberAdmitted } from "../records/kinds/member-admitted.ts";
import { memberRemoved } from "../records/kinds/member-removed.ts";
import { hasKey, mayLook, personFold } from "../records/person-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import type { memberRemovalGrounds } from "../records/vocabularies.ts";
import { foundsCase } from "../transfer/founds-case.ts";
import { caseFold, implicatingStatuses } from "./case-fold.ts";
import { type CaseWalls, caseWalls, hasSafeguards, isKeptOut, leadsOf } from "./case-walls.ts";

/** What the case itself says against a record of it. */
export function caseRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (foundsCase(act)) {
    return act.stated.recipients.length === 0 ? refuse("case.no-recipient") : undefined;
  }
  if (isRecordOf(act, memberAdmitted)) {
    const { caseRef, personRef, role } = act.stated;
    return admissionRefusal(situation, caseWalls(situation, caseRef), personRef, role);
  }
  if (isRecordOf(act, leadReplaced)) {
    const { caseRef, personRef } = act.stated;
    return admissionRefusal(situation, caseWalls(situation, caseRef), personRef, "lead");
  }
  if (isRecordOf(act, memberRemoved)) {
    const { caseRef, personRef, ground } = act.stated;
    const walls = caseWalls(situation, caseRef);
    return removalRefusal(walls, personRef) ?? departureRefusal(situation, walls, personRef, ground);
  }
  if (isRecordOf(act, legalStatusRecorded) && implicatingStatuses.includes(act.stated.status)) {
    return lastLeadRefusal(caseWalls(situation, act.stated.caseRef), act.stated.personRef);
  }
  if (foundsExhibit(act)) {
    const { caseRef, number } = act.stated;
    const isTaken =
      number !== undefined && situation.state(caseFold, caseRef).exhibitNumbers.includes(number);
    return isTaken ? refuse("case.exhibit-number-taken", { case: caseRef }) : undefined;
  }
  return undefined;
}

function admissionRefusal(
  situation: Situation,
  walls: CaseWalls,
  personRef: string,
  role: string,
): Refusal | undefined {
  const { state } = walls;
  if (state.implicated.includes(personRef)) return refuse("case.implicated", { person: personRef });
  if (isKeptOut(walls, personRef)) return refuse("case.walled", { person: personRef });
  if (state.members[personRef] === role) return refuse("case.already-member", { person: personRef });
  const person = situation.state(personFold, personRef);
  // Whoever only reads may come in by a provider; whoever records needs something of one’s own that signs.
  const isRecording = role === "lead" || role === "member";
  if (!(isRecording ? hasKey(person) : mayLook(person)))
    return refuse("person.no-key", { person: personRef });
  return role === "lead" ? undefined : lastLeadRefusal(walls, personRef);
}

function removalRefusal(walls: CaseWalls, personRef: string): Refusal | undefined {
  if (walls.state.members[personRef] === undefined) {
    return refuse("case.no-such-member", { person: personRef });
  }
  return lastLeadRefusal(walls, personRef);
}

/** Whoever leaves in peace hands over first what is in their hands; a conflict of interest does not wait. */
const peacefulGrounds: readonly (keyof typeof memberRemovalGrounds)[] = ["departed", "no-longer-needed"];

function departureRefusal(
  situation: Situation,
  { state }: CaseWalls,
  personRef: string,
  ground: keyof typeof memberRemovalGrounds,
): Refusal | undefined {
  if (!hasSafeguards(situation) || !peacefulGrounds.includes(ground)) return undefined;
  const held = state.exhibitRefs.filter((ref) => {
    const { custodian, end } = situation.state(exhibitFold, ref);
    return custodian === personRef && end === undefined;
  });
  return held.length === 0
    ? undefined
    : refuse("case.holds-exhibits", { person: personRef, count: held.length });
}

/** A case that nobody leads could never admit anybody again. */
function lastLeadRefusal(walls: CaseWalls, personRef: string): Refusal | undefined {
  const leads = leadsOf(walls);
  const isLast = leads.length === 1 && leads[0] === personRef;
  return isLast ? refuse("case.last-lead", { case: walls.state.ref }) : undefined;
}
