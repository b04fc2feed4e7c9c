// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { sealConditions } from "../vocabularies.ts";

export const custodyReceived = defineKind({
  kind: "custody-received",
  version: 1,
  group: "exhibits",
  title: { en: "Custody received", fr: "Remise acceptée" },
  about: {
    en: "The receiver acknowledges: from here on the receiver holds the exhibit.",
    fr: "Le destinataire accepte : dès lors il détient l’objet.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    offerRef: stated(reference("offer"), { label: { en: "Offer", fr: "Proposition" }, fixed: true }),
    receivedAt: stated(timeInterval, { label: { en: "Received at", fr: "Reçu le" } }),
    sealCondition: stated(oneOf(sealConditions), {
      label: { en: "Condition of the seal", fr: "État du scellé" },
    }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    receiptObject: stated(optional(reference("object")), {
      label: {
        en: "Signed receipt of a receiver without a key",
        fr: "Reçu signé d’un destinataire sans clé",
      },
      fixed: true,
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
