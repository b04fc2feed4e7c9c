// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { party, textQuote } from "../statement-values.ts";
import { derivations } from "../statement-vocabularies.ts";
import { oneOf, reference, text } from "../values.ts";

export const textDerived = defineKind({
  kind: "text-derived",
  version: 1,
  group: "sources",
  title: { en: "Derivation of a text recorded", fr: "Filiation d’un texte enregistrée" },
  about: {
    en: "A text goes back to another, or to a party whose text was not captured. Reprints add no source.",
    fr: "Un texte provient d’un autre, ou d’un tiers dont le texte manque. Une reprise n’ajoute aucune source.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    textRef: stated(reference("text"), { label: { en: "Text", fr: "Texte" }, fixed: true }),
    derivation: stated(oneOf(derivations), { label: { en: "How", fr: "Comment" } }),
    fromTextRef: stated(optional(reference("text")), {
      label: { en: "From the text", fr: "Depuis le texte" },
      fixed: true,
    }),
    fromParty: stated(optional(party), {
      label: { en: "From a party whose text is not there", fr: "Depuis un tiers dont le texte manque" },
    }),
    quote: stated(optional(textQuote), {
      label: { en: "Where the text says so", fr: "Où le texte le dit" },
      unit: "code point",
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
