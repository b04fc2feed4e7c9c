// SPDX-License-Identifier: Apache-2.0
import { documentCaptured, isRecordOf, type RecordOf, statementImported } from "@scelle/core";
import type { ImportedLine, ImportedView } from "@scelle/core/api";
import { timelinePage } from "@scelle/register";
import type { ViewContext } from "./view-context.ts";

/** A page of what other systems say, with the files that say so. */
export function importedView({ records, kinds }: ViewContext): ImportedView {
  const all = records.filter((record) => isRecordOf(record, statementImported));
  const page = all.slice(-timelinePage);
  const [first] = page;
  const measured = measuredHere(records);
  return {
    total: kinds.find(({ kind }) => kind === statementImported.kind)?.count ?? 0,
    documents: records
      .filter((record) => isRecordOf(record, documentCaptured))
      .map(({ recordRef, stated, measured, assigned }) => ({
        documentRef: recordRef,
        title: String(stated.title ?? ""),
        ...(stated.source === undefined ? {} : { source: stated.source }),
        digest: String(measured.imageDigest ?? ""),
        capturedAt: assigned.recordedAt,
      })),
    statements: page.map((record) => lineOf(record, measured)),
    ...(first === undefined || all.length <= timelinePage ? {} : { before: first.index }),
  };
}

/** Digests of images by the record that measured them, the first that did. */
function measuredHere(records: ViewContext["records"]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { recordRef, kind, measured } of records) {
    if (kind !== "image-acquired" && kind !== "image-registered") continue;
    for (const digest of [measured["imageDigest"], measured["sha1"], measured["md5"]]) {
      if (typeof digest === "string" && !found.has(digest)) found.set(digest, recordRef);
    }
  }
  return found;
}

function lineOf(
  { recordRef, stated }: RecordOf<typeof statementImported>,
  measured: ReadonlyMap<string, string>,
): ImportedLine {
  const { documentRef, importedSubject, nodeName, classes, name, facts, links, hashes, cutCount } = stated;
  const compared = ({ method, digest }: { readonly method: string; readonly digest: string }) => {
    const measuredHereRef = measured.get(digest);
    return { method, digest, ...(measuredHereRef === undefined ? {} : { measuredHereRef }) };
  };
  return {
    ...{ recordRef, documentRef, subject: importedSubject, classes: [...(classes ?? [])] },
    ...{ facts: [...(facts ?? [])], links: [...(links ?? [])], hashes: (hashes ?? []).map(compared) },
    ...(nodeName === undefined ? {} : { nodeName }),
    ...(name === undefined ? {} : { name }),
    ...(cutCount === undefined ? {} : { cutCount }),
  };
}
