// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { caseOpened } from "../records/kinds/case-opened.ts";
import { exhibitDivided } from "../records/kinds/exhibit-divided.ts";
import { exhibitSeized } from "../records/kinds/exhibit-seized.ts";
import { legalStatusRecorded } from "../records/kinds/legal-status-recorded.ts";
import { memberAdmitted } from "../records/kinds/member-admitted.ts";
import { memberRemoved } from "../records/kinds/member-removed.ts";
import { hasKey, personFold } from "../records/person-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { type CaseState, caseFold, implicatingStatuses } from "./case-fold.ts";

/** What the case itself says against a record of it. */
export function caseRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, caseOpened)) {
    return act.stated.recipients.length === 0 ? refuse("case.no-recipient") : undefined;
  }
  if (isRecordOf(act, memberAdmitted)) {
    const { caseRef, personRef, role } = act.stated;
    return admissionRefusal(situation, situation.state(caseFold, caseRef), personRef, role);
  }
  if (isRecordOf(act, memberRemoved)) {
    const { caseRef, personRef } = act.stated;
    return removalRefusal(situation.state(caseFold, caseRef), personRef);
  }
  if (isRecordOf(act, legalStatusRecorded) && implicatingStatuses.includes(act.stated.status)) {
    return lastLeadRefusal(situation.state(caseFold, act.stated.caseRef), act.stated.personRef);
  }
  if (isRecordOf(act, exhibitSeized) || isRecordOf(act, exhibitDivided)) {
    const { caseRef, number } = act.stated;
    const isTaken =
      number !== undefined && situation.state(caseFold, caseRef).exhibitNumbers.includes(number);
    return isTaken ? refuse("case.exhibit-number-taken", { case: caseRef }) : undefined;
  }
  return undefined;
}

function admissionRefusal(
  situation: Situation,
  state: CaseState,
  personRef: string,
  role: string,
): Refusal | undefined {
  if (state.implicated.includes(personRef)) return refuse("case.implicated", { person: personRef });
  if (state.walled.includes(personRef)) return refuse("case.walled", { person: personRef });
  if (state.members[personRef] === role) return refuse("case.already-member", { person: personRef });
  if (!hasKey(situation.state(personFold, personRef))) return refuse("person.no-key", { person: personRef });
  return role === "lead" ? undefined : lastLeadRefusal(state, personRef);
}

function removalRefusal(state: CaseState, personRef: string): Refusal | undefined {
  if (state.members[personRef] === undefined) return refuse("case.no-such-member", { person: personRef });
  return lastLeadRefusal(state, personRef);
}

/** A case that nobody leads could never admit anybody again. */
function lastLeadRefusal(state: CaseState, personRef: string): Refusal | undefined {
  const leads = Object.keys(state.members).filter(
    (member) => state.members[member] === "lead" && !state.implicated.includes(member),
  );
  const isLast = leads.length === 1 && leads[0] === personRef;
  return isLast ? refuse("case.last-lead", { case: state.ref }) : undefined;
}
