// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../custody/exhibit-state.ts";
import { isRecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { operationExecuted } from "../records/kinds/operation-executed.ts";
import { operationPlanned } from "../records/kinds/operation-planned.ts";

/** When an operation was planned, was to be, and was. */
export interface OperationState {
  readonly ref: string;
  /** Undefined until the plan: there is no operation. */
  readonly plannedAt?: Span;
  readonly startsAt?: Span;
  readonly endsAt?: Span;
  readonly executed?: { readonly recordRef: string; readonly startedAt: Span; readonly endedAt?: Span };
}

export const operationFold: Fold<OperationState> = {
  name: "operation",
  subject: "operation",
  initial: (ref) => ({ ref }),
  evolve(state, record) {
    if (isRecordOf(record, operationPlanned)) {
      const { plannedAt, startsAt, endsAt } = record.stated;
      return { ...state, plannedAt, startsAt, endsAt };
    }
    if (isRecordOf(record, operationExecuted)) {
      const { startedAt, endedAt } = record.stated;
      const end = endedAt === undefined ? {} : { endedAt };
      return { ...state, executed: { recordRef: record.recordRef, startedAt, ...end } };
    }
    return state;
  },
};
