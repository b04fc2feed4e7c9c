// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { custodyOffered } from "../records/kinds/custody-offered.ts";
import { hasKey, personFold } from "../records/person-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { type CaseState, caseFold } from "./case-fold.ts";
import { isGranted, liveGrants } from "./grants.ts";
import { isReadingOfOthers, reviewsReadings } from "./readings.ts";

export type ReadDecision = { readonly allowed: true } | Refusal;

/**
 * Whether a person may read the records of a case: members may, and whoever has taken emergency access while
 * it lasts, unless the case concerns them or a wall keeps them out. A case that does not exist answers as one
 * that the person is not in.
 * @param at the instant of the reading; without it no emergency counts
 */
export function decideRead(state: CaseState, personRef: string, at?: string): ReadDecision {
  if (isKeptOut(state, personRef)) return refuse("access.not-member", { ref: state.ref });
  const until = state.emergencies[personRef];
  const isEmergency = at !== undefined && until !== undefined && at < until;
  if (state.members[personRef] === undefined && !isEmergency) {
    return refuse("access.not-member", { ref: state.ref });
  }
  return { allowed: true };
}

/**
 * Whether somebody looks into a case under a decision that gives access: at what it lists, by name or as one
 * list, and by no other way.
 * @param query of the look
 */
export function looksAsGranted(state: CaseState, personRef: string, query: unknown, at: string): boolean {
  const { op, kind } = (query ?? {}) as { readonly op?: unknown; readonly kind?: unknown };
  const isOfIt = op === "show" || (op === "list" && kind === grantedListName);
  return isOfIt && liveGrants(state.rights, personRef, at).length > 0;
}

/** What a query calls the list of all that a decision gives to whoever asks. */
const grantedListName = "view.granted";

/** Whether a person is to learn nothing of a case, whatever roles the person has. */
export function isKeptOut({ implicated, walled }: CaseState, personRef: string): boolean {
  return implicated.includes(personRef) || walled.includes(personRef);
}

/**
 * Whether a person may read one record: the one rule for every surface, asked in the query and again where
 * the record leaves the process.
 */
export function decideReadRecord(
  situation: Situation,
  personRef: string,
  record: EffectiveRecord,
  at?: string,
): ReadDecision {
  const read = decideReadAtAll(situation, personRef, record, at);
  const { caseRef } = record.assigned;
  if (typeof caseRef !== "string") return read;
  const { rights, members } = situation.state(caseFold, caseRef);
  const isSigning = hasKey(situation.state(personFold, personRef));
  if (isSigning && isGranted(rights, personRef, record, at)) return { allowed: true };
  if ("refused" in read || !isReadingOfOthers(record, personRef)) return read;
  const reviews = reviewsReadings(members, personRef);
  return reviews ? read : refuse("access.not-member", { ref: record.recordRef });
}

/** The same before the log of looks was for those who review it: looks recorded then keep to this. */
export function decideReadAtAll(
  situation: Situation,
  personRef: string,
  record: EffectiveRecord,
  at?: string,
): ReadDecision {
  const person = situation.state(personFold, personRef);
  if (!person.isRegistered || !hasKey(person)) return refuse("author.no-key", { author: personRef });
  const { caseRef } = record.assigned;
  if (typeof caseRef !== "string") return decideReadOfRegister(person.isAdministrator, personRef, record);
  const state = situation.state(caseFold, caseRef);
  const isAddressed = isRecordOf(record, custodyOffered) && record.stated.receiverRef === personRef;
  if (isAddressed && !isKeptOut(state, personRef)) return { allowed: true };
  const read = decideRead(state, personRef, at);
  // Named by the record alone: the name of its case would tell that there is one, and that this belongs to
  // it.
  return "refused" in read ? refuse("access.not-member", { ref: record.recordRef }) : read;
}

/**
 * Persons, bodies and keys are known to all who sign; who looked for what, to administrators and to oneself.
 */
function decideReadOfRegister(
  isAdministrator: boolean,
  personRef: string,
  record: EffectiveRecord,
): ReadDecision {
  if (openKinds.includes(record.kind) || isAdministrator || record.assigned.author === personRef) {
    return { allowed: true };
  }
  return refuse("access.not-member", { ref: record.recordRef });
}

const openKinds: readonly string[] = [
  "register-founded",
  "key-added",
  "key-retired",
  "passkey-added",
  "passkey-retired",
  "session-opened",
  "session-ended",
  "witness-added",
  "recovery-performed",
  "body-registered",
  "person-registered",
  "retention-set",
];
