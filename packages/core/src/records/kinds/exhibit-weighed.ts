// SPDX-License-Identifier: Apache-2.0
import { mass } from "../amounts.ts";
import { attendee } from "../attendee.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";
import { attendanceBranches } from "../vocabularies.ts";

export const exhibitWeighed = defineKind({
  kind: "exhibit-weighed",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit weighed", fr: "Scellé pesé" },
  about: {
    en:
      "The custodian weighs the exhibit with its packaging, without it, or both, before these " +
      "attendees. Earlier weighings stand beside it.",
    fr:
      "Le gardien pèse le scellé avec son emballage, sans lui, ou les deux, devant ces personnes. " +
      "Les pesées antérieures demeurent.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    weighedAt: stated(timeInterval, { label: { en: "Weighed at", fr: "Pesé le" } }),
    gross: stated(optional(mass), { label: { en: "Gross mass", fr: "Masse brute" } }),
    net: stated(optional(mass), { label: { en: "Net mass", fr: "Masse nette" } }),
    scale: stated(optional(text(200)), {
      label: { en: "Scale and its verification", fr: "Balance et sa vérification" },
      words: true,
    }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    branch: stated(oneOf(attendanceBranches), { label: { en: "Who attended", fr: "Présence" } }),
    attendees: stated(listOf(attendee, 20, 0), { label: { en: "Attendees", fr: "Personnes présentes" } }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
