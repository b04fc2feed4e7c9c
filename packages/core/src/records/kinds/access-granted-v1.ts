// SPDX-License-Identifier: Apache-2.0

import { accessModes, standings } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const accessGrantedV1 = defineKind({
  kind: "access-granted",
  version: 1,
  group: "case",
  title: { en: "Access granted", fr: "Accès accordé" },
  about: {
    en:
      "A decision that gives a person access to records of the case. The register opens nothing by " +
      "it alone: what is handed over is recorded as disclosed.",
    fr:
      "Décision qui donne à une personne accès à des actes de l’affaire. Le registre n’ouvre rien " +
      "par elle seule : ce qui est remis s’enregistre comme communiqué.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), { label: { en: "To whom", fr: "À qui" }, fixed: true }),
    standing: stated(oneOf(standings), { label: { en: "In what quality", fr: "En quelle qualité" } }),
    counselRef: stated(optional(reference("person")), { label: { en: "Counsel", fr: "Avocat" } }),
    recordRefs: stated(optional(listOf(reference("record"), 1_000)), {
      label: { en: "Records, the whole file if not stated", fr: "Actes, tout le dossier à défaut" },
      fixed: true,
    }),
    mode: stated(oneOf(accessModes), { label: { en: "Mode", fr: "Modalité" }, fixed: true }),
    decidedBy: stated(text(200), { label: { en: "Deciding authority", fr: "Autorité" }, words: true }),
    decidedAt: stated(timeInterval, { label: { en: "Decided at", fr: "Décidé le" } }),
    from: stated(optional(timeInterval), { label: { en: "From", fr: "Depuis" } }),
    until: stated(optional(timeInterval), { label: { en: "Until", fr: "Jusqu’à" } }),
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
