// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { referralChannels } from "../vocabularies.ts";

export const referralReceived = defineKind({
  kind: "referral-received",
  version: 1,
  group: "case",
  title: { en: "Referral received", fr: "Saisine reçue" },
  about: {
    en: "How the matter reached the body.",
    fr: "Comment le service a été saisi.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    channel: stated(oneOf(referralChannels), { label: { en: "Channel", fr: "Voie" } }),
    fromBodyRef: stated(optional(reference("body")), { label: { en: "From", fr: "De" } }),
    receivedAt: stated(timeInterval, { label: { en: "Received at", fr: "Reçue le" } }),
    reference: stated(optional(text(120)), { label: { en: "Reference", fr: "Référence" }, words: true }),
    summary: stated(text(8_000), { label: { en: "Summary", fr: "Exposé" }, words: true }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Document", fr: "Document" },
      isDocument: true,
    }),
  },
});
