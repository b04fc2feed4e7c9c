// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { oneOf, reference, text } from "../values.ts";
import { memberRoles } from "../vocabularies.ts";

export const memberAdmittedV1 = defineKind({
  kind: "member-admitted",
  version: 1,
  group: "case",
  title: { en: "Member admitted", fr: "Membre admis" },
  about: {
    en: "A lead lets a person into the case. A reader may look and not record.",
    fr: "Un directeur d’enquête admet une personne. Un lecteur consulte sans enregistrer.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, fixed: true }),
    role: stated(oneOf(memberRoles), { label: { en: "Role", fr: "Rôle" }, fixed: true }),
    reason: stated(text(500), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
