// SPDX-License-Identifier: Apache-2.0
import { isRecordOf, type RecordOf } from "./effective-records.ts";
import type { Fold } from "./fold.ts";
import { keyAdded } from "./kinds/key-added.ts";
import { keyRetired } from "./kinds/key-retired.ts";
import { passkeyAdded } from "./kinds/passkey-added.ts";
import { personRegistered } from "./kinds/person-registered.ts";
import { registerFounded } from "./kinds/register-founded.ts";
import { witnessAdded } from "./kinds/witness-added.ts";

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
  /** Every passkey ever admitted, by its credential id, with its person. */
  readonly passkeyHolders: Readonly<Record<string, string>>;
  /** Keys by which administrators can sign now. */
  readonly administratorKeys: readonly string[];
  readonly administrators: readonly string[];
  readonly witnessKeys: readonly string[];
}

export const registerFold: Fold<RegisterState> = {
  name: "register",
  subject: "register",
  initial: () => ({
    personCount: 0,
    keyHolders: {},
    passkeyHolders: {},
    administratorKeys: [],
    administrators: [],
    witnessKeys: [],
  }),
  evolve(state, record) {
    if (isRecordOf(record, registerFounded)) return founded(state, record);
    if (isRecordOf(record, personRegistered)) return registered(state, record);
    if (isRecordOf(record, keyAdded)) return withKey(state, record.stated.personRef, record.stated.publicKey);
    if (isRecordOf(record, keyRetired)) return withoutKey(state, record.stated.publicKey);
    if (isRecordOf(record, passkeyAdded)) {
      const { credentialId, personRef } = record.stated;
      return { ...state, passkeyHolders: { ...state.passkeyHolders, [credentialId]: personRef } };
    }
    if (isRecordOf(record, witnessAdded)) {
      return { ...state, witnessKeys: [...state.witnessKeys, record.stated.verifierKey] };
    }
    return state;
  },
};

function founded(state: RegisterState, record: RecordOf<typeof registerFounded>): RegisterState {
  const { origin, founderKey, registerKey, recoveryRecipient } = record.stated;
  const founding = { recordRef: record.recordRef, origin, founderKey, registerKey, recoveryRecipient };
  return { ...state, founding };
}

function registered(state: RegisterState, record: RecordOf<typeof personRegistered>): RegisterState {
  const { role, publicKey } = record.stated;
  const administrators =
    role === "administrator" ? [...state.administrators, record.recordRef] : state.administrators;
  const counted = { ...state, administrators, personCount: state.personCount + 1 };
  return publicKey === undefined ? counted : withKey(counted, record.recordRef, publicKey);
}

function withKey(state: RegisterState, personRef: string, key: string): RegisterState {
  const keyHolders = { ...state.keyHolders, [key]: personRef };
  if (!state.administrators.includes(personRef)) return { ...state, keyHolders };
  return { ...state, keyHolders, administratorKeys: [...state.administratorKeys, key] };
}

function withoutKey(state: RegisterState, key: string): RegisterState {
  return { ...state, administratorKeys: state.administratorKeys.filter((other) => other !== key) };
}
