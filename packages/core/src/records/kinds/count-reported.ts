// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { countedAmount } from "../statement-values.ts";
import { qualifications } from "../statement-vocabularies.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const countReported = defineKind({
  kind: "count-reported",
  version: 1,
  group: "incidents",
  title: { en: "Count reported", fr: "Décompte rapporté" },
  about: {
    en:
      "A count as somebody gave it: of what, where, over which period, known from when. The statement that it " +
      "comes from names the claimant and keeps the hedges.",
    fr:
      "Décompte tel que donné : de quoi, où, sur quelle période, connu depuis quand. La déclaration dont il " +
      "provient nomme qui l’avance et garde les réserves.",
  },
  founds: "count",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    statementRef: stated(reference("statement"), {
      label: { en: "Statement it comes from", fr: "Déclaration d’origine" },
      fixed: true,
    }),
    measure: stated(text(200), { label: { en: "Measure", fr: "Mesure" }, words: true }),
    amount: stated(countedAmount, { label: { en: "Count", fr: "Décompte" } }),
    definition: stated(text(500), { label: { en: "What is counted", fr: "Ce qui est compté" }, words: true }),
    population: stated(optional(text(200)), {
      label: { en: "Among whom", fr: "Population" },
      words: true,
    }),
    territory: stated(text(200), { label: { en: "Territory", fr: "Territoire" }, words: true }),
    qualifications: stated(optional(listOf(oneOf(qualifications), 12)), {
      label: { en: "Legal qualifications counted", fr: "Qualifications comptées" },
    }),
    period: stated(timeInterval, { label: { en: "Period", fr: "Période" } }),
    knownFrom: stated(timeInterval, { label: { en: "Known from", fr: "Connu depuis" } }),
    knownTo: stated(optional(timeInterval), { label: { en: "Given up at", fr: "Abandonné le" } }),
    supersedesRef: stated(optional(reference("count")), {
      label: { en: "Supersedes", fr: "Remplace" },
      fixed: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
