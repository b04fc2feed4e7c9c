// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** A refusal that the author can cure by stating something else. */
const restate = { status: 422, exit: 65, retry: "after-operator" } as const;
/** A refusal because of what the register holds already. */
const conflict = { status: 409, exit: 77, retry: "after-operator" } as const;

/** Refusals of the rules of sources, statements, findings, incidents and counts. */
export const statementErrors = {
  "source.not-a-document": {
    ...restate,
    en: "Record {ref} captures no document. Name the document-captured that this was read from.",
    fr: "L’acte {ref} ne recueille pas de document. Désignez le document-captured d’où cela est tiré.",
  },
  "source.derivation-needs-origin": {
    ...restate,
    en: "Text {text} comes from one text or from one party. State either fromTextRef or fromParty.",
    fr: "Le texte {text} provient d’un texte ou d’un tiers. Indiquez soit fromTextRef, soit fromParty.",
  },
  "source.derivation-circle": {
    ...conflict,
    en: "Text {from} comes from text {text} itself. State which of them came first, and correct the other record.",
    fr: "Le texte {from} provient lui-même du texte {text}. Indiquez lequel est premier et rectifiez l’autre acte.",
  },
  "source.no-such-voice": {
    ...restate,
    en: "The chain of statement {statement} has no voice {voice}. Count from 0, the outermost, inwards.",
    fr: "La chaîne de la déclaration {statement} n’a pas de voix {voice}. Comptez à partir de 0, la plus externe.",
  },
  "statement.quote-mismatch": {
    ...restate,
    en: "A quote in {field} has {length} signs but reaches from {start} to {end}. Take words and place from one selection.",
    fr: "Une citation de {field} compte {length} signes mais va de {start} à {end}. Reprenez-la d’une même sélection.",
  },
  "statement.quote-outside-text": {
    ...restate,
    en: "A quote in {field} ends at {end}, but the text has {textLength} signs. Take the place from the established text.",
    fr: "Une citation de {field} s’achève à {end}, le texte compte {textLength} signes. Reprenez-la du texte établi.",
  },
  "statement.chain-order": {
    ...restate,
    en: "The first voice is the author of the text, and only the first. State the chain from the text inwards.",
    fr: "La première voix est l’auteur du texte, et elle seule. Indiquez la chaîne du texte vers l’origine.",
  },
  "statement.certainty-raised": {
    ...restate,
    en: "A voice says this as {weakest}, the statement as {stated}. A chain is as sure as its weakest voice: state that.",
    fr: "Une voix le dit comme {weakest}, la déclaration comme {stated}. Retenez la certitude de la voix la plus faible.",
  },
  "statement.hedge-ignored": {
    ...restate,
    en: "A hedge weakens how sure this is, and it is stated as certain. State probable, possible or unknown.",
    fr: "Une réserve en affaiblit la certitude, déclarée entière. Indiquez probable, possible ou unknown.",
  },
  "statement.condition-missing": {
    ...restate,
    en: "A statement on a condition names the condition, and no other names one. State mood and condition together.",
    fr: "Une déclaration sous condition énonce sa condition, nulle autre. Indiquez ensemble le mode et la condition.",
  },
  "statement.negative-needs-time": {
    ...restate,
    en: "That something is not so holds for a time only. State in validTime from when to when, at most to publication.",
    fr: "Une négation ne vaut que pour un temps. Indiquez dans validTime sa durée, au plus jusqu’à la publication.",
  },
  "statement.negative-outlives-text": {
    ...restate,
    en: "The text was published by {publishedAt} and cannot say what is not so later. End validTime there.",
    fr: "Le texte, publié au plus tard le {publishedAt}, ne peut nier pour la suite. Arrêtez-y validTime.",
  },
  "statement.related-to-itself": {
    ...restate,
    en: "Statement {statement} is related to itself. Name the other statement.",
    fr: "La déclaration {statement} est reliée à elle-même. Désignez l’autre déclaration.",
  },
  "statement.same-language": {
    ...restate,
    en: "Both statements stand in texts in {language}: nothing was translated. Record contradicts instead.",
    fr: "Les deux déclarations sont en {language} : rien n’a été traduit. Enregistrez plutôt contradicts.",
  },
  "statement.fiction-supports-nothing": {
    ...conflict,
    en: "Statement {statement} is fiction or comparison ({mood}): it supports, contradicts and counts nothing. Leave it out.",
    fr: "La déclaration {statement} est fiction ou comparaison ({mood}) : elle n’appuie, ne contredit, ne compte rien. Retirez-la.",
  },
  "finding.rests-on-fiction": {
    ...conflict,
    en: "Statement {statement} is fiction or comparison ({mood}) and supports no finding. Leave it out.",
    fr: "La déclaration {statement} est fiction ou comparaison ({mood}) et ne fonde aucun constat. Retirez-la.",
  },
  "finding.rests-on-retracted": {
    ...conflict,
    en: "Statement {statement} was retracted by record {by}. Leave it out, or rest on the retraction too.",
    fr: "La déclaration {statement} a été retirée par l’acte {by}. Retirez-la ou fondez-vous aussi sur ce retrait.",
  },
  "count.supersedes-unlike": {
    ...conflict,
    en: "Count {count} differs in {reasons}: it counts something else. Record this count beside it, superseding none.",
    fr: "Le décompte {count} diffère par {reasons} : il compte autre chose. Enregistrez celui-ci à côté, sans remplacer.",
  },
} as const satisfies Record<string, ErrorRow>;
