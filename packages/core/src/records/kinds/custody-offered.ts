// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { transferPurposes } from "../vocabularies.ts";

export const custodyOffered = defineKind({
  kind: "custody-offered",
  version: 2,
  group: "exhibits",
  title: { en: "Custody offered", fr: "Remise proposée" },
  about: {
    en:
      "The custodian offers the exhibit to a receiver. Custody passes only when the receiver " +
      "acknowledges.",
    fr: "Le gardien propose l’objet à un destinataire. La garde ne passe qu’à son acceptation.",
  },
  founds: "offer",
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    receiverRef: stated(reference("person"), { label: { en: "Receiver", fr: "Destinataire" }, fixed: true }),
    purpose: stated(oneOf(transferPurposes), { label: { en: "Purpose", fr: "Objet" } }),
    handedOverAt: stated(optional(timeInterval), {
      label: { en: "Left the custodian’s hands at", fr: "Remis le" },
    }),
    dueBackAt: stated(optional(timeInterval), {
      label: { en: "Due back by", fr: "À rendre avant" },
    }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    receiptObject: stated(optional(reference("object")), {
      label: { en: "Signed receipt of a holder without a key", fr: "Reçu signé d’un détenteur sans clé" },
      fixed: true,
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
