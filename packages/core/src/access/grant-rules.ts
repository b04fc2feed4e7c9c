// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { accountBound } from "../records/kinds/account-bound.ts";
import { admissionAnswered } from "../records/kinds/admission-answered.ts";
import { grantAnswered } from "../records/kinds/grant-answered.ts";
import { keyAdded } from "../records/kinds/key-added.ts";
import { leadReplaced } from "../records/kinds/lead-replaced.ts";
import { memberAdmitted } from "../records/kinds/member-admitted.ts";
import { passkeyAdded } from "../records/kinds/passkey-added.ts";
import { personRegistered } from "../records/kinds/person-registered.ts";
import { hasKey, personFold } from "../records/person-fold.ts";
import { registerFold } from "../records/register-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { caseFold } from "./case-fold.ts";
import { type CaseWalls, caseWalls, hasSafeguards, isKeptOut } from "./case-walls.ts";
import { samePersons } from "./identifications.ts";

/** Somebody gains a role or a key by an act: who, in which case, and who is named to confirm it. */
interface Grant {
  readonly personRef: string;
  readonly caseRef?: string;
  readonly secondRef?: string;
}

/** As much of an act as tells who would grant. */
type Act = Pick<EffectiveRecord, "kind" | "version"> & { readonly assigned: { readonly author: string } };

/**
 * A role in a case, the role of an administrator, a further key, a passkey and an account take two persons,
 * neither of whom gains by it: one proposes, the other confirms.
 */
export function grantRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, admissionAnswered)) return admissionAnswerRefusal(situation, act);
  if (isRecordOf(act, grantAnswered)) return grantAnswerRefusal(situation, act);
  // By one person nobody takes over a case, whatever rules a register keeps.
  if (isRecordOf(act, leadReplaced)) return replacementRefusal(situation, act);
  const grant = hasSafeguards(situation) ? grantOf(situation, act) : undefined;
  if (grant === undefined) return undefined;
  if (isRecordOf(act, passkeyAdded)) return passkeyGrantRefusal(situation, act, grant);
  if (act.version === 1 && !isRecordOf(act, accountBound))
    return refuse("grant.one-person", { kind: act.kind });
  return isRecordOf(act, memberAdmitted)
    ? (termRefusal(situation, act) ?? secondRefusal(situation, act, grant))
    : secondRefusal(situation, act, grant);
}

/**
 * What two persons' rule says against a passkey, which may be asked before there is one: of a register with
 * the safeguards. In its first version, which names nobody, it is good only where nobody else could confirm.
 */
export function passkeyGrantRefusal(situation: Situation, act: Act, grant: Grant): Refusal | undefined {
  if (!hasSafeguards(situation)) return undefined;
  const refusal = secondRefusal(situation, act, grant);
  const isOld = act.version === 1 && refusal?.refused === "grant.second-missing";
  return isOld ? refuse("grant.one-person", { kind: act.kind }) : refusal;
}

/** Whether an act counts without a second person: it needs one, and nobody else could be. */
export function actsAlone(situation: Situation, act: EffectiveRecord): boolean {
  const grant = hasSafeguards(situation) ? grantOf(situation, act) : undefined;
  return grant !== undefined && grant.secondRef === undefined && !isOldPasskey(act);
}

/** Its first version has no field to say so. */
function isOldPasskey(act: EffectiveRecord): boolean {
  return isRecordOf(act, passkeyAdded) && act.version === 1;
}

function grantOf(situation: Situation, act: EffectiveRecord): Grant | undefined {
  const isGrant =
    isRecordOf(act, memberAdmitted) ||
    isRecordOf(act, keyAdded) ||
    isRecordOf(act, passkeyAdded) ||
    isRecordOf(act, accountBound);
  if (isGrant) return act.stated;
  if (!isRecordOf(act, personRegistered) || act.stated.role !== "administrator") return undefined;
  // The founder is registered by the founding record: there is nobody yet.
  const isFounder = situation.state(registerFold, "register").personCount === 0;
  const { secondRef } = act.stated;
  return isFounder
    ? undefined
    : { personRef: act.recordRef, ...(secondRef === undefined ? {} : { secondRef }) };
}

function secondRefusal(situation: Situation, act: Act, grant: Grant): Refusal | undefined {
  const { author } = act.assigned;
  const walls = grant.caseRef === undefined ? undefined : caseWalls(situation, grant.caseRef);
  const gains = walls === undefined ? [grant.personRef] : recordsOf(walls, grant.personRef);
  if (gains.includes(author)) return refuse("grant.own", { person: author });
  const mayConfirm = (ref: string): boolean => {
    const isOneOfTwo = ref === author || gains.includes(ref);
    const isOut = walls !== undefined && isKeptOut(walls, ref);
    return !isOneOfTwo && !isOut && hasKey(situation.state(personFold, ref));
  };
  if (grant.secondRef !== undefined) {
    return mayConfirm(grant.secondRef) ? undefined : refuse("grant.second", { person: grant.secondRef });
  }
  return signersOf(situation).some(mayConfirm)
    ? refuse("grant.second-missing", { kind: act.kind })
    : undefined;
}

function replacementRefusal(
  situation: Situation,
  act: EffectiveRecord & RecordOf<typeof leadReplaced>,
): Refusal | undefined {
  const { caseRef, insteadOfRef, personRef, secondRef } = act.stated;
  const walls = caseWalls(situation, caseRef);
  const isGain = personRef === insteadOfRef;
  const isLead = walls.state.members[insteadOfRef] === "lead";
  if (!isLead || isGain) return refuse("case.no-such-member", { person: insteadOfRef });
  if (recordsOf(walls, insteadOfRef).includes(secondRef))
    return refuse("grant.second", { person: secondRef });
  return secondRefusal(situation, act, { personRef, caseRef, secondRef });
}

function recordsOf({ state }: CaseWalls, personRef: string): readonly string[] {
  return samePersons(state.identifications, personRef);
}

function signersOf(situation: Situation): string[] {
  const { keyHolders, passkeyHolders } = situation.state(registerFold, "register");
  return [...new Set([...Object.values(keyHolders), ...Object.values(passkeyHolders)])];
}

/** A deputy stands in for a member, from one moment until a later one. */
function termRefusal(situation: Situation, act: RecordOf<typeof memberAdmitted>): Refusal | undefined {
  const { caseRef, personRef, role, deputyForRef, from, until } = act.stated;
  if (deputyForRef === undefined && from === undefined && until === undefined) return undefined;
  const isSpan = from !== undefined && until !== undefined && from < until;
  const { members } = situation.state(caseFold, caseRef);
  const stands = deputyForRef !== undefined && members[deputyForRef] === role && deputyForRef !== personRef;
  return isSpan && stands ? undefined : refuse("case.deputy", { person: personRef });
}

function admissionAnswerRefusal(
  situation: Situation,
  act: RecordOf<typeof admissionAnswered>,
): Refusal | undefined {
  const { caseRef, admissionRef, answer } = act.stated;
  const walls = caseWalls(situation, caseRef);
  const admission = walls.state.admissions[admissionRef];
  if (admission === undefined) return refuse("grant.not-open", { grant: admissionRef });
  if (admission.secondRef !== act.assigned.author) return refuse("grant.not-second", { grant: admissionRef });
  const isBarred = answer === "confirmed" && isKeptOut(walls, admission.personRef);
  return isBarred ? refuse("case.walled", { person: admission.personRef }) : undefined;
}

function grantAnswerRefusal(situation: Situation, act: RecordOf<typeof grantAnswered>): Refusal | undefined {
  const { personRef, grantRef } = act.stated;
  const grant = situation.state(personFold, personRef).grants.find((one) => one.recordRef === grantRef);
  if (grant === undefined) return refuse("grant.not-open", { grant: grantRef });
  return grant.secondRef === act.assigned.author
    ? undefined
    : refuse("grant.not-second", { grant: grantRef });
}
