// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode } from "../errors.ts";
import type { EffectiveRecord } from "../records/effective-records.ts";
import type { Situation } from "../records/situation.ts";
import { sourcesRefusal } from "./decide-statements.ts";

/** A record that the rules would not take in any more. */
export interface SourceFlag {
  readonly recordRef: string;
  readonly code: ErrorCode;
}

/**
 * The rules of sources asked again of records that they took in: a correction or a retraction that came
 * later is accepted, and what rested on it is flagged.
 * @param situation the register as it is now
 */
export function sourceFlags(situation: Situation, records: readonly EffectiveRecord[]): SourceFlag[] {
  return records
    .filter(({ erased }) => !erased)
    .flatMap((record) => {
      const refusal = sourcesRefusal(situation, record);
      return refusal === undefined ? [] : [{ recordRef: record.recordRef, code: refusal.refused }];
    });
}
