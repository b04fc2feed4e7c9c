// SPDX-License-Identifier: Apache-2.0
import { assigned, defineKind, stated } from "../define-kind.ts";
import { query, shownRefs } from "../query.ts";
import { text } from "../values.ts";

export const recordsCombinedV1 = defineKind({
  kind: "records-combined",
  version: 1,
  group: "access",
  title: { en: "Records combined", fr: "Actes rapprochés" },
  about: {
    en:
      "Somebody searched or linked over several cases, for this reason. Durable before anything is " +
      "shown.",
    fr:
      "Une personne a cherché ou rapproché dans plusieurs affaires, pour ce motif. Enregistré avant " +
      "tout affichage.",
  },
  shape: {
    reason: stated(text(500), { label: { en: "Reason", fr: "Motif" }, words: true }),
    query: stated(query, { label: { en: "Query", fr: "Requête" }, words: true }),
    shown: assigned(shownRefs, { label: { en: "Records shown", fr: "Actes affichés" } }),
  },
});
