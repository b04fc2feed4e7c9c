// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { defineKind, optional, stated } from "../define-kind.ts";
import { inventoryOccasions } from "../exhibit-vocabularies.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";
import { sealConditions } from "../vocabularies.ts";

const finding = z.strictObject({ exhibitRef: reference("exhibit"), sealCondition: oneOf(sealConditions) });

export const inventoryTaken = defineKind({
  kind: "inventory-taken",
  version: 1,
  group: "exhibits",
  title: { en: "Inventory taken", fr: "Inventaire dressé" },
  about: {
    en:
      "What was found where a holder keeps the exhibits of the case, what was looked for and not " +
      "found, and what was there without being expected.",
    fr:
      "Ce qui fut trouvé là où un détenteur garde les scellés de l’affaire, ce qui fut cherché sans " +
      "être trouvé, et ce qui s’y trouvait sans être attendu.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    holderRef: stated(reference("person"), { label: { en: "Holder", fr: "Détenteur" }, fixed: true }),
    occasion: stated(oneOf(inventoryOccasions), { label: { en: "Occasion", fr: "Occasion" } }),
    takenAt: stated(timeInterval, { label: { en: "Taken at", fr: "Dressé le" } }),
    place: stated(text(300), { label: { en: "Place", fr: "Lieu" }, words: true }),
    takenByRefs: stated(listOf(reference("person"), 20), { label: { en: "Taken by", fr: "Dressé par" } }),
    found: stated(listOf(finding, 500, 0), { label: { en: "Found", fr: "Trouvés" } }),
    missing: stated(listOf(reference("exhibit"), 500, 0), {
      label: { en: "Looked for and not found", fr: "Cherchés et non trouvés" },
    }),
    unexpected: stated(optional(listOf(text(500), 100)), {
      label: { en: "Found and not in the register", fr: "Trouvés et absents du registre" },
      words: true,
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Document", fr: "Document" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
