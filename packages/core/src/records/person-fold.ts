// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "./effective-records.ts";
import type { Fold } from "./fold.ts";
import { accountBound } from "./kinds/account-bound.ts";
import { accountSessionOpened } from "./kinds/account-session-opened.ts";
import { accountUnbound } from "./kinds/account-unbound.ts";
import { grantAnswered } from "./kinds/grant-answered.ts";
import { keyAdded } from "./kinds/key-added.ts";
import { keyRetired } from "./kinds/key-retired.ts";
import { passkeyAdded } from "./kinds/passkey-added.ts";
import { passkeyRetired } from "./kinds/passkey-retired.ts";
import { personRegistered } from "./kinds/person-registered.ts";
import { sessionEnded } from "./kinds/session-ended.ts";
import { sessionOpened } from "./kinds/session-opened.ts";

/** A person as the register knows one. */
export interface PersonState {
  readonly ref: string;
  readonly isRegistered: boolean;
  /** The case by which alone the person is known, if so. */
  readonly caseRef?: string;
  readonly isAdministrator: boolean;
  /** Keys that sign for the person now. */
  readonly keys: readonly string[];
  readonly retiredKeys: readonly string[];
  /** What was proposed for the person and waits for its second person. */
  readonly grants: readonly OpenGrant[];
  /** Passkeys that sign for the person now. */
  readonly passkeys: readonly Passkey[];
  /** Accounts of providers that let the person look now. */
  readonly accounts: readonly BoundAccount[];
  /** Keys of sessions that had not ended when the newest of them was opened. */
  readonly sessions: readonly SessionKey[];
}

/** A key of the server that signs for somebody who signed in. */
export interface SessionKey {
  readonly key: string;
  readonly until: string;
  /** Of the passkey that signed for it. */
  readonly credentialId?: string;
  /** Of the account by which a provider signed the person in: then the key signs looks alone. */
  readonly bindingRef?: string;
}

/** An account of a provider of identities. */
export interface BoundAccount {
  readonly issuer: string;
  readonly accountSubject: string;
  /** The record that bound it. */
  readonly recordRef: string;
}

/** A role, a key, an account or a passkey that counts once its second person confirms it. */
export interface OpenGrant {
  readonly recordRef: string;
  readonly secondRef: string;
  /** The key that is to sign; without one, an account or a passkey it is the role of an administrator. */
  readonly publicKey?: string;
  readonly account?: BoundAccount;
  readonly passkey?: Passkey;
}

/** A passkey as it was admitted. */
export interface Passkey {
  /** base64url. */
  readonly credentialId: string;
  /** COSE_Key, base64url. */
  readonly publicKey: string;
  readonly rpId: string;
  /** The record that admitted it. */
  readonly recordRef: string;
  /** Since when it signs: of one by two persons, since the second confirmed it. */
  readonly addedAt: string;
}

export const personFold: Fold<PersonState> = {
  name: "person",
  subject: "person",
  initial: (ref) => ({
    ref,
    isRegistered: false,
    isAdministrator: false,
    keys: [],
    retiredKeys: [],
    grants: [],
    passkeys: [],
    accounts: [],
    sessions: [],
  }),
  evolve(state, record) {
    if (isRecordOf(record, personRegistered)) {
      const { caseRef, publicKey, role, secondRef } = record.stated;
      const { recordRef } = record;
      return {
        ...state,
        isRegistered: true,
        isAdministrator: role === "administrator" && secondRef === undefined,
        grants: role === "administrator" && secondRef !== undefined ? [{ recordRef, secondRef }] : [],
        keys: publicKey === undefined ? [] : [publicKey],
        ...(caseRef === undefined ? {} : { caseRef }),
      };
    }
    if (isRecordOf(record, keyAdded)) {
      const { publicKey, secondRef } = record.stated;
      if (secondRef === undefined) return { ...state, keys: [...state.keys, publicKey] };
      return { ...state, grants: [...state.grants, { recordRef: record.recordRef, secondRef, publicKey }] };
    }
    if (isRecordOf(record, grantAnswered)) return answered(state, record);
    if (isRecordOf(record, keyRetired)) {
      const { publicKey } = record.stated;
      const keys = state.keys.filter((key) => key !== publicKey);
      return { ...state, keys, retiredKeys: [...state.retiredKeys, publicKey] };
    }
    if (isRecordOf(record, passkeyAdded)) return withPasskey(state, record);
    if (isRecordOf(record, passkeyRetired)) {
      const { credentialId } = record.stated;
      const isOther = (one: { readonly credentialId?: string }) => one.credentialId !== credentialId;
      return { ...state, passkeys: state.passkeys.filter(isOther), sessions: state.sessions.filter(isOther) };
    }
    if (isRecordOf(record, accountBound)) return withAccount(state, record);
    if (isRecordOf(record, accountUnbound)) {
      const { bindingRef } = record.stated;
      const accounts = state.accounts.filter(({ recordRef }) => recordRef !== bindingRef);
      const sessions = state.sessions.filter((session) => session.bindingRef !== bindingRef);
      return { ...state, accounts, sessions };
    }
    if (isRecordOf(record, sessionOpened) || isRecordOf(record, accountSessionOpened))
      return { ...state, sessions: [...liveAt(state, record), asKey(record)] };
    if (isRecordOf(record, sessionEnded)) {
      return { ...state, sessions: state.sessions.filter(({ key }) => key !== record.stated.sessionKey) };
    }
    return state;
  },
};

/** Whether a person can sign: has an account, in the words of a clerk. */
export function hasKey(person: PersonState): boolean {
  return person.keys.length > 0 || person.passkeys.length > 0;
}

/** Whether a key signs for a person at an instant of the register's clock. */
export function signsFor({ keys, sessions }: PersonState, key: string, at: string): boolean {
  return keys.includes(key) || sessions.some((session) => session.key === key && at < session.until);
}

/** Whether a person may be shown anything: signs, or comes in by a provider. */
export function mayLook(person: PersonState): boolean {
  return hasKey(person) || person.accounts.length > 0;
}

/** Whether a key signs looks alone: a provider vouched for the person, who signed nothing. */
export function signsLooksOnly({ sessions }: PersonState, key: string): boolean {
  return sessions.some((session) => session.key === key && session.bindingRef !== undefined);
}

function withAccount(state: PersonState, { recordRef, stated }: RecordOf<typeof accountBound>): PersonState {
  const { issuer, accountSubject, secondRef } = stated;
  const account = { issuer, accountSubject, recordRef };
  if (secondRef === undefined) return { ...state, accounts: [...state.accounts, account] };
  return { ...state, grants: [...state.grants, { recordRef, secondRef, account }] };
}

function withPasskey(state: PersonState, record: RecordOf<typeof passkeyAdded>): PersonState {
  const { recordRef, stated, assigned } = record;
  const { credentialId, publicKey, rpId, secondRef } = stated;
  const passkey = { credentialId, publicKey, rpId, recordRef, addedAt: assigned.recordedAt };
  if (secondRef === undefined) return { ...state, passkeys: [...state.passkeys, passkey] };
  return { ...state, grants: [...state.grants, { recordRef, secondRef, passkey }] };
}

function liveAt({ sessions }: PersonState, { assigned }: EffectiveRecord): readonly SessionKey[] {
  return sessions.filter(({ until }) => assigned.recordedAt < until);
}

function asKey({
  stated,
}: RecordOf<typeof sessionOpened> | RecordOf<typeof accountSessionOpened>): SessionKey {
  const { sessionKey: key, until } = stated;
  return "bindingRef" in stated
    ? { key, until, bindingRef: stated.bindingRef }
    : { key, until, credentialId: stated.credentialId };
}

function answered(state: PersonState, { stated, assigned }: RecordOf<typeof grantAnswered>): PersonState {
  const grant = state.grants.find(({ recordRef }) => recordRef === stated.grantRef);
  const rest = { ...state, grants: state.grants.filter((one) => one !== grant) };
  if (grant === undefined || stated.answer !== "confirmed") return rest;
  const { publicKey, account, passkey } = grant;
  if (account !== undefined) return { ...rest, accounts: [...rest.accounts, account] };
  if (passkey !== undefined) {
    return { ...rest, passkeys: [...rest.passkeys, { ...passkey, addedAt: assigned.recordedAt }] };
  }
  return publicKey === undefined
    ? { ...rest, isAdministrator: true }
    : { ...rest, keys: [...rest.keys, publicKey] };
}
