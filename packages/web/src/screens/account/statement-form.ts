// SPDX-License-Identifier: Apache-2.0
import type {
  certainties,
  hedgeTargets,
  moods,
  Party,
  polarities,
  predicates,
  StatementRecord,
  TextQuote,
  Topic,
  voiceCounts,
} from "@scelle/core";
import type { TextLine } from "@scelle/core/api";
import type { StatedTime, TimeEntry } from "./time-entry.ts";

type Certainty = keyof typeof certainties;

/** A party that a person chose from what the register knows. */
export interface ChosenParty {
  readonly party: Party;
  readonly name: string;
}

/**
 * A voice as the form holds it. One that is not named has words and a number and no place for a party:
 * nothing in the form can resolve it to anybody.
 */
export type VoiceEntry = {
  /** For the form's own list; recorded nowhere. */
  readonly key: number;
  readonly certainty?: Certainty;
  readonly cue?: TextQuote;
} & (
  | { readonly naming: "party"; readonly chosen?: ChosenParty }
  | {
      readonly naming: "described" | "unnamed";
      readonly description: string;
      readonly count: keyof typeof voiceCounts;
    }
);

export interface HedgeEntry {
  readonly quote: TextQuote;
  readonly weakens: keyof typeof hedgeTargets;
}

/** What a statement speaks of, and what it is called. */
export interface ChosenTopic {
  readonly topic: Topic;
  readonly name: string;
}

/** What the form holds of a statement before it is stated. */
export interface StatementEntry {
  readonly quote: TextQuote;
  /** From the text inwards; the first is the author of the text. */
  readonly voices: readonly VoiceEntry[];
  readonly clauses: { readonly en: string; readonly fr: string };
  readonly predicate: keyof typeof predicates;
  readonly mood: keyof typeof moods;
  readonly polarity: keyof typeof polarities;
  readonly certainty: Certainty;
  readonly hedges: readonly HedgeEntry[];
  readonly condition: string;
  readonly subjects: readonly ChosenTopic[];
  readonly objects: readonly ChosenTopic[];
  readonly time: TimeEntry;
  readonly note: string;
}

/** What is missing before a statement can be told back and recorded. */
export type MissingPart = "voice" | "clause" | "condition" | "time";

/** A form for a passage: its text is the first voice, nothing else is assumed to be sure. */
export function entryFor(quote: TextQuote, text: TextLine, author?: ChosenParty): StatementEntry {
  const clauses = {
    en: "",
    fr: "",
    ...(isClauseLanguage(text.language) ? { [text.language]: quote.exact } : {}),
  };
  return {
    quote,
    voices: [{ key: 0, naming: "party", ...(author === undefined ? {} : { chosen: author }) }],
    clauses,
    predicate: "other",
    mood: "asserted",
    polarity: "affirmed",
    certainty: "unknown",
    hedges: [],
    condition: "",
    subjects: [],
    objects: [],
    time: { mode: "none" },
    note: "",
  };
}

export function missingParts(entry: StatementEntry, { validTime }: StatedTime): MissingPart[] {
  const { voices, clauses, mood, condition, polarity } = entry;
  const isVoiced = voices.every((voice) =>
    voice.naming === "party" ? voice.chosen !== undefined : voice.description.trim() !== "",
  );
  const missing: [MissingPart, boolean][] = [
    ["voice", !isVoiced],
    ["clause", clauses.en.trim() === "" && clauses.fr.trim() === ""],
    ["condition", mood === "conditional" && condition.trim() === ""],
    ["time", polarity === "negated" && validTime === undefined],
  ];
  return missing.flatMap(([part, isMissing]) => (isMissing ? [part] : []));
}

/** The stated fields of `statement-recorded`; fields that were left empty are left out. */
export function statedOf(
  caseRef: string,
  textRef: string,
  entry: StatementEntry,
  time: StatedTime,
): StatementRecord["stated"] {
  const { quote, predicate, subjects, objects, mood, polarity, certainty } = entry;
  const clauses = (["en", "fr"] as const).flatMap((language) => {
    const words = entry.clauses[language].trim();
    return words === "" ? [] : [{ language, words }];
  });
  const condition = mood === "conditional" ? entry.condition.trim() : "";
  const note = entry.note.trim();
  return {
    caseRef,
    textRef,
    quote,
    chain: entry.voices.flatMap(voiceOf),
    clauses,
    predicate,
    ...(subjects.length === 0 ? {} : { subjects: subjects.map(({ topic }) => topic) }),
    ...(objects.length === 0 ? {} : { objects: objects.map(({ topic }) => topic) }),
    mood,
    polarity,
    certainty,
    ...(entry.hedges.length === 0 ? {} : { hedges: [...entry.hedges] }),
    ...(condition === "" ? {} : { condition }),
    ...time,
    ...(note === "" ? {} : { note }),
  };
}

/** A record as its sentence is made from; what only the register can give is left at nothing. */
export function unrecorded(stated: StatementRecord["stated"]): StatementRecord {
  const assigned = { author: "", recordedAt: "", caseSeq: 0 } as unknown as StatementRecord["assigned"];
  return {
    index: 0,
    recordRef: "",
    kind: "statement-recorded",
    version: 1,
    stated,
    original: {},
    measured: {},
    assigned,
    corrections: [],
    erased: false,
  };
}

type Voice = NonNullable<StatementRecord["stated"]["chain"]>[number];

function voiceOf(voice: VoiceEntry, place: number): Voice[] {
  const part = {
    role: place === 0 ? ("author" as const) : ("reported" as const),
    ...(voice.cue === undefined ? {} : { cue: voice.cue }),
    ...(voice.certainty === undefined ? {} : { certainty: voice.certainty }),
  };
  if (voice.naming === "party")
    return voice.chosen === undefined ? [] : [{ party: voice.chosen.party, ...part }];
  const description = voice.description.trim();
  return [{ description, anonymous: voice.naming === "unnamed", count: voice.count, ...part }];
}

function isClauseLanguage(language: string): boolean {
  return language === "en" || language === "fr";
}
