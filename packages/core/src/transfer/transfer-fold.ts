// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { caseTransferred } from "../records/kinds/case-transferred.ts";
import { transferAcknowledged } from "../records/kinds/transfer-acknowledged.ts";
import { transferWithdrawn } from "../records/kinds/transfer-withdrawn.ts";

/** Where a case went, and what has come of it. */
export interface Transfer {
  readonly recordRef: string;
  readonly toOrigin: string;
  readonly toLogKey: string;
  readonly toBodyRef: string;
  readonly state: "given" | "acknowledged" | "withdrawn";
  /** When it came into that state, by the register's clock. */
  readonly since: string;
}

/** The transfer of a case after one more record of it; undefined while there was none. */
export function afterTransfer(before: Transfer | undefined, record: EffectiveRecord): Transfer | undefined {
  const { recordedAt: since } = record.assigned;
  if (isRecordOf(record, caseTransferred)) {
    const { toOrigin, toLogKey, toBodyRef } = record.stated;
    return { recordRef: record.recordRef, toOrigin, toLogKey, toBodyRef, state: "given", since };
  }
  if (before === undefined) return undefined;
  if (isRecordOf(record, transferWithdrawn)) return { ...before, state: "withdrawn", since };
  if (isRecordOf(record, transferAcknowledged)) return { ...before, state: "acknowledged", since };
  return before;
}
