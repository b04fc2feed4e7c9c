// SPDX-License-Identifier: Apache-2.0
import { circumstances, grades, type Language, type PackName, packNames, ruleWords } from "@scelle/core";
import type { RegularityLine } from "@scelle/core/api";
import { regularityView } from "../../http/views/regularity-view.ts";
import type { Block } from "../paper.ts";
import { instantText, legalText, lengthText, type Names, type PaperFacts } from "../paper-facts.ts";

/** What rules of procedure ask and these records do not answer, graded: questions, never a ruling. */
export function irregularitiesSection(
  facts: PaperFacts,
  names: Names,
  language: Language,
  pack: PackName = "generic",
): Block[] {
  const told = words[language];
  const { caseRef, records, asOf: at } = facts;
  const { flags, unknown, review } = regularityView({ caseRef, records, at }, { pack });
  const head = [told.grade, told.rule, told.act, told.facts, told.texts];
  const table = (caption: string, lines: readonly RegularityLine[]): Block[] =>
    lines.length === 0
      ? []
      : [
          {
            type: "table",
            caption,
            head,
            widths: [1.3, 3.9, 2.1, 2.5, 2.7],
            rows: lines.map((line) => flagRow(line, names, language)),
          },
        ];
  return [
    { type: "heading", level: 2, text: told.heading },
    { type: "notice", text: review === undefined ? told.unreviewed : told.reviewed(review.by, review.day) },
    { type: "text", text: told.lead(packNames[pack][language], flags.length, unknown.length) },
    ...table(told.notMet, flags),
    ...table(told.unknown, unknown),
  ];
}

function flagRow(line: RegularityLine, names: Names, language: Language): string[] {
  const { rule, grade, actRef, exhibitRef, at, lengthMs, massGrams, texts, decisions } = line;
  const exhibit = exhibitRef === undefined ? [] : [names.of(exhibitRef)];
  return [
    grades[grade][language],
    `${ruleWords[rule].title[language]}\n${words[language].cure} ${ruleWords[rule].cure[language]}`,
    [...exhibit, names.of(actRef), ...(at === undefined ? [] : [instantText(at.earliest)])].join("\n"),
    [
      ...line.circumstances.map((word) => circumstances[word][language]),
      ...(lengthMs === undefined ? [] : [lengthText(lengthMs, language)]),
      ...(massGrams === undefined ? [] : [`${massGrams} g`]),
    ].join("\n"),
    [...texts.map(legalText), ...decisions].join("\n") || "–",
  ];
}

const words = {
  en: {
    heading: "Irregularities",
    unreviewed:
      "No lawyer of the jurisdiction has reviewed these rules. A flag is a question to whoever reads, and no finding of " +
      "nullity: a court decides.",
    reviewed: (by: string, day: string) =>
      `The rules were reviewed by ${by} on ${day}. A flag is a question, and no finding of nullity: a court decides.`,
    lead: (pack: string, flags: number, unknown: number) =>
      `Rules: ${pack}. Not met: ${flags}. Not known, since no record here tells: ${unknown}. A record that is held back ` +
      "could answer a flag.",
    notMet: "Not met",
    unknown: "Not known",
    grade: "Grade",
    rule: "What is asked",
    act: "Of which act",
    facts: "What the records say",
    texts: "Texts",
    cure: "What would cure it:",
  },
  fr: {
    heading: "Irrégularités",
    unreviewed:
      "Aucun juriste du pays n’a relu ces règles. Un signalement est une question au lecteur et ne constate aucune " +
      "nullité : un tribunal en décide.",
    reviewed: (by: string, day: string) =>
      `Règles relues par ${by} le ${day}. Un signalement est une question et ne constate aucune nullité : un tribunal décide.`,
    lead: (pack: string, flags: number, unknown: number) =>
      `Règles : ${pack}. Non respectées : ${flags}. Inconnu, aucun acte ne le disant ici : ${unknown}. Un acte retenu ` +
      "pourrait répondre à un signalement.",
    notMet: "Non respectées",
    unknown: "Inconnu",
    grade: "Gravité",
    rule: "Ce qui est demandé",
    act: "De quel acte",
    facts: "Ce que disent les actes",
    texts: "Textes",
    cure: "Ce qui y remédierait :",
  },
} as const;
