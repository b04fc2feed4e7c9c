// SPDX-License-Identifier: Apache-2.0
import { safeguardSets } from "../case-vocabularies.ts";
import { defineKind, stated } from "../define-kind.ts";
import { oneOf, text } from "../values.ts";

export const safeguardsAdopted = defineKind({
  kind: "safeguards-adopted",
  version: 1,
  group: "register",
  title: { en: "Safeguards adopted", fr: "Garanties adoptées" },
  about: {
    en:
      "From this record on a register that was founded without them keeps these safeguards. There is no way " +
      "back: what was recorded before is judged by the rules that held then.",
    fr:
      "À compter de cet acte, un registre fondé sans elles observe ces garanties. Il n’y a pas de retour : " +
      "ce qui fut enregistré avant se juge selon les règles d’alors.",
  },
  isOfRegister: true,
  shape: {
    safeguards: stated(oneOf(safeguardSets), {
      label: { en: "Safeguards", fr: "Garanties" },
      fixed: true,
    }),
    reason: stated(text(500), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
