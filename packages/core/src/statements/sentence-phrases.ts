// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../errors.ts";
import type { countUnits, moods, polarities, voiceCounts } from "../records/statement-vocabularies.ts";
import type { Certainty } from "./certainty.ts";

/** The words that a statement is told back in; `{…}` stands for a part of it. */
export interface SentencePhrases {
  readonly according: string;
  readonly via: string;
  readonly unnamed: Readonly<Record<keyof typeof voiceCounts, string>>;
  readonly described: Readonly<Record<keyof typeof voiceCounts, string>>;
  readonly notNamedHere: string;
  readonly moods: Readonly<Record<keyof typeof moods, string>>;
  readonly certainties: Readonly<Record<Certainty, string>>;
  readonly voiceCertainties: Readonly<Record<Certainty, string>>;
  readonly hedged: string;
  readonly polarities: Readonly<Record<keyof typeof polarities, string>>;
  readonly inLanguage: string;
  readonly at: string;
  readonly between: string;
  readonly onDay: string;
  readonly fromDayToDay: string;
  readonly bases: Readonly<Record<"stated" | "derived" | "translated", string>>;
  readonly about: string;
  readonly fromTo: string;
  readonly clock: string;
  readonly calendar: string;
  readonly firstOfMonth: string;
  readonly months: readonly string[];
  /** Units of one; those of more are the labels of the vocabulary. */
  readonly unitOfOne: Readonly<Record<keyof typeof countUnits, string>>;
  readonly colon: string;
  readonly quoted: string;
  readonly and: string;
}

export const sentencePhrases: Readonly<Record<Language, SentencePhrases>> = {
  en: {
    according: "According to {voices},",
    via: ", via ",
    unnamed: {
      one: "one unnamed voice, {words}",
      several: "several unnamed voices, {words}",
      unknown: "unnamed voices, how many is not said, {words}",
    },
    described: {
      one: "one voice, {words}",
      several: "several voices, {words}",
      unknown: "voices, how many is not said, {words}",
    },
    notNamedHere: "a party that is not named here",
    moods: {
      asserted: "it is stated",
      intended: "it is intended",
      feared: "it is feared",
      alleged: "it is alleged",
      denied: "it is denied",
      conditional: "it is stated on the condition {condition}",
      question: "it is asked",
      compared: "it is compared, not stated as a fact,",
      fictional: "it is told as fiction, not as a fact,",
    },
    certainties: {
      certain: "without reserve",
      probable: "as probable",
      possible: "as possible",
      unknown: "without it being said how sure",
    },
    voiceCertainties: {
      certain: "says it without reserve",
      probable: "says it as probable",
      possible: "says it as possible",
      unknown: "does not say how sure",
    },
    hedged: "with the words {hedges}",
    polarities: {
      affirmed: "that this is so",
      negated: "that this is not so",
      open: "leaving open whether this is so",
    },
    inLanguage: "[in the language {language}]",
    at: "at {at}",
    between: "between {from} and {to}",
    onDay: "on {from}",
    fromDayToDay: "from {from} to {to}",
    bases: { stated: "as stated", derived: "derived", translated: "as translated" },
    about: "about {n}",
    fromTo: "{low} to {high}",
    clock: "{date}, {hour}:{minute}",
    calendar: "{day} {month} {year}",
    firstOfMonth: "1",
    months: [
      ...["January", "February", "March", "April", "May", "June"],
      ...["July", "August", "September", "October", "November", "December"],
    ],
    unitOfOne: {
      ...{ death: "death", victim: "victim", fact: "fact", incident: "incident", arrest: "arrest" },
      ...{ procedure: "procedure", officer: "officer", person: "person", device: "device", day: "day" },
      other: "of another kind",
    },
    colon: ":",
    quoted: "“{words}”",
    and: " and ",
  },
  fr: {
    according: "Selon {voices},",
    via: ", via ",
    unnamed: {
      one: "une voix non désignée, {words}",
      several: "plusieurs voix non désignées, {words}",
      unknown: "des voix non désignées en nombre non précisé, {words}",
    },
    described: {
      one: "une voix, {words}",
      several: "plusieurs voix, {words}",
      unknown: "des voix en nombre non précisé, {words}",
    },
    notNamedHere: "un tiers qui n’est pas nommé ici",
    moods: {
      asserted: "il est affirmé",
      intended: "il est projeté",
      feared: "il est redouté",
      alleged: "il est allégué",
      denied: "il est contesté",
      conditional: "il est affirmé sous la condition {condition}",
      question: "il est demandé",
      compared: "il est comparé, sans l’affirmer comme un fait,",
      fictional: "il est raconté comme fiction, non comme un fait,",
    },
    certainties: {
      certain: "sans réserve",
      probable: "comme probable",
      possible: "comme possible",
      unknown: "sans que soit dit le degré de certitude",
    },
    voiceCertainties: {
      certain: "le dit sans réserve",
      probable: "le dit comme probable",
      possible: "le dit comme possible",
      unknown: "ne dit pas le degré de certitude",
    },
    hedged: "avec les mots {hedges}",
    polarities: {
      affirmed: "qu’il en est ainsi",
      negated: "qu’il n’en est pas ainsi",
      open: "sans dire s’il en est ainsi",
    },
    inLanguage: "[dans la langue {language}]",
    at: "le {at}",
    between: "entre le {from} et le {to}",
    onDay: "le {from}",
    fromDayToDay: "du {from} au {to}",
    bases: { stated: "tel que déclaré", derived: "déduit", translated: "tel que traduit" },
    about: "environ {n}",
    fromTo: "de {low} à {high}",
    clock: "{date} à {hour}\u00a0h\u00a0{minute}",
    calendar: "{day} {month} {year}",
    firstOfMonth: "1er",
    months: [
      ...["janvier", "février", "mars", "avril", "mai", "juin"],
      ...["juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ],
    unitOfOne: {
      ...{ death: "décès", victim: "victime", fact: "fait", incident: "incident", arrest: "interpellation" },
      ...{ procedure: "procédure", officer: "agent", person: "personne", device: "appareil", day: "jour" },
      other: "d’une autre nature",
    },
    colon: "\u00a0:",
    quoted: "«\u00a0{words}\u00a0»",
    and: " et ",
  },
};

/** A phrase with its parts put in. */
export function filled(phrase: string, parts: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => String(parts[name] ?? whole));
}
