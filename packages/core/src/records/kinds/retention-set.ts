// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { lengthOfTime } from "../length-of-time.ts";
import { retainedReadings } from "../reading-vocabularies.ts";
import { legalReference, oneOf, text, timeInterval } from "../values.ts";

export const retentionSet = defineKind({
  kind: "retention-set",
  version: 1,
  group: "register",
  title: { en: "Period of retention set", fr: "Durée de conservation fixée" },
  about: {
    en:
      "How long the log of looks is kept, from when on and by what text. A later period replaces an earlier " +
      "one from its own date. Nothing lapses by it: what is due is listed, and erased by a decision.",
    fr:
      "Combien de temps le journal des consultations est conservé, à compter de quand et selon quel texte. " +
      "Une durée plus récente en remplace une autre à sa propre date. Rien ne s’éteint par là : ce qui est " +
      "échu est listé, puis effacé par une décision.",
  },
  isOfRegister: true,
  shape: {
    matter: stated(oneOf(retainedReadings), { label: { en: "What is kept", fr: "Objet" }, fixed: true }),
    length: stated(lengthOfTime, { label: { en: "For how long", fr: "Durée" }, fixed: true }),
    validFrom: stated(timeInterval, { label: { en: "In force from", fr: "En vigueur depuis" }, fixed: true }),
    legalReference: stated(legalReference, {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
