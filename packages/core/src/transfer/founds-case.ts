// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord, RecordOf } from "../records/effective-records.ts";
import { caseOpened } from "../records/kinds/case-opened.ts";
import { caseReceived } from "../records/kinds/case-received.ts";

/** Kinds from whose record on there is a case: opened here, or received from another register. */
export const caseFoundingKinds: readonly string[] = [caseOpened.kind, caseReceived.kind];

type FoundingRecord = EffectiveRecord & (RecordOf<typeof caseOpened> | RecordOf<typeof caseReceived>);

export function foundsCase(record: EffectiveRecord): record is FoundingRecord {
  return caseFoundingKinds.includes(record.kind);
}
