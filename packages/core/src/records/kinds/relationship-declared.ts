// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { relationTypes } from "../vocabularies.ts";

export const relationshipDeclared = defineKind({
  kind: "relationship-declared",
  version: 1,
  group: "people",
  title: { en: "Relationship declared", fr: "Lien déclaré" },
  about: {
    en: "A tie between two persons that may bear on independence, as declared.",
    fr: "Lien déclaré entre deux personnes, susceptible de toucher à l’indépendance.",
  },
  isOfHierarchy: true,
  shape: {
    caseRef: stated(optional(reference("case")), {
      label: { en: "Case, if known by that case only", fr: "Affaire, si connu de cette seule affaire" },
      subject: true,
    }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    otherRef: stated(reference("person"), {
      label: { en: "Other person", fr: "Autre personne" },
      fixed: true,
    }),
    relation: stated(oneOf(relationTypes), { label: { en: "Relation", fr: "Lien" } }),
    declaredAt: stated(optional(timeInterval), { label: { en: "Declared at", fr: "Déclaré le" } }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
