// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { sourceGraded } from "../records/kinds/source-graded.ts";

/**
 * Every grading of one voice of a statement, oldest first. Reliability and credibility stay two letters
 * beside each other: there is no mean of a letter and a digit, and a later grading does not erase an
 * earlier one.
 */
export function gradesOf(
  records: readonly EffectiveRecord[],
  statementRef: string,
  voiceIndex: number,
): RecordOf<typeof sourceGraded>[] {
  return records
    .filter((record) => isRecordOf(record, sourceGraded))
    .filter(({ stated }) => stated.statementRef === statementRef && stated.voiceIndex === voiceIndex);
}
