// SPDX-License-Identifier: Apache-2.0
import { allegationMade, type EffectiveRecord, isRecordOf, streamKey } from "@scelle/core";
import type { Index } from "./index/index-reader.ts";
import type { ReadScope } from "./index/read-scope.ts";
import type { LiveSituation } from "./live-situation.ts";

interface Parts {
  readonly index: Index;
  readonly situation: LiveSituation;
  /** What may be located for the reader in one case: asked for only where there is an allegation. */
  readonly scopeOf: (caseRef: string | undefined) => ReadScope;
}

/**
 * What was decided on the allegations among some records, so that an exoneration is shown wherever an
 * allegation is: dispositions of them that are not among the records themselves.
 * @param isOpen whether the reader may read one
 */
export function dispositionsBeside(
  { index, situation, scopeOf }: Parts,
  records: readonly EffectiveRecord[],
  isOpen: (record: EffectiveRecord) => boolean,
): EffectiveRecord[] {
  const known = new Set(records.map(({ recordRef }) => recordRef));
  return records.flatMap((record) => {
    if (!isRecordOf(record, allegationMade)) return [];
    const scope = scopeOf(record.assigned.caseRef);
    return index.streamRefs(streamKey("allegation", record.recordRef), scope).flatMap((ref) => {
      const found = known.has(ref) ? undefined : situation.record(ref);
      return found?.kind === "allegation-disposed" && isOpen(found) ? [found] : [];
    });
  });
}
