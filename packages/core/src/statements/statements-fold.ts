// SPDX-License-Identifier: Apache-2.0
import { isRecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { statementRelated } from "../records/kinds/statement-related.ts";
import { textDerived } from "../records/kinds/text-derived.ts";

/** What the sources of a case have become: statements retracted, and texts that come from others. */
export interface StatementsState {
  /** Retracted statement: the record that says so. */
  readonly retracted: Readonly<Record<string, string>>;
  /** Text: the texts that it comes from. */
  readonly comesFrom: Readonly<Record<string, readonly string[]>>;
}

export const statementsFold: Fold<StatementsState> = {
  name: "statements",
  subject: "case",
  initial: () => ({ retracted: {}, comesFrom: {} }),
  evolve(state, record) {
    if (isRecordOf(record, statementRelated) && record.stated.relation === "retracts") {
      return { ...state, retracted: { ...state.retracted, [record.stated.otherRef]: record.recordRef } };
    }
    if (isRecordOf(record, textDerived) && record.stated.fromTextRef !== undefined) {
      const { textRef, fromTextRef } = record.stated;
      const texts = [...(state.comesFrom[textRef] ?? []), fromTextRef];
      return { ...state, comesFrom: { ...state.comesFrom, [textRef]: texts } };
    }
    return state;
  },
};
