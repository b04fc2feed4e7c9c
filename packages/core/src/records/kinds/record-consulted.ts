// SPDX-License-Identifier: Apache-2.0
import { assigned, defineKind, optional, stated } from "../define-kind.ts";
import { query, shownRefs } from "../query.ts";
import { logPurposes, lookGrounds } from "../reading-vocabularies.ts";
import { oneOf, reference, text } from "../values.ts";

export const recordConsulted = defineKind({
  kind: "record-consulted",
  version: 2,
  group: "access",
  title: { en: "Record consulted", fr: "Acte consulté" },
  about: {
    en: "Somebody read records of a case, for this reason. Durable before anything is shown.",
    fr: "Une personne a lu des actes d’une affaire, pour ce motif. Enregistré avant tout affichage.",
  },
  shape: {
    caseRef: stated(optional(reference("case")), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    ground: stated(optional(oneOf(lookGrounds)), { label: { en: "Ground", fr: "Motif" } }),
    actReference: stated(optional(text(200)), {
      label: { en: "Act that it serves", fr: "Acte que la consultation sert" },
      words: true,
    }),
    reason: stated(optional(text(500)), {
      label: { en: "Reason in words", fr: "Motif en toutes lettres" },
      words: true,
    }),
    logPurpose: stated(optional(oneOf(logPurposes)), {
      label: { en: "For what the log of looks is read", fr: "Finalité de la lecture du journal" },
      source: "Directive (EU) 2016/680, article 25(2)",
    }),
    query: stated(query, { label: { en: "Query", fr: "Requête" }, words: true }),
    shown: assigned(shownRefs, { label: { en: "Records shown", fr: "Actes affichés" } }),
  },
});
