// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { custodyOffered } from "../records/kinds/custody-offered.ts";
import { custodyRefused } from "../records/kinds/custody-refused.ts";
import type { TimeInterval } from "../records/values.ts";

/**
 * When an exhibit that was handed on is to come back, by the newest hand-over that was neither refused nor
 * withdrawn; undefined where that one names no time.
 * @param records of the exhibit, in the order of the log
 */
export function dueBackOf(records: readonly EffectiveRecord[]): TimeInterval | undefined {
  const refused = new Set<string>();
  for (const record of records) if (isRecordOf(record, custodyRefused)) refused.add(record.stated.offerRef);
  const offers = records.flatMap((record) => (isRecordOf(record, custodyOffered) ? [record] : []));
  return offers.findLast(({ recordRef }) => !refused.has(recordRef))?.stated.dueBackAt;
}
