// SPDX-License-Identifier: Apache-2.0
import { isRecordOf, type RecordOf } from "./effective-records.ts";
import type { Fold } from "./fold.ts";
import { accountBound } from "./kinds/account-bound.ts";
import { accountUnbound } from "./kinds/account-unbound.ts";
import { caseReceived } from "./kinds/case-received.ts";
import { grantAnswered } from "./kinds/grant-answered.ts";
import { keyAdded } from "./kinds/key-added.ts";
import { keyRetired } from "./kinds/key-retired.ts";
import { passkeyAdded } from "./kinds/passkey-added.ts";
import { personRegistered } from "./kinds/person-registered.ts";
import { registerFounded } from "./kinds/register-founded.ts";
import { safeguardsAdopted } from "./kinds/safeguards-adopted.ts";
import { witnessAdded } from "./kinds/witness-added.ts";

/** Whose an account is, by which record. */
export interface AccountHolder {
  readonly personRef: string;
  readonly recordRef: string;
}

/** By what one account is told from every other: neither part can hold a space. */
export function accountName(issuer: string, accountSubject: string): string {
  return `${issuer} ${accountSubject}`;
}

/** By what a case of another register is told from every other: neither part can hold a space. */
export function sourceCaseName(sourceOrigin: string, sourceCaseRef: string): string {
  return `${sourceOrigin} ${sourceCaseRef}`;
}

/** Who signs in a register, and what it was founded on. */
export interface RegisterState {
  readonly founding?: {
    readonly recordRef: string;
    readonly origin: string;
    readonly founderKey: string;
    readonly registerKey: string;
    readonly recoveryRecipient: string;
  };
  readonly personCount: number;
  /** Every signing key ever admitted, with its person: one key never speaks for two. */
  readonly keyHolders: Readonly<Record<string, string>>;
  /** Every passkey ever proposed or admitted, by its credential id, with its person. */
  readonly passkeyHolders: Readonly<Record<string, string>>;
  /** Every account of a provider that is bound or is about to be, by {@link accountName}. */
  readonly accounts: Readonly<Record<string, AccountHolder>>;
  /** Keys by which administrators can sign now. */
  readonly administratorKeys: readonly string[];
  readonly administrators: readonly string[];
  /** Grants that wait for their second person. */
  readonly grants: Readonly<Record<string, WaitingGrant>>;
  readonly witnessKeys: readonly string[];
  /** Cases that other registers gave away and this one received last, by {@link sourceCaseName}. */
  readonly receivedCases: Readonly<Record<string, string>>;
  /** Walls along the chain of command and grants by two persons: from its founding, or once adopted. */
  readonly hasSafeguards: boolean;
}

interface WaitingGrant {
  readonly personRef: string;
  readonly publicKey?: string;
  readonly isOfAccount?: true;
  readonly isOfPasskey?: true;
}

export const registerFold: Fold<RegisterState> = {
  name: "register",
  subject: "register",
  initial: () => ({
    personCount: 0,
    keyHolders: {},
    passkeyHolders: {},
    accounts: {},
    administratorKeys: [],
    administrators: [],
    grants: {},
    witnessKeys: [],
    receivedCases: {},
    hasSafeguards: false,
  }),
  evolve(state, record) {
    if (isRecordOf(record, registerFounded)) return founded(state, record);
    if (isRecordOf(record, personRegistered)) return registered(state, record);
    if (isRecordOf(record, keyAdded)) return afterKey(state, record);
    if (isRecordOf(record, grantAnswered)) return afterAnswer(state, record);
    if (isRecordOf(record, keyRetired)) return withoutKey(state, record.stated.publicKey);
    if (isRecordOf(record, passkeyAdded)) return withPasskey(state, record);
    if (isRecordOf(record, accountBound)) return withAccount(state, record);
    if (isRecordOf(record, accountUnbound)) return withoutAccount(state, record.stated.bindingRef);
    if (isRecordOf(record, safeguardsAdopted)) return { ...state, hasSafeguards: true };
    if (isRecordOf(record, caseReceived)) return withCase(state, record);
    if (isRecordOf(record, witnessAdded)) {
      return { ...state, witnessKeys: [...state.witnessKeys, record.stated.verifierKey] };
    }
    return state;
  },
};

function founded(state: RegisterState, record: RecordOf<typeof registerFounded>): RegisterState {
  const { origin, founderKey, registerKey, recoveryRecipient } = record.stated;
  const founding = { recordRef: record.recordRef, origin, founderKey, registerKey, recoveryRecipient };
  return { ...state, founding, hasSafeguards: record.stated.safeguards !== undefined };
}

function registered(state: RegisterState, record: RecordOf<typeof personRegistered>): RegisterState {
  const { role, publicKey, secondRef } = record.stated;
  const personRef = record.recordRef;
  const isGranted = role === "administrator" && secondRef === undefined;
  const administrators = isGranted ? [...state.administrators, personRef] : state.administrators;
  const isOpen = role === "administrator" && secondRef !== undefined;
  const grants = isOpen ? { ...state.grants, [personRef]: { personRef } } : state.grants;
  const counted = { ...state, administrators, grants, personCount: state.personCount + 1 };
  return publicKey === undefined ? counted : withKey(counted, personRef, publicKey);
}

/** A key that waits is taken already: nobody else may be given it. */
function afterKey(state: RegisterState, record: RecordOf<typeof keyAdded>): RegisterState {
  const { personRef, publicKey, secondRef } = record.stated;
  if (secondRef === undefined) return withKey(state, personRef, publicKey);
  const keyHolders = { ...state.keyHolders, [publicKey]: personRef };
  return { ...state, keyHolders, grants: { ...state.grants, [record.recordRef]: { personRef, publicKey } } };
}

function afterAnswer(state: RegisterState, { stated }: RecordOf<typeof grantAnswered>): RegisterState {
  const { [stated.grantRef]: grant, ...grants } = state.grants;
  if (grant === undefined) return state;
  const rest = { ...state, grants };
  if (stated.answer !== "confirmed") {
    return grant.isOfAccount === true ? withoutAccount(rest, stated.grantRef) : rest;
  }
  if (grant.isOfAccount === true || grant.isOfPasskey === true) return rest;
  const { personRef, publicKey } = grant;
  if (publicKey !== undefined) return withKey(rest, personRef, publicKey);
  const waiting = Object.values(grants).flatMap((other) => other.publicKey ?? []);
  const keys = Object.keys(state.keyHolders).filter(
    (key) => state.keyHolders[key] === personRef && !waiting.includes(key),
  );
  const administrators = [...rest.administrators, personRef];
  return { ...rest, administrators, administratorKeys: [...rest.administratorKeys, ...keys] };
}

/** A passkey that waits is taken already, and one that was declined stays so: it is never of another. */
function withPasskey(state: RegisterState, record: RecordOf<typeof passkeyAdded>): RegisterState {
  const { credentialId, personRef, secondRef } = record.stated;
  const passkeyHolders = { ...state.passkeyHolders, [credentialId]: personRef };
  if (secondRef === undefined) return { ...state, passkeyHolders };
  const grant: WaitingGrant = { personRef, isOfPasskey: true };
  return { ...state, passkeyHolders, grants: { ...state.grants, [record.recordRef]: grant } };
}

function withCase(state: RegisterState, record: RecordOf<typeof caseReceived>): RegisterState {
  const { sourceOrigin, sourceCaseRef } = record.stated;
  const name = sourceCaseName(sourceOrigin, sourceCaseRef);
  return { ...state, receivedCases: { ...state.receivedCases, [name]: record.recordRef } };
}

/** An account that waits is taken already. */
function withAccount(state: RegisterState, record: RecordOf<typeof accountBound>): RegisterState {
  const { recordRef } = record;
  const { personRef, issuer, accountSubject, secondRef } = record.stated;
  const holder = { personRef, recordRef };
  const accounts = { ...state.accounts, [accountName(issuer, accountSubject)]: holder };
  if (secondRef === undefined) return { ...state, accounts };
  return { ...state, accounts, grants: { ...state.grants, [recordRef]: { personRef, isOfAccount: true } } };
}

function withoutAccount(state: RegisterState, bindingRef: string): RegisterState {
  const kept = Object.entries(state.accounts).filter(([, { recordRef }]) => recordRef !== bindingRef);
  return { ...state, accounts: Object.fromEntries(kept) };
}

function withKey(state: RegisterState, personRef: string, key: string): RegisterState {
  const keyHolders = { ...state.keyHolders, [key]: personRef };
  if (!state.administrators.includes(personRef)) return { ...state, keyHolders };
  return { ...state, keyHolders, administratorKeys: [...state.administratorKeys, key] };
}

function withoutKey(state: RegisterState, key: string): RegisterState {
  return { ...state, administratorKeys: state.administratorKeys.filter((other) => other !== key) };
}
