// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "../records/effective-records.ts";
import { mayLook, type PersonState, personFold } from "../records/person-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { isAddressedTo } from "./addressees.ts";
import { type CaseState, caseFold } from "./case-fold.ts";
import { caseWalls, hasSafeguards, isKeptOut, isMember } from "./case-walls.ts";
import { isGranted, liveGrants } from "./grants.ts";
import { isProtection } from "./protection-fold.ts";
import { isReadingOfOthers, readingKinds, reviewsReadings } from "./readings.ts";

export type ReadDecision = { readonly allowed: true } | Refusal;

/**
 * Whether a person may read the records of a case: members may, and whoever has taken emergency access while
 * it lasts, unless the case concerns them or a wall keeps them out. A case that does not exist answers as one
 * that the person is not in.
 * @param at the instant of the reading; without it no emergency counts
 */
export function decideRead(
  situation: Situation,
  caseRef: string,
  personRef: string,
  at?: string,
): ReadDecision {
  const walls = caseWalls(situation, caseRef);
  if (isKeptOut(walls, personRef)) return refuse("access.not-member", { ref: caseRef });
  const until = walls.state.emergencies[personRef];
  const isEmergency = at !== undefined && until !== undefined && at < until;
  return isMember(walls, personRef, at) || isEmergency
    ? { allowed: true }
    : refuse("access.not-member", { ref: caseRef });
}

/**
 * Whether somebody looks into a case under a decision that gives access: at what it lists, by name or as one
 * list, and by no other way.
 * @param query of the look
 */
export function looksAsGranted(
  { rights }: CaseState,
  personRef: string,
  query: unknown,
  at: string,
): boolean {
  const { op, kind } = (query ?? {}) as { readonly op?: unknown; readonly kind?: unknown };
  const isOfIt = op === "show" || (op === "list" && kind === grantedListName);
  return isOfIt && liveGrants(rights, personRef, at).length > 0;
}

/** What a query calls the list of all that a decision gives to whoever asks. */
const grantedListName = "view.granted";

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
  const isKnown = mayLook(situation.state(personFold, personRef));
  if (isKnown && isGranted(rights, personRef, record, at)) return { allowed: true };
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
  if (!person.isRegistered || !mayLook(person)) return refuse("author.no-key", { author: personRef });
  const { caseRef } = record.assigned;
  if (typeof caseRef !== "string") return decideReadOfRegister(situation, person, record);
  if (isAddressedTo(record, personRef) && !isKeptOut(caseWalls(situation, caseRef), personRef)) {
    return { allowed: true };
  }
  const read = decideRead(situation, caseRef, personRef, at);
  // Named by the record alone: the name of its case would tell that there is one, and that this belongs to
  // it.
  return "refused" in read ? refuse("access.not-member", { ref: record.recordRef }) : read;
}

/**
 * Persons, bodies and keys are known to all who sign. What somebody looked for over several cases tells of
 * them all: it is for whoever looked. Who a protected source is, is for its two keepers. Without the
 * safeguards administrators read looks too.
 */
function decideReadOfRegister(
  situation: Situation,
  { isAdministrator, ref: personRef }: PersonState,
  record: EffectiveRecord,
): ReadDecision {
  const isOwn = record.assigned.author === personRef || isAddressedTo(record, personRef);
  if (isProtection(record) && !isOwn) return refuse("access.not-member", { ref: record.recordRef });
  const isLook = readingKinds.includes(record.kind) && hasSafeguards(situation);
  if (openKinds.includes(record.kind) || isOwn || (isAdministrator && !isLook)) return { allowed: true };
  return refuse("access.not-member", { ref: record.recordRef });
}

/** Records of no case that everybody reads who signs. */
export const openKinds: readonly string[] = [
  "register-founded",
  "safeguards-adopted",
  "key-added",
  "key-retired",
  "passkey-added",
  "passkey-retired",
  "account-bound",
  "account-unbound",
  "session-opened",
  "account-session-opened",
  "session-ended",
  "witness-added",
  "grant-answered",
  "recovery-performed",
  "body-registered",
  "independence-declared",
  "person-registered",
  "retention-set",
];
