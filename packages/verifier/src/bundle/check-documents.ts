// SPDX-License-Identifier: Apache-2.0
import {
  bundlePaths,
  type DocumentsList,
  documentsNoteSizeBytesMax,
  equalBytes,
  parseDocumentsList,
  parseNote,
  utf8,
  verifyNote,
} from "@scelle/core";
import { problemOf } from "../read-file.ts";
import type { BundleVerification } from "./bundle-verification.ts";
import { fileDigests } from "./file-digests.ts";

/**
 * The documents for reading are those that the register made, by a list that the log key signed: whoever
 * alters one can make the manifests anew, and not this list. It answers for what
 * nothing else proves too, such as bundle.json.
 */
export async function checkDocuments(bundle: BundleVerification): Promise<void> {
  const { verification, files, known, document } = bundle;
  const { reporter } = verification;
  if (document.v < 2) return;
  known.add(bundlePaths.documentsNote);
  const list = await openList(bundle);
  if (list === undefined) {
    // Whether they are the register's cannot be told: that was said once.
    for (const path of files.sizes.keys()) if (isDocument(path)) known.add(path);
    return;
  }
  const documents = [...list.digests.keys()].filter(isDocument).length;
  if (verification.bundle !== undefined) verification.bundle = { ...verification.bundle, documents };
  for (const [path, digest] of list.digests) {
    if (isDocument(path)) known.add(path);
    if (!files.sizes.has(path)) reporter.report("bundle.documents", "absent", path);
    else if ((await fileDigests(bundle, path, ["sha256"])).sha256 === digest) {
      reporter.count("bundle.documents");
    } else reporter.report("bundle.documents", "failed", path, { problem: "not-made" });
  }
}

function isDocument(path: string): boolean {
  return path.startsWith(bundlePaths.documentsFolder);
}

/** The list, if the log key signed it for this checkpoint. */
async function openList({ verification, files }: BundleVerification): Promise<DocumentsList | undefined> {
  const { reporter, crypto, logKey, origin, newest } = verification;
  const path = bundlePaths.documentsNote;
  const size = files.sizes.get(path);
  if (size === undefined || size > documentsNoteSizeBytesMax) {
    reporter.report("bundle.documents", "absent", path);
    return undefined;
  }
  // Without a key or a checkpoint nothing here is proved: that was said where they were looked for.
  if (logKey === undefined || newest === undefined) return undefined;
  try {
    const note = parseNote(await files.read(path), documentsNoteSizeBytesMax);
    await verifyNote(crypto, note, [logKey]);
    const list = parseDocumentsList(utf8(note.text));
    if (list.origin === origin && equalBytes(list.root, newest.opened.root)) return list;
    reporter.report("bundle.documents", "failed", path, { problem: "other-list" });
  } catch (cause) {
    reporter.report("bundle.documents", "failed", path, problemOf(cause));
  }
  return undefined;
}
