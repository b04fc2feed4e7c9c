// SPDX-License-Identifier: Apache-2.0
import { type Proposal, type Refusal, refuse, type Situation } from "../records/situation.ts";
import { decideReadRecord } from "./decide-read.ts";

/**
 * Whether everything about to be shown may be shown to this reader: asked again here, whatever the query that
 * found the records has already left out. A consultation of one case shows records of that case or of none.
 */
export function consultationRefusal(situation: Situation, proposal: Proposal): Refusal | undefined {
  const { draft, author, shown, recordedAt } = proposal;
  if (draft.kind !== "record-consulted" && draft.kind !== "records-combined") return undefined;
  const { caseRef: scope } = draft.stated;
  for (const ref of shown ?? []) {
    const record = situation.record(ref);
    const caseRef = record?.assigned.caseRef;
    const isOutside = draft.kind === "record-consulted" && caseRef !== undefined && caseRef !== scope;
    if (record === undefined || isOutside) return refuse("access.not-member", { ref });
    const read = decideReadRecord(situation, author, record, recordedAt);
    if ("refused" in read) return read;
  }
  return undefined;
}
