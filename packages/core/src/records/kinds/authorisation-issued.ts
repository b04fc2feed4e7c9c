// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, oneOf, reference, text, timeInterval } from "../values.ts";
import { authorisationTypes } from "../vocabularies.ts";

export const authorisationIssued = defineKind({
  kind: "authorisation-issued",
  version: 1,
  group: "searches",
  title: { en: "Authorisation issued", fr: "Autorisation délivrée" },
  about: {
    en: "By what authority a search or a seizure is made.",
    fr: "Sur quelle autorisation repose une perquisition ou une saisie.",
  },
  founds: "authorisation",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    authorisationType: stated(oneOf(authorisationTypes), { label: { en: "Type", fr: "Type" } }),
    issuer: stated(text(200), { label: { en: "Issuing authority", fr: "Autorité" }, words: true }),
    number: stated(optional(text(80)), { label: { en: "Number", fr: "Numéro" }, words: true }),
    issuedAt: stated(timeInterval, { label: { en: "Issued at", fr: "Délivrée le" } }),
    validUntil: stated(optional(timeInterval), { label: { en: "Valid until", fr: "Valable jusqu’à" } }),
    scope: stated(text(2_000), { label: { en: "Scope", fr: "Objet" }, words: true }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Document", fr: "Document" },
      isDocument: true,
    }),
  },
});
