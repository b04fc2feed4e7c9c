// SPDX-License-Identifier: Apache-2.0
import { type Language, type MarkedRecord, marksAmong } from "@scelle/core";
import { summaryOf } from "../../http/views/view-context.ts";
import type { Block } from "../paper.ts";
import { instantText, type Names, type PaperFacts } from "../paper-facts.ts";

/** What somebody marked as favourable to the defence: how many, by whom, and who removed which mark. */
export function favourableSection(facts: PaperFacts, names: Names, language: Language): Block[] {
  const told = words[language];
  const marks = marksAmong(facts.records);
  const standing = marks.filter(({ removal }) => removal === undefined);
  const items = new Set(standing.map(({ markedRef }) => markedRef)).size;
  const rows = marks.map((mark) => markRow(mark, facts, names, language));
  return [
    { type: "heading", level: 2, text: told.heading },
    { type: "text", text: told.count(items, marks.length - standing.length) },
    ...(rows.length === 0
      ? []
      : [
          {
            type: "table",
            caption: told.caption,
            head: [told.record, told.markedBy, told.why, told.removed],
            widths: [3, 2, 3, 3],
            rows,
          } as const,
        ]),
  ];
}

function markRow(
  { markedRef, author, at, reason, personRef, removal }: MarkedRecord,
  { records }: PaperFacts,
  names: Names,
  language: Language,
): string[] {
  const told = words[language];
  const record = records.find(({ recordRef }) => recordRef === markedRef);
  const called = record === undefined ? told.notOpen : calledIn(names.of(markedRef), summaryOf(record));
  const whom = personRef === undefined ? [] : [told.to(names.of(personRef))];
  return [
    called,
    [`${names.of(author)}, ${instantText(at)}`, ...whom].join("\n"),
    reason ?? told.erased,
    removal === undefined
      ? told.stands
      : `${names.of(removal.author)}, ${instantText(removal.at)}\n${removal.reason ?? told.erased}`,
  ];
}

/** A thing by its name, and what it is where the name does not say it. */
function calledIn(name: string, summary: string): string {
  return summary === "" || summary === name ? name : `${name}\n${summary}`;
}

const words = {
  en: {
    heading: "What was marked as favourable to the defence",
    count: (items: number, removed: number) =>
      `${items} ${items === 1 ? "record is" : "records are"} marked as favourable; ` +
      `${removed} ${removed === 1 ? "mark was" : "marks were"} removed. That a record is not marked says nothing of it.`,
    caption: "Marks, removed ones too",
    record: "Record",
    markedBy: "Marked by",
    why: "Why",
    removed: "Removed by, and why",
    notOpen: "a record that is not open here",
    to: (name: string) => `Favourable to: ${name}.`,
    stands: "stands",
    erased: "(erased)",
  },
  fr: {
    heading: "Ce qui fut signalé à décharge",
    count: (items: number, removed: number) =>
      `${items} ${items > 1 ? "actes sont signalés" : "acte est signalé"} à décharge ; ` +
      `${removed} ${removed > 1 ? "signalements furent retirés" : "signalement fut retiré"}. L’absence de signalement ne dit ` +
      "rien d’un acte.",
    caption: "Signalements, y compris retirés",
    record: "Acte",
    markedBy: "Signalé par",
    why: "En quoi",
    removed: "Retiré par, et pourquoi",
    notOpen: "un acte qui n’est pas ouvert ici",
    to: (name: string) => `Favorable à : ${name}.`,
    stands: "tient",
    erased: "(effacé)",
  },
} as const;
