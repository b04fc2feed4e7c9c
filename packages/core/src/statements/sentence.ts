// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import type { Language } from "../errors.ts";
import type { countedQuantity } from "../records/statement-values.ts";
import { countUnits } from "../records/statement-vocabularies.ts";
import { type LocalTime, localTimeOf, twoDigits } from "./local-time.ts";
import type { TimeInterval } from "./relative-time.ts";
import { filled, type SentencePhrases, sentencePhrases } from "./sentence-phrases.ts";
import { partyRef, type StatementRecord, type Voice } from "./statement-record.ts";

type Quantity = z.infer<typeof countedQuantity>;

/** Which part of a statement some words of its sentence stand for. */
export type SentencePartType =
  | "voice"
  | "mood"
  | "certainty"
  | "hedge"
  | "polarity"
  | "clause"
  | "time"
  | "quantity";

/** Words that must stand in the sentence, as they are. */
export interface SentencePart {
  readonly type: SentencePartType;
  readonly words: string;
}

/** The name of a party by its reference; undefined where the reader may not know it. */
export type NameOf = (ref: string) => string | undefined;

/**
 * A statement told back as one sentence that keeps every voice, hedge, mood, interval and amount. It may be
 * stiff: it is never surer than what was said. The clause stays in its own language, which is then named,
 * where it was not recorded in the language asked for.
 */
export function sentenceOf(statement: StatementRecord, nameOf: NameOf, language: Language): string {
  const parts = sentenceParts(statement, nameOf, language);
  const phrases = sentencePhrases[language];
  const wordsOf = (type: SentencePartType) =>
    parts.filter((part) => part.type === type).map(({ words }) => words);
  const hedges = wordsOf("hedge");
  const hedged = filled(phrases.hedged, { hedges: enumerated(hedges, phrases) });
  const beside = [...wordsOf("time"), ...wordsOf("quantity")];
  const said = [
    filled(phrases.according, { voices: wordsOf("voice").join(phrases.via) }),
    ...wordsOf("mood"),
    `${wordsOf("certainty").join()}${hedges.length === 0 ? "" : `, ${hedged},`}`,
    `${wordsOf("polarity").join()}${phrases.colon}`,
    ...wordsOf("clause"),
  ].join(" ");
  return `${said}${beside.length === 0 ? "" : ` (${beside.join("; ")})`}.`;
}

/** Everything of a statement that its sentence must hold, innermost voice first. */
export function sentenceParts(
  { stated }: StatementRecord,
  nameOf: NameOf,
  language: Language,
): SentencePart[] {
  const phrases = sentencePhrases[language];
  const { chain = [], hedges = [], validTime, quantity } = stated;
  const condition = quoted(stated.condition ?? "", phrases);
  return [
    ...chain.map((voice) => part("voice", voiceWords(voice, nameOf, phrases))).reverse(),
    part("mood", filled(phrases.moods[stated.mood], { condition })),
    part("certainty", phrases.certainties[stated.certainty]),
    ...hedges.map(({ quote }) => part("hedge", quoted(quote.exact, phrases))),
    part("polarity", phrases.polarities[stated.polarity]),
    part("clause", clauseWords(stated.clauses ?? [], language, phrases)),
    ...(validTime === undefined ? [] : [part("time", timeWords(validTime, phrases))]),
    ...(quantity === undefined ? [] : [part("quantity", quantityWords(quantity, language, phrases))]),
  ];
}

function part(type: SentencePartType, words: string): SentencePart {
  return { type, words };
}

function voiceWords(voice: Voice, nameOf: NameOf, phrases: SentencePhrases): string {
  const words =
    "party" in voice
      ? (nameOf(partyRef(voice.party)) ?? phrases.notNamedHere)
      : filled(phrases[voice.anonymous ? "unnamed" : "described"][voice.count], {
          words: quoted(voice.description, phrases),
        });
  const { certainty } = voice;
  return certainty === undefined ? words : `${words} (${phrases.voiceCertainties[certainty]})`;
}

function clauseWords(
  clauses: readonly { readonly language: string; readonly words: string }[],
  language: Language,
  phrases: SentencePhrases,
): string {
  const own = clauses.find((clause) => clause.language.split("-")[0] === language);
  const [first] = clauses;
  if (own !== undefined) return own.words;
  if (first === undefined) return "";
  return `${quoted(first.words, phrases)} ${filled(phrases.inLanguage, { language: first.language })}`;
}

function timeWords(time: TimeInterval, phrases: SentencePhrases): string {
  const label = time.label === undefined ? [] : [quoted(time.label, phrases)];
  return [spanWords(time, phrases), time.zone, phrases.bases[time.basis], ...label].join(", ");
}

/** Whole days are told as days, everything else to the minute. */
function spanWords({ earliest, latest, zone }: TimeInterval, phrases: SentencePhrases): string {
  const [first, last] = [localTimeOf(Date.parse(earliest), zone), localTimeOf(Date.parse(latest), zone)];
  const isWhole = first.hour + first.minute === 0 && last.hour === 23 && last.minute === 59;
  const wordsOf = (time: LocalTime) => (isWhole ? dateWords(time, phrases) : clockWords(time, phrases));
  const parts = { from: wordsOf(first), to: wordsOf(last) };
  if (earliest === latest) return filled(phrases.at, { at: parts.from });
  if (!isWhole) return filled(phrases.between, parts);
  return filled(parts.from === parts.to ? phrases.onDay : phrases.fromDayToDay, parts);
}

function clockWords(time: LocalTime, phrases: SentencePhrases): string {
  const clock = { hour: twoDigits(time.hour), minute: twoDigits(time.minute) };
  return filled(phrases.clock, { ...clock, date: dateWords(time, phrases) });
}

function dateWords({ year, month, day }: LocalTime, phrases: SentencePhrases): string {
  const named = { month: phrases.months[month - 1] ?? month, day: day === 1 ? phrases.firstOfMonth : day };
  return filled(phrases.calendar, { year, ...named });
}

function quantityWords(
  { amount, definition, territory, period }: Quantity,
  language: Language,
  phrases: SentencePhrases,
): string {
  const isOne = "value" in amount && amount.value === 1;
  const unit = isOne ? phrases.unitOfOne[amount.unit] : countUnits[amount.unit][language];
  const beside = [definition, territory].filter((words) => words !== undefined);
  const parts = [`${amountWords(amount, phrases)} ${unit}`, ...beside.map((words) => quoted(words, phrases))];
  return [...parts, ...(period === undefined ? [] : [timeWords(period, phrases)])].join(", ");
}

function amountWords(amount: Quantity["amount"], phrases: SentencePhrases): string {
  if ("value" in amount) return String(amount.value);
  if ("about" in amount) return filled(phrases.about, { n: amount.about });
  return filled(phrases.fromTo, { low: amount.low, high: amount.high });
}

function quoted(words: string, phrases: SentencePhrases): string {
  return filled(phrases.quoted, { words });
}

function enumerated(items: readonly string[], phrases: SentencePhrases): string {
  const all = [...items];
  const last = all.splice(-1);
  return [all.join(", "), ...last].filter((words) => words !== "").join(phrases.and);
}
