// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { ReceiptFinding } from "../verify-receipt.ts";
import { element } from "./element.ts";
import { pageWords } from "./page-words.ts";

/** What a receipt proves, as a page shows it. */
export function receiptElement(finding: ReceiptFinding, name: string, language: Language): HTMLElement {
  const words = pageWords[language].receipt;
  const { origin, index, size, leafHash, record, isKeyFromOutside } = finding;
  const lines: [string, string][] = [
    [words.log, origin],
    [words.entry, `${index}`],
    [words.size, `${size}`],
    ...(record === undefined
      ? []
      : ([
          [words.act, record.kind],
          [words.reference, record.recordRef],
          [words.recordedAt, record.recordedAt],
          [words.author, record.author],
          [words.key, record.key],
        ] as [string, string][])),
    [words.leaf, leafHash],
  ];
  return element(
    "section",
    { class: "report", "aria-labelledby": "report-title", tabindex: "-1" },
    element("h2", { id: "report-title" }, pageWords[language].result(name)),
    element("p", { class: "sound" }, isKeyFromOutside ? words.proves : words.agrees),
    element(
      "dl",
      {},
      ...lines.flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]),
    ),
    element("p", {}, isKeyFromOutside ? words.known : words.unknown),
    element("p", { class: "quiet" }, record === undefined ? words.placeOnly : words.notTruth),
  );
}
