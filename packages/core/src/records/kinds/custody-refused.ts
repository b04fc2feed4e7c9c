// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { reference, text } from "../values.ts";

export const custodyRefused = defineKind({
  kind: "custody-refused",
  version: 1,
  group: "exhibits",
  title: { en: "Custody refused", fr: "Remise refusée" },
  about: {
    en:
      "The receiver does not take the exhibit, or the custodian withdraws the offer: the custodian " +
      "keeps it.",
    fr: "Le destinataire ne prend pas l’objet, ou le gardien retire sa proposition : la garde " + "demeure.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    offerRef: stated(reference("offer"), { label: { en: "Offer", fr: "Proposition" }, fixed: true }),
    reason: stated(text(1_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
