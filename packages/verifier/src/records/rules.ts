// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  type Decision,
  decide,
  exhibitFold,
  findKind,
  type JsonObject,
  type Proposal,
  RecordHistory,
  type StoredRecord,
} from "@scelle/core";
import type { Verification } from "../verification.ts";
import type { ClosedRecord, CollectedRecord, RecordCollection } from "./record-collection.ts";

/**
 * Every record is decided again, on the records before it: what the rules refuse should not be in the
 * register. Of an erased record there is nothing left to decide; its skeleton takes its place.
 */
export function judgeByRules(verification: Verification, records: RecordCollection): void {
  const { reporter, origin } = verification;
  if (origin === undefined) return;
  // Whether objects are here now is reported for itself; whether they were then, nobody can tell any more.
  const history = new RecordHistory(origin, () => true);
  let hasSkeleton = false;
  for (const record of records.all) {
    const { index } = record;
    const stored = storedOf(record, records, hasSkeleton);
    if (stored === undefined) {
      const facts = { problem: "earlier-damage", index };
      reporter.report("record.refused-by-rules", "not-checked", `entry ${index}`, facts);
      return;
    }
    hasSkeleton ||= "erased" in stored;
    const replay = () => {
      if ("payload" in record && !("erased" in stored)) judgeRecord(verification, history, record, records);
      remember(history, stored);
    };
    if (!hasSkeleton) replay();
    else if (!foldsSkeletons(replay)) {
      const facts = { index, refused: "skeleton" };
      reporter.report("record.refused-by-rules", "failed", `entry ${index}`, facts);
      return;
    }
  }
  noteFlags(verification, history, records);
}

/**
 * A correction may turn an earlier act into one that would be refused now; it is flagged, not held against
 * anybody.
 */
function noteFlags({ reporter }: Verification, history: RecordHistory, records: RecordCollection): void {
  for (const { payload } of records.opened()) {
    const { draft } = payload;
    if (findKind(draft.kind, draft.version)?.founds !== "exhibit") continue;
    for (const { recordRef, code } of history.state(exhibitFold, draft.draftId).flags) {
      const index = history.record(recordRef)?.index ?? -1;
      reporter.report("record.refused-by-rules", "note", `entry ${index}`, { index, refused: code });
    }
  }
}

/**
 * A correction goes with the record that it corrects. An erasure cut off between the two keys leaves one that
 * can be read and has nothing any more to be judged on.
 */
function storedOf(
  record: CollectedRecord | ClosedRecord,
  records: RecordCollection,
  hasSkeleton: boolean,
): StoredRecord | undefined {
  const { index } = record;
  const erased = records.erasures.get(index)?.skeleton;
  if ("payload" in record && (erased === undefined || !hasSkeleton))
    return { index, payload: record.payload };
  return erased && { index, erased };
}

function judgeRecord(
  verification: Verification,
  history: RecordHistory,
  record: CollectedRecord,
  records: RecordCollection,
): void {
  const { reporter } = verification;
  const { index, payload } = record;
  const subject = `entry ${index}`;
  const decision = decide(history, proposalOf(record));
  if ("refused" in decision) {
    const problem = authorProblems[decision.refused];
    const facts = { index, refused: decision.refused };
    if (problem === undefined) reporter.report("record.refused-by-rules", "failed", subject, facts);
    else reporter.report("record.signature", "failed", subject, { index, problem });
  } else if (!isAsAssigned(decision, payload.assigned, records)) {
    reporter.report("record.refused-by-rules", "failed", subject, { index, refused: "assigned" });
  } else {
    reporter.count("record.refused-by-rules");
  }
}

/** Refusals that say that the signing key was not the author's to sign with. */
const authorProblems: Readonly<Record<string, string>> = {
  "author.unknown": "no-author",
  "author.no-key": "foreign-key",
};

function proposalOf({ payload }: CollectedRecord): Proposal {
  const { draft, assigned, signature } = payload;
  const { author, recordedAt } = assigned;
  const shown = assigned["shown"] as unknown as readonly string[] | undefined;
  return { draft, author, recordedAt, key: signature.key, ...(shown === undefined ? {} : { shown }) };
}

/** Whether the register assigned what the decision gives, and no more. */
function isAsAssigned(
  decision: Extract<Decision, { accepted: true }>,
  assigned: JsonObject,
  records: RecordCollection,
): boolean {
  const {
    author: _author,
    recordedAt: _at,
    clockBehindMs: _behind,
    caseSeq: _seq,
    caseRef,
    ...own
  } = assigned;
  if (caseRef !== decision.caseRef) return false;
  const erases = own["erases"] as unknown as readonly { index: number }[] | undefined;
  // A skeleton was made from words that are gone since.
  const isErased = erases?.some(({ index }) => records.erasures.get(index)?.isPerformed === true) ?? false;
  return isErased || canonicalJson(own) === canonicalJson(decision.assigned);
}

/** What mends nothing was refused, and changes nothing. */
function remember(history: RecordHistory, stored: StoredRecord): void {
  const draft = "erased" in stored ? stored.erased : stored.payload.draft;
  const { targetRef } = draft.stated;
  const isMending = /^(?:correction|erasure)-/.test(draft.kind);
  const hasTarget = typeof targetRef === "string" && history.record(targetRef) !== undefined;
  if (!isMending || hasTarget) history.append(stored);
}

function foldsSkeletons(replay: () => void): boolean {
  try {
    replay();
    return true;
  } catch {
    // A skeleton is what a decision claims that a record was: nobody but the register vouches that it fits
    // its kind, and a fold that stumbles over one shows that it does not.
    return false;
  }
}
