// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord, RecordOf } from "../records/effective-records.ts";
import { exhibitDivided } from "../records/kinds/exhibit-divided.ts";
import { exhibitSeized } from "../records/kinds/exhibit-seized.ts";
import { exhibitTakenOver } from "../records/kinds/exhibit-taken-over.ts";

/** A record from which on there is an exhibit: seized, taken over from paper, or taken out of another. */
type FoundingRecord = EffectiveRecord &
  (RecordOf<typeof exhibitSeized> | RecordOf<typeof exhibitTakenOver> | RecordOf<typeof exhibitDivided>);

export function foundsExhibit(record: EffectiveRecord): record is FoundingRecord {
  const { kind } = record;
  return [exhibitSeized, exhibitTakenOver, exhibitDivided].some((founding) => founding.kind === kind);
}
