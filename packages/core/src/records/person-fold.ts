// SPDX-License-Identifier: Apache-2.0
import { isRecordOf } from "./effective-records.ts";
import type { Fold } from "./fold.ts";
import { keyAdded } from "./kinds/key-added.ts";
import { keyRetired } from "./kinds/key-retired.ts";
import { personRegistered } from "./kinds/person-registered.ts";

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
}

export const personFold: Fold<PersonState> = {
  name: "person",
  subject: "person",
  initial: (ref) => ({ ref, isRegistered: false, isAdministrator: false, keys: [], retiredKeys: [] }),
  evolve(state, record) {
    if (isRecordOf(record, personRegistered)) {
      const { caseRef, publicKey, role } = record.stated;
      return {
        ...state,
        isRegistered: true,
        isAdministrator: role === "administrator",
        keys: publicKey === undefined ? [] : [publicKey],
        ...(caseRef === undefined ? {} : { caseRef }),
      };
    }
    if (isRecordOf(record, keyAdded)) return { ...state, keys: [...state.keys, record.stated.publicKey] };
    if (isRecordOf(record, keyRetired)) {
      const { publicKey } = record.stated;
      const keys = state.keys.filter((key) => key !== publicKey);
      return { ...state, keys, retiredKeys: [...state.retiredKeys, publicKey] };
    }
    return state;
  },
};

/** Whether a person can sign: has an account, in the words of a clerk. */
export function hasKey(person: PersonState): boolean {
  return person.keys.length > 0;
}
