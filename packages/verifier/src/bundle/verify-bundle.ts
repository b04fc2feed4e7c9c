// SPDX-License-Identifier: Apache-2.0
import {
  type BundleJson,
  bundleJsonSizeBytesMax,
  bundlePaths,
  noteSizeBytesMax,
  parseBundleJson,
  parseUtf8,
  registerPaths,
} from "@scelle/core";
import { conclusion } from "../conclusion.ts";
import { newVerification } from "../new-verification.ts";
import { problemOf, readFile } from "../read-file.ts";
import type { Report } from "../report.ts";
import { checkQuorum, cosigningQuorum, openFound, useQuorum } from "../steps/checkpoints.ts";
import { checkRegisterDocument } from "../steps/register-document.ts";
import type { Verification } from "../verification.ts";
import type { VerifyOptions } from "../verify-options.ts";
import type { BundleFiles } from "./bundle-files.ts";
import { bundleFolder } from "./bundle-folder.ts";
import type { BundleCheck, BundleVerification } from "./bundle-verification.ts";
import { type Bag, checkBag, checkForeign } from "./check-bag.ts";
import { checkBundleAnchors } from "./check-bundle-anchors.ts";
import { checkBundleObjects } from "./check-bundle-objects.ts";
import { checkBundleTimestamps } from "./check-bundle-timestamps.ts";
import { checkBundleTransfers } from "./check-bundle-transfers.ts";
import { checkCase } from "./check-case.ts";
import { checkDisclosure } from "./check-disclosure.ts";
import { checkDocuments } from "./check-documents.ts";
import { checkContents, checkEntries } from "./check-entries.ts";
import { checkErased } from "./check-erased.ts";
import { checkAuthors } from "./check-records.ts";
import { checkVersion } from "./check-version.ts";
import type { NewDigest } from "./file-digests.ts";

/** What a bundle needs no more of than a register; a bundle brings the keys to its own contents. */
export interface VerifyBundleOptions
  extends Pick<
    VerifyOptions,
    "crypto" | "logKey" | "otherLogKeys" | "policy" | "anchors" | "timestampAuthorities" | "onProgress"
  > {
  /** Digests of whole files, where the caller has faster ones than a page. */
  readonly newDigest?: NewDigest;
}

/**
 * All that a bundle is checked for, in this order: a test that leaves one out must see something slip
 * through.
 */
export const bundleChecks: readonly BundleCheck[] = [
  checkEntries,
  checkContents,
  checkAuthors,
  checkCase,
  checkDisclosure,
  checkVersion,
  checkErased,
  checkBundleTransfers,
  checkBundleObjects,
  checkBundleAnchors,
  checkBundleTimestamps,
  checkDocuments,
];

/** What needs no bundle.json that can be read; tests leave these out too. */
export const bagChecks = { checkBag, checkForeign };

/**
 * Checks the bundle of one case: every file, every entry, the chain of the case, every signature; never only
 * the first fault.
 * @throws ScelleError if `logKey` or `policy` is malformed: these come from whoever asks
 */
export function verifyBundle(files: BundleFiles, options: VerifyBundleOptions): Promise<Report> {
  return verifyBundleWith(files, options, bundleChecks);
}

/** As {@link verifyBundle}, with other checks: how tests show that each check is needed. */
export async function verifyBundleWith(
  files: BundleFiles,
  options: VerifyBundleOptions,
  checks: readonly BundleCheck[],
  ofBag = bagChecks,
): Promise<Report> {
  const verification = newVerification(bundleFolder(files), options);
  await checkRegisterDocument(verification);
  const checkpointText = await checkCheckpoint(verification);
  const document = await readDocument(verification);
  const { newDigest } = options;
  const bag: Bag = { verification, files, newDigest, document };
  await ofBag.checkBag(bag);
  const known = new Set<string>([bundlePaths.document, bundlePaths.registerJson, bundlePaths.checkpoint]);
  if (document !== undefined) {
    const found = { leaves: new Map(), entries: new Map(), records: new Map(), known, newDigest };
    const bundle: BundleVerification = { verification, files, document, checkpointText, ...found };
    verification.bundle = summaryOf(document);
    for (const check of checks) await check(bundle);
    ofBag.checkForeign(bag, known);
  }
  const { leafClaims, publishedSize } = verification;
  leafClaims.settle(publishedSize, 0);
  await checkQuorum(verification);
  return conclusion(verification);
}

/** The checkpoint that everything here is proved under. */
async function checkCheckpoint(verification: Verification): Promise<string | undefined> {
  const { reporter } = verification;
  const path = registerPaths.checkpoint;
  const bytes = await readFile(verification, path, noteSizeBytesMax);
  if (bytes === "absent") reporter.report("checkpoint.signature", "absent", path);
  if (typeof bytes === "string") return undefined;
  const found = await openFound(verification, path, bytes, "checkpoint.signature");
  if (found === undefined) return undefined;
  const { size } = found.opened;
  reporter.report("checkpoint.signature", "ok", path, { size });
  verification.newest = found;
  verification.publishedSize = size;
  verification.committedSize = size;
  const quorum = await cosigningQuorum(verification, found);
  if (quorum !== undefined) useQuorum(verification, found, quorum);
  return parseUtf8(bytes, path);
}

async function readDocument(verification: Verification): Promise<BundleJson | undefined> {
  const { reporter, origin, newest } = verification;
  const path = "bundle.json";
  const bytes = await readFile(verification, path, bundleJsonSizeBytesMax);
  if (bytes === "absent") reporter.report("bundle.document", "absent", path);
  if (typeof bytes === "string") return undefined;
  try {
    const document = parseBundleJson(bytes);
    const isOfLog = document.origin === origin && document.checkpointSize === newest?.opened.size;
    if (isOfLog) reporter.report("bundle.document", "ok", path);
    else {
      const facts = { problem: "origin", found: document.origin };
      reporter.report("bundle.document", "failed", path, facts);
    }
    return document;
  } catch (cause) {
    reporter.report("bundle.document", "failed", path, problemOf(cause));
    return undefined;
  }
}

function summaryOf({ caseRef, entries, supporting }: BundleJson): NonNullable<Verification["bundle"]> {
  const count = (state: string) => entries.filter((entry) => entry.state === state).length;
  return {
    caseRef,
    caseEntries: entries.length,
    disclosed: count("disclosed"),
    withheld: count("withheld"),
    erased: count("erased"),
    supporting: supporting.length,
    documents: 0,
  };
}
