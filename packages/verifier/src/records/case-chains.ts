// SPDX-License-Identifier: Apache-2.0
import {
  type AssignedFields,
  caseLink,
  deriveCaseLinkKey,
  equalBytes,
  type Hash,
  noPreviousLeaf,
} from "@scelle/core";
import type { Verification } from "../verification.ts";
import type { RecordCollection } from "./record-collection.ts";

interface ChainEnd {
  count: number;
  /** Undefined after an entry whose leaf is unknown. */
  lastLeaf: Hash | undefined;
}

/**
 * The entries of each case are numbered without a gap, and each is linked to the one before by the hidden
 * chain that a dossier opens.
 */
export function judgeCaseChains(verification: Verification, records: RecordCollection): void {
  const { reporter, options } = verification;
  if (options.linkRootKey === undefined) reporter.report("record.case-link", "not-checked", "log");
  const chains = new Map<string, ChainEnd>();
  let isDamaged = false;
  for (const record of records.all) {
    const { index } = record;
    const assigned =
      "payload" in record ? record.payload.assigned : records.erasures.get(index)?.skeleton.assigned;
    if (assigned === undefined) isDamaged = true;
    // A skeleton is what a decision claims, and may be anything.
    if (typeof assigned?.caseRef !== "string") continue;
    const chain = chains.get(assigned.caseRef) ?? { count: 0, lastLeaf: noPreviousLeaf };
    const expected = chain.count;
    const found = typeof assigned.caseSeq === "number" ? assigned.caseSeq : -1;
    // An entry that cannot be opened may be the one that is missing from this case.
    const isExplained = isDamaged && found > expected;
    if (found === expected) checkLink(verification, { index, assigned, chain, link: record.caseLink });
    else if (!isExplained) {
      const facts = { index, problem: "case-sequence", found, expected };
      reporter.report("record.case-link", "failed", `entry ${index}`, facts);
    }
    chains.set(assigned.caseRef, { count: found + 1, lastLeaf: record.leaf });
  }
}

interface LinkedEntry {
  readonly index: number;
  readonly assigned: AssignedFields;
  readonly chain: ChainEnd;
  readonly link: Hash | undefined;
}

function checkLink({ crypto, options, reporter }: Verification, entry: LinkedEntry): void {
  const { index, assigned, chain, link } = entry;
  const { linkRootKey } = options;
  const { caseRef } = assigned;
  if (linkRootKey === undefined || caseRef === undefined) return;
  if (link === undefined || chain.lastLeaf === undefined) return;
  const key = deriveCaseLinkKey(crypto, linkRootKey, caseRef);
  if (equalBytes(link, caseLink(crypto, key, chain.count, chain.lastLeaf))) {
    reporter.count("record.case-link");
  } else {
    reporter.report("record.case-link", "failed", `entry ${index}`, { index, problem: "case-link" });
  }
}
