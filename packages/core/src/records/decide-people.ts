// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "./effective-records.ts";
import { keyAdded } from "./kinds/key-added.ts";
import { keyRetired } from "./kinds/key-retired.ts";
import { personRegistered } from "./kinds/person-registered.ts";
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
  if (isRecordOf(act, witnessAdded)) {
    const isKnown = situation.state(registerFold, "register").witnessKeys.includes(act.stated.verifierKey);
    return isKnown ? refuse("register.witness-known") : undefined;
  }
  return undefined;
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

function retirementRefusal(situation: Situation, act: RecordOf<typeof keyRetired>): Refusal | undefined {
  const { personRef, publicKey } = act.stated;
  const { keys } = situation.state(personFold, personRef);
  if (!keys.includes(publicKey)) return refuse("person.no-such-key", { person: personRef });
  const { administratorKeys } = situation.state(registerFold, "register");
  const isLast = administratorKeys.length === 1 && administratorKeys[0] === publicKey;
  return isLast ? refuse("person.last-administrator") : undefined;
}
