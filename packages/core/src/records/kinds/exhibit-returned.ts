// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { returnGrounds } from "../exhibit-vocabularies.ts";
import { legalReference, oneOf, reference, text, timeInterval } from "../values.ts";
import { sealConditions, signatureOutcomes } from "../vocabularies.ts";

export const exhibitReturned = defineKind({
  kind: "exhibit-returned",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit returned", fr: "Scellé restitué" },
  about: {
    en: "The exhibit leaves the inquiry for good into these hands. Images of it stay.",
    fr: "Le scellé quitte définitivement l’enquête pour ces mains. Ses copies demeurent.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    receiverRef: stated(reference("person"), { label: { en: "Returned to", fr: "Restitué à" }, fixed: true }),
    ground: stated(oneOf(returnGrounds), { label: { en: "Ground", fr: "Motif" } }),
    returnedAt: stated(timeInterval, { label: { en: "Returned at", fr: "Restitué le" } }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    sealCondition: stated(oneOf(sealConditions), {
      label: { en: "Condition of the seal", fr: "État du scellé" },
    }),
    signature: stated(oneOf(signatureOutcomes), { label: { en: "Receipt", fr: "Reçu" }, fixed: true }),
    receiptObject: stated(optional(reference("object")), {
      label: { en: "Signed receipt", fr: "Reçu signé" },
      fixed: true,
      isDocument: true,
    }),
    authorisationRef: stated(optional(reference("authorisation")), {
      label: { en: "Authorisation", fr: "Autorisation" },
    }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
