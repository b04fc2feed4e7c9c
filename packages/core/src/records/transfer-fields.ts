// SPDX-License-Identifier: Apache-2.0
import { receiptInRecordLengthMax } from "../limits.ts";
import { stated } from "./define-kind.ts";
import { draftId, sha256Hex, text, wholeNumber } from "./values.ts";

/** The receipt of another register’s act: whoever has the record can judge it without that register. */
export const foreignReceipt = stated(text(receiptInRecordLengthMax), {
  label: { en: "Receipt of the other register", fr: "Reçu de l’autre registre" },
  words: true,
  fixed: true,
  source: "scelle/receipt/v1",
});

/** Names something that another register holds: nothing here resolves it. */
export function foreignRef(en: string, fr: string) {
  return stated(draftId, { label: { en, fr }, fixed: true });
}

export function foreignIndex(en: string, fr: string) {
  return stated(wholeNumber(), { label: { en, fr }, unit: "entry", fixed: true });
}

export function foreignLeaf(en: string, fr: string) {
  return stated(sha256Hex, { label: { en, fr }, fixed: true, source: "RFC 6962" });
}
