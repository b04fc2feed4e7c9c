// SPDX-License-Identifier: Apache-2.0
import type { BundleDisclosure, RecordPayload } from "@scelle/core";
import { type BundleVerification, openIndices } from "./bundle-verification.ts";

type Acts = readonly { readonly index: number; readonly record: RecordPayload }[];

/** The acts of disclosure are in the log, say what bundle.json says, and name whatever is open here. */
export function checkDisclosure(bundle: BundleVerification): void {
  const { verification, document, records } = bundle;
  const { reporter } = verification;
  const fail = (facts: Record<string, string | number>) =>
    reporter.report("bundle.disclosure", "failed", "acts", facts);
  const acts: { index: number; record: RecordPayload }[] = [];
  for (const ref of document.disclosure.actRefs) {
    const act = actOf(bundle, ref);
    if (act === undefined) {
      fail({ problem: "no-act", detail: ref });
      return;
    }
    acts.push(act);
  }
  const different = differentWord(document.disclosure, acts);
  if (different !== undefined) fail({ problem: "other-words", detail: different });
  const named = new Set([
    ...document.disclosure.actRefs,
    ...acts.flatMap(({ record }) => record.draft.stated["recordRefs"] as readonly string[]),
  ]);
  const unnamed = [...records].find(([, { draft }]) => !named.has(draft.draftId));
  if (unnamed !== undefined) fail({ problem: "not-named", index: unnamed[0] });
  const last = Math.max(...acts.map(({ index }) => index));
  if (document.entries.some(({ index }) => index > last)) fail({ problem: "not-last" });
  const closed = namedClosed(bundle, named);
  if (closed !== undefined) fail({ problem: "named-closed", detail: closed });
  if (different === undefined && unnamed === undefined && closed === undefined)
    reporter.count("bundle.disclosure", acts.length);
  noteWithheld(bundle);
}

/**
 * A record that the acts hand over and that is said to be closed. Unknown where one does not open, which is
 * said elsewhere; and so many may have been erased since.
 */
function namedClosed(bundle: BundleVerification, named: ReadonlySet<string>): string | undefined {
  const { document, records } = bundle;
  if (records.size < openIndices(bundle).length) return undefined;
  const open = new Set([...records.values()].map(({ draft }) => draft.draftId));
  const closed = [...named].filter((ref) => !open.has(ref));
  const erased = document.entries.filter(({ state }) => state === "erased").length;
  return closed.length > erased ? closed[0] : undefined;
}

function actOf({ document, records }: BundleVerification, ref: string): Acts[number] | undefined {
  for (const { index } of document.entries) {
    const record = records.get(index);
    const isAct = record?.draft.kind === "record-disclosed" && record.draft.draftId === ref;
    if (isAct) return { index, record };
  }
  return undefined;
}

/** The first field of bundle.json that an act says otherwise. */
function differentWord(disclosure: BundleDisclosure, acts: Acts): string | undefined {
  const { actRefs: _refs, disclosedBy, disclosedAt, ...stated } = disclosure;
  for (const [at, { record }] of acts.entries()) {
    if (record.assigned.author !== disclosedBy) return "disclosedBy";
    if (at === 0 && record.assigned.recordedAt !== disclosedAt) return "disclosedAt";
    for (const name of optionalNames) {
      if (record.draft.stated[name] !== stated[name]) return name;
    }
  }
  return undefined;
}

const optionalNames = [
  "standing",
  "means",
  "reason",
  "recipientRef",
  "recipientBodyRef",
  "grantRef",
  "legalReference",
] as const;

function noteWithheld({ verification, document }: BundleVerification): void {
  const { reporter, entries } = verification;
  const count = document.entries.filter(({ state }) => state === "withheld").length;
  entries.sealed += count;
  if (count > 0) reporter.report("bundle.withheld", "note", "case", { count });
}
