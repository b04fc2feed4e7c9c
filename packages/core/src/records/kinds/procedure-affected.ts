// SPDX-License-Identifier: Apache-2.0

import { dependences, procedureStages } from "../allegation-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const procedureAffected = defineKind({
  kind: "procedure-affected",
  version: 1,
  group: "procedures",
  title: { en: "Procedure affected", fr: "Procédure affectée" },
  about: {
    en:
      "A past or pending case rests on a person under allegation. Nothing is said yet of what " +
      "follows for it.",
    fr:
      "Une affaire passée ou en cours repose sur une personne visée par une allégation. Rien n’est encore " +
      "dit de ce qui en suit.",
  },
  founds: "procedure",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    number: stated(text(120), {
      label: { en: "Number of the procedure", fr: "Numéro de la procédure" },
      words: true,
    }),
    bodyRef: stated(optional(reference("body")), {
      label: { en: "Court or office", fr: "Juridiction ou parquet" },
    }),
    court: stated(optional(text(200)), {
      label: { en: "Court or office, in words", fr: "Juridiction ou parquet, en clair" },
      words: true,
    }),
    stage: stated(oneOf(procedureStages), { label: { en: "Stage", fr: "État" } }),
    asOf: stated(timeInterval, { label: { en: "As of", fr: "À la date du" } }),
    personRef: stated(reference("person"), {
      label: { en: "Person on whom it rests", fr: "Personne sur qui elle repose" },
      fixed: true,
    }),
    dependence: stated(listOf(oneOf(dependences), 10), {
      label: { en: "What it owes to that person", fr: "Ce qu’elle lui doit" },
    }),
    allegationRefs: stated(listOf(reference("allegation"), 50), {
      label: { en: "Allegations", fr: "Allégations" },
    }),
    extent: stated(text(4_000), { label: { en: "How far it rests on it", fr: "Étendue" }, words: true }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
