// SPDX-License-Identifier: Apache-2.0
import { draftDigest, parseBase64url, parsePayload, type RecordPayload } from "@scelle/core";
import type { EntryCheckMaker, WalkedEntry } from "../entry-check.ts";
import { problemOf } from "../read-file.ts";
import type { Verification } from "../verification.ts";
import { RecordCollection } from "./record-collection.ts";

/** What is judged once all records are known. */
export type Judgement = (verification: Verification, records: RecordCollection) => void;

/** Opened contents are records, exact for their kind and signed; then they are judged together. */
export function recordCheck(judgements: readonly Judgement[]): EntryCheckMaker {
  return (verification) => {
    if (verification.options.recordKey === undefined) {
      return { check: () => undefined, end: () => reportUnjudged(verification) };
    }
    const records = new RecordCollection();
    return {
      check: async (walked) => {
        records.add(walked, await judgedAlone(verification, walked));
      },
      end: () => {
        for (const judge of judgements) judge(verification, records);
      },
    };
  };
}

async function judgedAlone(
  verification: Verification,
  walked: WalkedEntry,
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
  if (await isSigned(verification, record)) reporter.count("record.signature");
  else reporter.report("record.signature", "failed", `entry ${index}`, { index, problem: "bad-signature" });
  return record;
}

/** The key that the record names has signed its draft, for this register; whose key it is, the rules say. */
async function isSigned(
  { crypto, origin }: Verification,
  { draft, signature }: RecordPayload,
): Promise<boolean> {
  const key = parseBase64url(signature.key, "signing key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  return crypto.verifyEd25519(key, draftDigest(crypto, origin ?? "", draft), value);
}

function reportUnjudged({ reporter, entries }: Verification): void {
  const { erased } = entries;
  const facts = { problem: "no-record-key" };
  reporter.report("record.refused-by-rules", "not-checked", "log", facts);
  if (erased > 0) reporter.report("record.erasure", "not-checked", "keys", { erased });
}
