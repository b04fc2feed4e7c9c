// SPDX-License-Identifier: Apache-2.0
import { type Draft, parsePayload, type RecordPayload } from "@scelle/core";
import type { EntryCheckMaker, WalkedEntry } from "../entry-check.ts";
import { problemOf } from "../read-file.ts";
import type { Verification } from "../verification.ts";
import { checkSignature } from "./check-signature.ts";
import { RecordCollection } from "./record-collection.ts";

/** What is judged once all records are known. */
export type Judgement = (verification: Verification, records: RecordCollection) => void | Promise<void>;

/** Opened contents are records, exact for their kind and signed; then they are judged together. */
export function recordCheck(judgements: readonly Judgement[]): EntryCheckMaker {
  return (verification) => {
    if (verification.options.recordKey === undefined) {
      return { check: () => undefined, end: () => reportUnjudged(verification) };
    }
    const records = new RecordCollection();
    const drafts = new Map<string, Draft>();
    return {
      check: async (walked) => {
        records.add(walked, await judgedAlone(verification, walked, drafts));
      },
      end: async () => {
        for (const judge of judgements) await judge(verification, records);
      },
    };
  };
}

async function judgedAlone(
  verification: Verification,
  walked: WalkedEntry,
  drafts: Map<string, Draft>,
): Promise<RecordPayload | undefined> {
  const { reporter } = verification;
  const { index, payload } = walked;
  if (payload === undefined) return undefined;
  let record: RecordPayload;
  try {
    record = parsePayload(payload);
  } catch (cause) {
    reporter.report("record.payload", "failed", `entry ${index}`, { index, ...problemOf(cause) });
    return undefined;
  }
  reporter.count("record.payload");
  const actOf = (ref: string) => drafts.get(ref);
  drafts.set(record.draft.draftId, record.draft);
  await checkSignature(verification, index, record, actOf);
  return record;
}

function reportUnjudged({ reporter, entries }: Verification): void {
  const { erased } = entries;
  const facts = { problem: "no-record-key" };
  reporter.report("record.refused-by-rules", "not-checked", "log", facts);
  if (erased > 0) reporter.report("record.erasure", "not-checked", "keys", { erased });
}
