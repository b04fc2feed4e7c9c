// SPDX-License-Identifier: Apache-2.0

import { accessModes, grantedLooks, standings } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const accessGranted = defineKind({
  kind: "access-granted",
  version: 2,
  group: "case",
  title: { en: "Access granted", fr: "Accès accordé" },
  about: {
    en:
      "A decision that gives a person and counsel access to records of the case. Reading in the register " +
      "opens with the notice of it: exactly what is listed, or the whole file as it stood at the decision. " +
      "What is handed over in another way is recorded as disclosed.",
    fr:
      "Décision qui donne à une personne et à son avocat accès à des actes de l’affaire. La lecture dans le " +
      "registre s’ouvre avec sa notification : exactement ce qui est listé, ou tout le dossier au jour de la " +
      "décision. Ce qui est remis autrement s’enregistre comme communiqué.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), { label: { en: "To whom", fr: "À qui" }, fixed: true }),
    standing: stated(oneOf(standings), { label: { en: "In what quality", fr: "En quelle qualité" } }),
    counselRef: stated(optional(reference("person")), {
      label: { en: "Counsel", fr: "Avocat" },
      fixed: true,
    }),
    recordRefs: stated(optional(listOf(reference("record"), 1_000)), {
      label: { en: "Records, the whole file if not stated", fr: "Actes, tout le dossier à défaut" },
      fixed: true,
    }),
    looks: stated(optional(oneOf(grantedLooks)), {
      label: { en: "Who looked into the case", fr: "Qui a consulté l’affaire" },
      fixed: true,
    }),
    mode: stated(oneOf(accessModes), { label: { en: "Mode", fr: "Modalité" }, fixed: true }),
    decidedBy: stated(text(200), { label: { en: "Deciding authority", fr: "Autorité" }, words: true }),
    decidedAt: stated(timeInterval, { label: { en: "Decided at", fr: "Décidé le" } }),
    from: stated(optional(timeInterval), { label: { en: "From", fr: "Depuis" }, fixed: true }),
    until: stated(optional(timeInterval), { label: { en: "Until", fr: "Jusqu’à" }, fixed: true }),
    conditions: stated(optional(text(2_000)), { label: { en: "Conditions", fr: "Conditions" }, words: true }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Decision", fr: "Décision" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
