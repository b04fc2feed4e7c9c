// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../encoding/canonical-json.ts";
import { type Proposal, type Refusal, refuse, type Situation } from "../records/situation.ts";
import { decideReadAtAll, decideReadRecord } from "./decide-read.ts";
import { isReadingOfOthers } from "./readings.ts";

/**
 * Whether everything about to be shown may be shown to this reader: asked again here, whatever the query that
 * found the records has already left out. A consultation of one case shows records of that case or of none;
 * the looks of others are shown for a purpose that the law allows, and for no other.
 */
export function consultationRefusal(situation: Situation, proposal: Proposal): Refusal | undefined {
  const { draft, author, shown, recordedAt } = proposal;
  if (draft.kind !== "record-consulted" && draft.kind !== "records-combined") return undefined;
  const { caseRef: scope, logPurpose } = draft.stated;
  const isFirstVersion = draft.version === 1;
  const decideShowing = isFirstVersion ? decideReadAtAll : decideReadRecord;
  for (const ref of shown ?? []) {
    const record = situation.record(ref);
    const caseRef = record?.assigned.caseRef;
    const isOutside = draft.kind === "record-consulted" && caseRef !== undefined && caseRef !== scope;
    if (record === undefined || isOutside) return refuse("access.not-member", { ref });
    const read = decideShowing(situation, author, record, recordedAt);
    if ("refused" in read) return read;
    const isForPurpose = isFirstVersion || logPurpose !== undefined || !isReadingOfOthers(record, author);
    if (!isForPurpose) return refuse("access.no-log-purpose", { ref });
  }
  return isFirstVersion ? undefined : reasonRefusal(draft.stated);
}

/** A ground from the list says enough, but for the one that is told in words. */
function reasonRefusal({ ground = "other", reason }: JsonObject): Refusal | undefined {
  return ground === "other" && reason === undefined ? refuse("access.no-reason") : undefined;
}
