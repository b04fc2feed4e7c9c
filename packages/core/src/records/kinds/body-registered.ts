// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text } from "../values.ts";
import { bodyTypes } from "../vocabularies.ts";

export const bodyRegistered = defineKind({
  kind: "body-registered",
  version: 1,
  group: "people",
  title: { en: "Body registered", fr: "Service enregistré" },
  about: {
    en: "A service, court, laboratory or company that records name.",
    fr: "Service, juridiction, laboratoire ou société que les actes désignent.",
  },
  founds: "body",
  isOfHierarchy: true,
  shape: {
    caseRef: stated(optional(reference("case")), {
      label: { en: "Case, if known by that case only", fr: "Affaire, si connu de cette seule affaire" },
      subject: true,
    }),
    name: stated(text(200), { label: { en: "Name", fr: "Nom" }, words: true }),
    bodyType: stated(oneOf(bodyTypes), { label: { en: "Type", fr: "Type" } }),
    parentRef: stated(optional(reference("body")), { label: { en: "Part of", fr: "Rattaché à" } }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
