// SPDX-License-Identifier: Apache-2.0
import { grantAnswers } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { identityCustodian, sealedOnce } from "../protected-identity.ts";
import { oneOf, reference, text } from "../values.ts";

export const sourceDisclosureAnswered = defineKind({
  kind: "source-disclosure-answered",
  version: 1,
  group: "sources",
  title: { en: "Disclosure of a source decided", fr: "Révélation d’une source décidée" },
  about: {
    en:
      "The second person agrees and takes off the outer seal, or declines. What is left is sealed to the " +
      "custodian alone.",
    fr:
      "La seconde personne consent et ôte le sceau extérieur, ou refuse. Ce qui reste est scellé pour le seul " +
      "dépositaire.",
  },
  isSealedByAuthor: true,
  shape: {
    custodianRef: identityCustodian,
    proposalRef: stated(reference("record"), {
      label: { en: "Proposal", fr: "Proposition" },
      fixed: true,
    }),
    answer: stated(oneOf(grantAnswers), { label: { en: "Answer", fr: "Réponse" }, fixed: true }),
    reason: stated(optional(text(2_000)), { label: { en: "Reason", fr: "Motif" }, words: true }),
    sealedIdentity: stated(optional(sealedOnce), {
      label: { en: "Identity, sealed to the custodian", fr: "Identité, scellée pour le dépositaire" },
      words: true,
      fixed: true,
    }),
  },
});
