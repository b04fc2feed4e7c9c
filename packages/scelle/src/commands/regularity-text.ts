// SPDX-License-Identifier: Apache-2.0
import {
  calendars,
  circumstances,
  courtDecisions,
  grades,
  type Language,
  packNames,
  ruleWords,
} from "@scelle/core";
import type { RegularityLine } from "@scelle/core/api";
import { page, wrapped } from "../program/lines.ts";
import { kindTitle, shortRef } from "../program/references.ts";
import type { RegularityAnswer } from "./regularity.ts";

const width = 96;

/** What rules of procedure ask of a case, for a terminal. */
export function regularityText(answer: RegularityAnswer, language: Language): string {
  const told = words[language];
  const { pack, calendar, flags, unknown, counts, labels, caseRef, asOf, recordCount, review } = answer;
  const sum = (name: "met" | "notMet" | "unknown") => counts.reduce((all, count) => all + count[name], 0);
  const reviewed = review === undefined ? told.unreviewed : told.reviewed(review.by, review.day);
  return page([
    `${labels[caseRef] ?? shortRef(caseRef)}: ${packNames[pack][language]} (${calendars[calendar][language]}), ${asOf}`,
    ...wrapped(`${reviewed} ${told.noFinding}`, width),
    "",
    told.flags(flags.length),
    ...flags.flatMap((flag) => flagLines(flag, answer, language)),
    told.unknown(unknown.length),
    ...unknown.flatMap((flag) => flagLines(flag, answer, language)),
    told.counts(counts.length, sum("met"), sum("notMet"), sum("unknown")),
    ...wrapped(told.computed(recordCount), width),
    ...(answer.isCut ? [told.cut] : []),
  ]);
}

function flagLines(
  flag: RegularityLine,
  { labels, records }: RegularityAnswer,
  language: Language,
): string[] {
  const told = words[language];
  const { rule, grade, actRef, exhibitRef, at, factRefs, texts, decisions } = flag;
  const exhibit = exhibitRef === undefined ? "" : `${labels[exhibitRef] ?? shortRef(exhibitRef)} · `;
  const nameOf = (ref: string) => {
    const kind = records.find(({ recordRef }) => recordRef === ref)?.kind;
    return kind === undefined ? shortRef(ref) : `${kindTitle(kind, language)} ${shortRef(ref)}`;
  };
  const when = at === undefined ? "" : ` · ${at.earliest}`;
  const rest = [
    `${exhibit}${nameOf(actRef)}${when}`,
    ...flag.circumstances.map((word) => circumstances[word][language]),
    ...(flag.lengthMs === undefined ? [] : [told.length(Math.round(flag.lengthMs / 60_000))]),
    ...(flag.massGrams === undefined ? [] : [told.mass(flag.massGrams)]),
    ...texts.map(({ code, version, article, validFrom }) => told.text(code, version, article, validFrom)),
    ...(flag.lacksText ? [told.lacksText] : []),
    ...decisions.map((name) => {
      const { court, day, number, holding } = courtDecisions[name];
      return `${court}, ${day}, ${number}: ${holding[language]}`;
    }),
    ...(factRefs.length === 0 ? [] : [`${told.facts} ${factRefs.map(nameOf).join(", ")}`]),
    `${told.cure} ${ruleWords[rule].cure[language]}`,
  ];
  return [
    `  [${grades[grade][language]}] ${ruleWords[rule].title[language]}`,
    ...rest.flatMap((line) => wrapped(line, width - 6).map((part) => `      ${part}`)),
    "",
  ];
}

const words = {
  en: {
    unreviewed: "No lawyer of the jurisdiction has reviewed these rules.",
    reviewed: (by: string, day: string) => `Reviewed by ${by} on ${day}.`,
    noFinding: "A flag is a question to whoever reads. It is no finding of nullity: a court decides.",
    flags: (n: number) => `Not met: ${n}`,
    unknown: (n: number) => `Not known, since no record tells: ${n}`,
    length: (minutes: number) => `For ${Math.floor(minutes / 60)} h ${minutes % 60} min.`,
    mass: (grams: number) => `Unaccounted for: ${grams} g.`,
    text: (code: string, version: string, article: string, from: string) =>
      `${code}, ${version}, article ${article} (in force on ${from} and since)`,
    lacksText: "The text of that day is not in the table.",
    facts: "Rests on:",
    cure: "What would cure it:",
    counts: (rules: number, met: number, notMet: number, open: number) =>
      `${rules} rules: ${met} met, ${notMet} not met, ${open} not known.`,
    computed: (n: number) =>
      `Computed over ${n} records that you may read. A record that you may not read could answer a flag.`,
    cut: "The case holds more than one look shows: the newest exhibits are here, each whole.",
  },
  fr: {
    unreviewed: "Aucun juriste du pays n’a relu ces règles.",
    reviewed: (by: string, day: string) => `Relu par ${by} le ${day}.`,
    noFinding:
      "Un signalement est une question au lecteur. Il ne constate aucune nullité : un tribunal en décide.",
    flags: (n: number) => `Non respectées : ${n}`,
    unknown: (n: number) => `Inconnu, aucun acte ne le disant : ${n}`,
    length: (minutes: number) => `Pendant ${Math.floor(minutes / 60)} h ${minutes % 60} min.`,
    mass: (grams: number) => `Inexpliqué : ${grams} g.`,
    text: (code: string, version: string, article: string, from: string) =>
      `${code}, ${version}, article ${article} (en vigueur au ${from} et depuis)`,
    lacksText: "Le texte de ce jour n’est pas dans la table.",
    facts: "Repose sur :",
    cure: "Ce qui y remédierait :",
    counts: (rules: number, met: number, notMet: number, open: number) =>
      `${rules} règles : ${met} respectées, ${notMet} non respectées, ${open} inconnues.`,
    computed: (n: number) =>
      `Calculé sur ${n} actes que vous pouvez lire. Un acte que vous ne pouvez lire pourrait répondre à un signalement.`,
    cut: "L’affaire contient plus qu’une consultation n’en montre : voici les scellés récents, chacun en entier.",
  },
} as const;
