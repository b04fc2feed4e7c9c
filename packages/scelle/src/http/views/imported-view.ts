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
    statements: page.map(lineOf),
    ...(first === undefined || all.length <= timelinePage ? {} : { before: first.index }),
  };
}

function lineOf({ recordRef, stated }: RecordOf<typeof statementImported>): ImportedLine {
  const { documentRef, importedSubject, nodeName, classes, name, facts, links, hashes, cutCount } = stated;
  return {
    ...{ recordRef, documentRef, subject: importedSubject, classes: [...(classes ?? [])] },
    ...{ facts: [...(facts ?? [])], links: [...(links ?? [])], hashes: [...(hashes ?? [])] },
    ...(nodeName === undefined ? {} : { nodeName }),
    ...(name === undefined ? {} : { name }),
    ...(cutCount === undefined ? {} : { cutCount }),
  };
}
