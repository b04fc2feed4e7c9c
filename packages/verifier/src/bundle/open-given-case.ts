// SPDX-License-Identifier: Apache-2.0
import {
  bundlePaths,
  formatReceiptFile,
  hex,
  isTakenInAfterTransfer,
  kindOf,
  parseProof,
  type RecordPayload,
} from "@scelle/core";
import type { Report } from "../report.ts";
import type { BundleFiles } from "./bundle-files.ts";
import type { BundleVerification } from "./bundle-verification.ts";
import { bundleChecks, type VerifyBundleOptions, verifyBundleWith } from "./verify-bundle.ts";

/** A record of a bundle as a receipt proves it, made of the bundle’s own files. */
export interface RecordInBundle {
  readonly index: number;
  readonly seq: number;
  /** 64 hexadecimal digits. */
  readonly leaf: string;
  readonly payload: RecordPayload;
  /** The text of a `.scelle-receipt`. */
  readonly receipt: string;
}

/** A bundle that was checked, with what it shows of giving and receiving its case. */
export interface GivenCase {
  readonly report: Report;
  readonly logKey?: string;
  /** Entries under its checkpoint. */
  readonly size: number;
  /** The record that the case begins with, where it is open. */
  readonly founding?: RecordInBundle;
  /** The last transfer that nothing open here withdraws. */
  readonly transfer?: RecordInBundle;
  /** Every open transfer of the case, in the order of the log. */
  readonly transfers: readonly RecordInBundle[];
  /** Transfers that an open record here withdraws before anything open acknowledges them: by which entry. */
  readonly withdrawn: ReadonlyMap<string, number>;
  /** The first record after that transfer which a case that was given away does not take in. */
  readonly actAfter?: { readonly index: number; readonly kind: string };
  /** Open records, by index. */
  readonly records: ReadonlyMap<number, RecordPayload>;
  /** The text of a `.scelle-receipt` of an open record of the case; undefined for another. */
  receiptOf(index: number): Promise<string | undefined>;
}

/**
 * Checks the bundle of a case in full, and takes out of it what a register needs that receives the case.
 * @throws as `verifyBundle`
 */
export async function openGivenCase(files: BundleFiles, options: VerifyBundleOptions): Promise<GivenCase> {
  let found: Omit<GivenCase, "report"> = {
    size: 0,
    transfers: [],
    withdrawn: new Map(),
    records: new Map(),
    receiptOf: () => Promise.resolve(undefined),
  };
  const take = async (bundle: BundleVerification): Promise<void> => {
    found = await takenFrom(bundle);
  };
  const report = await verifyBundleWith(files, options, [...bundleChecks, take]);
  return { report, ...found };
}

async function takenFrom(bundle: BundleVerification): Promise<Omit<GivenCase, "report">> {
  const { verification, document, records } = bundle;
  let at: number | undefined;
  let actAfter: GivenCase["actAfter"];
  const given: number[] = [];
  const acknowledged = new Set<string>();
  const withdrawn = new Map<string, number>();
  for (const { index } of document.entries) {
    const payload = records.get(index);
    if (payload === undefined) continue;
    const { kind, version, stated } = payload.draft;
    const transferRef = String(stated["transferRef"]);
    if (kind === "case-transferred") given.push(index);
    if (kind === "transfer-acknowledged") acknowledged.add(transferRef);
    if (kind === "transfer-withdrawn" && !acknowledged.has(transferRef)) withdrawn.set(transferRef, index);
    if (kind === "case-transferred") [at, actAfter] = [index, undefined];
    else if (kind === "transfer-withdrawn") at = undefined;
    else if (at !== undefined && payload.assigned.author !== "register") {
      if (!isTakenInAfterTransfer(kindOf(kind, version))) actAfter ??= { index, kind };
    }
  }
  const transfers = (await Promise.all(given.map((index) => recordIn(bundle, index)))).filter(
    (found) => found !== undefined,
  );
  const transfer = transfers.find(({ index }) => index === at);
  const founding = await recordIn(bundle, document.entries[0]?.index ?? -1);
  const logKey = verification.logKey?.text;
  return {
    size: document.checkpointSize,
    transfers,
    withdrawn,
    records,
    receiptOf: async (index) => (await recordIn(bundle, index))?.receipt,
    ...(logKey === undefined ? {} : { logKey }),
    ...(founding === undefined ? {} : { founding }),
    ...(transfer === undefined ? {} : { transfer }),
    ...(transfer === undefined || actAfter === undefined ? {} : { actAfter }),
  };
}

async function recordIn(bundle: BundleVerification, index: number): Promise<RecordInBundle | undefined> {
  const { verification, document, files, records, leaves } = bundle;
  const payload = records.get(index);
  const leaf = leaves.get(index);
  const { seq } = document.entries.find((entry) => entry.index === index) ?? {};
  const logKey = verification.logKey?.text;
  if (payload === undefined || leaf === undefined || seq === undefined || logKey === undefined) {
    return undefined;
  }
  const { extra: _entry, ...proof } = parseProof(await files.read(bundlePaths.proof(index)));
  const receipt = formatReceiptFile({
    logKey,
    entry: await files.read(bundlePaths.entry(index)),
    opened: {
      salt: await files.read(bundlePaths.salt(index)),
      payload: await files.read(bundlePaths.record(index)),
    },
    proof,
  });
  return { index, seq, leaf: hex(leaf), payload, receipt };
}
