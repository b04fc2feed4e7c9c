// SPDX-License-Identifier: Apache-2.0
import type { Attendee } from "../records/attendee.ts";
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { searchConducted } from "../records/kinds/search-conducted.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { caseWalls, hasSafeguards } from "./case-walls.ts";
import { hierarchyFold } from "./hierarchy-fold.ts";
import { linksOf } from "./hierarchy-links.ts";

/**
 * A witness stands outside: neither implicated, nor in a chain of command or a tie with somebody who is, nor
 * in the chain of command of the service whose premises were searched. Another is not taken in, whoever
 * proposes it.
 */
export function witnessRefusal(
  situation: Situation,
  act: EffectiveRecord,
  caseRef: string | undefined,
): Refusal | undefined {
  const { attendees } = act.stated as { readonly attendees?: readonly Attendee[] };
  if (attendees === undefined || caseRef === undefined || !hasSafeguards(situation)) return undefined;
  for (const { capacity, personRef } of attendees) {
    if (capacity !== "witness") continue;
    const refusal =
      concernedRefusal(situation, caseRef, personRef) ?? chainRefusal(situation, act, caseRef, personRef);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** A wall that only names somebody is no reason: it may be there because the person attended. */
function concernedRefusal(situation: Situation, caseRef: string, personRef: string): Refusal | undefined {
  const { keptOut } = caseWalls(situation, caseRef);
  const isConcerned = keptOut.some((one) => one.personRef === personRef && one.ground !== "wall");
  return isConcerned ? refuse("attendance.not-outside", { person: personRef }) : undefined;
}

function chainRefusal(
  situation: Situation,
  act: EffectiveRecord,
  caseRef: string,
  personRef: string,
): Refusal | undefined {
  const { actRef } = act.stated;
  const search = typeof actRef === "string" ? situation.record(actRef) : undefined;
  if (search === undefined || !isRecordOf(search, searchConducted)) return undefined;
  const { bodyRef, startedAt } = search.stated;
  if (bodyRef === undefined) return undefined;
  const links = linksOf(situation.state(hierarchyFold, "hierarchy"));
  const top = links.topOf(bodyRef);
  const serves = links.serviceOf(personRef).some((one) => {
    const isKnownHere = one.caseRef === undefined || one.caseRef === caseRef;
    const isOver = one.endedAt !== undefined && one.endedAt < startedAt.earliest;
    return isKnownHere && !isOver && links.isWithin(one.bodyRef, top);
  });
  return serves ? refuse("attendance.same-chain", { person: personRef, body: bodyRef }) : undefined;
}
