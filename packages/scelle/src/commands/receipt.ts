// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { Receipt } from "@scelle/register";
import { columns, page } from "../program/lines.ts";
import { kindTitle } from "../program/references.ts";

/** A receipt for people. Kept outside the register, its entry and leaf hash prove the act to anybody. */
export function receiptText(
  receipt: Receipt,
  language: Language,
  more: readonly (readonly [string, string])[] = [],
) {
  const say = words[language];
  const { caseRef } = receipt;
  return page(
    `${say.recorded} ${kindTitle(receipt.kind, language)} (${receipt.kind})`,
    columns([
      [say.reference, receipt.recordRef],
      [say.entry, `${receipt.index}`],
      [say.at, receipt.recordedAt],
      ...(caseRef === undefined ? [] : ([[say.case, caseRef]] as const)),
      ...more,
      [say.leafHash, receipt.leafHash],
    ]),
  );
}

const words = {
  en: {
    recorded: "Recorded:",
    reference: "reference",
    entry: "entry",
    at: "at",
    case: "case",
    leafHash: "leaf hash",
  },
  fr: {
    recorded: "Enregistré :",
    reference: "référence",
    entry: "entrée",
    at: "le",
    case: "affaire",
    leafHash: "empreinte",
  },
} as const;
