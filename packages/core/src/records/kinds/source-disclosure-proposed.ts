// SPDX-License-Identifier: Apache-2.0
import { sourceDisclosureGrounds } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { identityCustodian } from "../protected-identity.ts";
import { oneOf, reference, text } from "../values.ts";

export const sourceDisclosureProposed = defineKind({
  kind: "source-disclosure-proposed",
  version: 1,
  group: "sources",
  title: { en: "Disclosure of a source proposed", fr: "Révélation d’une source proposée" },
  about: {
    en: "The custodian would tell somebody who a protected source is. Nothing opens by this alone.",
    fr: "Le dépositaire révélerait à quelqu’un l’identité d’une source. Rien ne s’ouvre par ce seul acte.",
  },
  shape: {
    custodianRef: identityCustodian,
    secondRef: stated(reference("person"), {
      label: {
        en: "Second person, who decides with the custodian",
        fr: "Seconde personne, qui décide avec le dépositaire",
      },
      fixed: true,
    }),
    protectionRef: stated(reference("record"), {
      label: { en: "Source under protection", fr: "Source sous protection" },
      fixed: true,
    }),
    ground: stated(oneOf(sourceDisclosureGrounds), { label: { en: "Ground", fr: "Fondement" } }),
    reason: stated(text(2_000), { label: { en: "Why it is necessary", fr: "Nécessité" }, words: true }),
    toWhom: stated(text(300), { label: { en: "To whom", fr: "À qui" }, words: true }),
    reference: stated(optional(text(200)), {
      label: { en: "Order or consent it rests on", fr: "Décision ou consentement invoqué" },
      words: true,
    }),
  },
});
