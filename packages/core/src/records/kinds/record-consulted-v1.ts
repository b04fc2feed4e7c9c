// SPDX-License-Identifier: Apache-2.0
import { assigned, defineKind, optional, stated } from "../define-kind.ts";
import { query, shownRefs } from "../query.ts";
import { reference, text } from "../values.ts";

export const recordConsultedV1 = defineKind({
  kind: "record-consulted",
  version: 1,
  group: "access",
  title: { en: "Record consulted", fr: "Acte consulté" },
  about: {
    en: "Somebody read records of a case, for this reason. Durable before anything is shown.",
    fr: "Une personne a lu des actes d’une affaire, pour ce motif. Enregistré avant tout affichage.",
  },
  shape: {
    caseRef: stated(optional(reference("case")), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    reason: stated(text(500), { label: { en: "Reason", fr: "Motif" }, words: true }),
    query: stated(query, { label: { en: "Query", fr: "Requête" }, words: true }),
    shown: assigned(shownRefs, { label: { en: "Records shown", fr: "Actes affichés" } }),
  },
});
