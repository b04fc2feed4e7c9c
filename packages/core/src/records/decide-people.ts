// SPDX-License-Identifier: Apache-2.0
import { parseBase64url } from "../encoding/base64.ts";
import { ScelleError } from "../errors.ts";
import { sessionHoursMax } from "../limits.ts";
import { parsePasskeyKey } from "../passkeys/cose-key.ts";
import { accountRefusal } from "./account-rules.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "./effective-records.ts";
import { accountSessionOpened } from "./kinds/account-session-opened.ts";
import { actSigned } from "./kinds/act-signed.ts";
import { keyAdded } from "./kinds/key-added.ts";
import { keyRetired } from "./kinds/key-retired.ts";
import { passkeyAdded } from "./kinds/passkey-added.ts";
import { passkeyRetired } from "./kinds/passkey-retired.ts";
import { personRegistered } from "./kinds/person-registered.ts";
import { sessionEnded } from "./kinds/session-ended.ts";
import { sessionOpened } from "./kinds/session-opened.ts";
import { witnessAdded } from "./kinds/witness-added.ts";
import { personFold } from "./person-fold.ts";
import { registerFold } from "./register-fold.ts";
import { type Refusal, refuse, type Situation } from "./situation.ts";

/** What the register says against a record of persons, keys and witnesses. */
export function peopleRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, personRegistered)) return registrationRefusal(situation, act);
  if (isRecordOf(act, keyAdded)) {
    return keyTakenRefusal(situation, act.stated.publicKey);
  }
  if (isRecordOf(act, keyRetired)) return retirementRefusal(situation, act);
  if (isRecordOf(act, passkeyAdded)) return passkeyRefusal(situation, act);
  if (isRecordOf(act, passkeyRetired)) {
    const { personRef, credentialId } = act.stated;
    const { passkeys } = situation.state(personFold, personRef);
    const isTheirs = passkeys.some((passkey) => passkey.credentialId === credentialId);
    return isTheirs ? undefined : refuse("person.no-such-passkey", { person: personRef });
  }
  if (isRecordOf(act, sessionOpened)) return sessionRefusal(situation, act);
  if (isRecordOf(act, accountSessionOpened)) {
    return accountRefusal(situation, act) ?? sessionKeyRefusal(situation, act);
  }
  if (isRecordOf(act, actSigned)) return signedActRefusal(situation, act);
  if (isRecordOf(act, sessionEnded)) {
    const { personRef, sessionKey } = act.stated;
    const { sessions } = situation.state(personFold, personRef);
    return sessions.some(({ key }) => key === sessionKey) ? undefined : refuse("session.none");
  }
  if (isRecordOf(act, witnessAdded)) {
    const isKnown = situation.state(registerFold, "register").witnessKeys.includes(act.stated.verifierKey);
    return isKnown ? refuse("register.witness-known") : undefined;
  }
  return accountRefusal(situation, act);
}

/** Somebody known by one case only must not be able to sign beyond it. */
function registrationRefusal(
  situation: Situation,
  act: RecordOf<typeof personRegistered>,
): Refusal | undefined {
  const { caseRef, publicKey, role } = act.stated;
  if (caseRef !== undefined && (publicKey !== undefined || role !== undefined))
    return refuse("person.of-case");
  return publicKey === undefined ? undefined : keyTakenRefusal(situation, publicKey);
}

function keyTakenRefusal(situation: Situation, key: string): Refusal | undefined {
  const register = situation.state(registerFold, "register");
  const isTaken = register.keyHolders[key] !== undefined || register.founding?.registerKey === key;
  return isTaken ? refuse("person.key-taken") : undefined;
}

function passkeyRefusal(situation: Situation, act: RecordOf<typeof passkeyAdded>): Refusal | undefined {
  const { personRef, credentialId, publicKey } = act.stated;
  if (!isPasskeyKey(publicKey)) return refuse("person.bad-passkey", { person: personRef });
  const { passkeyHolders } = situation.state(registerFold, "register");
  return passkeyHolders[credentialId] === undefined ? undefined : refuse("person.passkey-taken");
}

/** A session hangs on a passkey of the very person. */
function sessionRefusal(situation: Situation, act: RecordOf<typeof sessionOpened>): Refusal | undefined {
  const { personRef, credentialId, passkey, rpId } = act.stated;
  const { passkeys } = situation.state(personFold, personRef);
  const isTheirs = passkeys.some(
    (one) => one.credentialId === credentialId && one.publicKey === passkey && one.rpId === rpId,
  );
  return isTheirs
    ? sessionKeyRefusal(situation, act)
    : refuse("person.no-such-passkey", { person: personRef });
}

/** The key of a session is nobody’s else, and signs for a working day at most. */
function sessionKeyRefusal(
  situation: Situation,
  act: RecordOf<typeof sessionOpened> | RecordOf<typeof accountSessionOpened>,
): Refusal | undefined {
  const { sessionKey, until } = act.stated;
  const lengthMs = Date.parse(until) - Date.parse(act.assigned.recordedAt);
  if (lengthMs <= 0 || lengthMs > sessionHoursMax * 3_600_000) {
    return refuse("person.session-length", { hoursMax: sessionHoursMax });
  }
  return keyTakenRefusal(situation, sessionKey);
}

/** Signed by a passkey of the person who recorded the act, in the case of the act. */
function signedActRefusal(situation: Situation, act: RecordOf<typeof actSigned>): Refusal | undefined {
  const { caseRef, actRef, personRef, credentialId, passkey, rpId } = act.stated;
  const signed = situation.record(actRef);
  const isTheirs = signed?.assigned.author === personRef && signed.assigned.caseRef === caseRef;
  if (!isTheirs) return refuse("reference.unknown", { field: "actRef", ref: actRef, expected: "record" });
  const isAdmitted = situation.state(personFold, personRef).passkeys.some((one) => {
    return one.credentialId === credentialId && one.publicKey === passkey && one.rpId === rpId;
  });
  return isAdmitted ? undefined : refuse("person.no-such-passkey", { person: personRef });
}

function isPasskeyKey(text: string): boolean {
  try {
    parsePasskeyKey(parseBase64url(text, "passkey"));
    return true;
  } catch (error) {
    if (error instanceof ScelleError) return false; // Its form was checked: it is no point of the curve.
    throw error;
  }
}

function retirementRefusal(situation: Situation, act: RecordOf<typeof keyRetired>): Refusal | undefined {
  const { personRef, publicKey } = act.stated;
  const { keys } = situation.state(personFold, personRef);
  if (!keys.includes(publicKey)) return refuse("person.no-such-key", { person: personRef });
  const { administratorKeys } = situation.state(registerFold, "register");
  const isLast = administratorKeys.length === 1 && administratorKeys[0] === publicKey;
  return isLast ? refuse("person.last-administrator") : undefined;
}
