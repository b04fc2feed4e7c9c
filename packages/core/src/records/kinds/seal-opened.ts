// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { openingGrounds } from "../vocabularies.ts";

export const sealOpened = defineKind({
  kind: "seal-opened",
  version: 1,
  group: "exhibits",
  title: { en: "Seal opened", fr: "Scellé ouvert" },
  about: {
    en: "The custodian lawfully breaks the seal.",
    fr: "Le gardien brise régulièrement le scellé.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    ground: stated(oneOf(openingGrounds), { label: { en: "Ground", fr: "Motif" } }),
    openedAt: stated(timeInterval, { label: { en: "Opened at", fr: "Ouvert le" } }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    authorisationRef: stated(optional(reference("authorisation")), {
      label: { en: "Authorisation", fr: "Autorisation" },
    }),
    reason: stated(text(1_000), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
  },
});
