// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "./effective-records.ts";
import { accountBound } from "./kinds/account-bound.ts";
import { accountSessionOpened } from "./kinds/account-session-opened.ts";
import { accountUnbound } from "./kinds/account-unbound.ts";
import { personFold } from "./person-fold.ts";
import { accountName, registerFold } from "./register-fold.ts";
import { type Refusal, refuse, type Situation } from "./situation.ts";

/** What the register says against a record of accounts of providers, and of the sessions that they open. */
export function accountRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, accountBound)) return bindingRefusal(situation, act);
  if (isRecordOf(act, accountUnbound)) {
    const { personRef, bindingRef } = act.stated;
    return isBound(situation, personRef, bindingRef) ? undefined : notTheirs(personRef);
  }
  return isRecordOf(act, accountSessionOpened) ? openingRefusal(situation, act) : undefined;
}

/** One account is never two persons. */
function bindingRefusal(situation: Situation, act: RecordOf<typeof accountBound>): Refusal | undefined {
  const { issuer, accountSubject } = act.stated;
  const { accounts } = situation.state(registerFold, "register");
  const isTaken = Object.hasOwn(accounts, accountName(issuer, accountSubject));
  return isTaken ? refuse("person.account-taken") : undefined;
}

function openingRefusal(
  situation: Situation,
  act: RecordOf<typeof accountSessionOpened>,
): Refusal | undefined {
  const { personRef, bindingRef, issuer, accountSubject } = act.stated;
  const { accounts } = situation.state(personFold, personRef);
  const isTheirs = accounts.some(
    (one) => one.recordRef === bindingRef && one.issuer === issuer && one.accountSubject === accountSubject,
  );
  return isTheirs ? undefined : notTheirs(personRef);
}

function isBound(situation: Situation, personRef: string, bindingRef: string): boolean {
  const { accounts } = situation.state(personFold, personRef);
  return accounts.some(({ recordRef }) => recordRef === bindingRef);
}

function notTheirs(personRef: string): Refusal {
  return refuse("person.no-such-account", { person: personRef });
}
