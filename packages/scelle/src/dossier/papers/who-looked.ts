// SPDX-License-Identifier: Apache-2.0
import { isReading, type Language, lookGrounds, readerOf } from "@scelle/core";
import { kindTitle } from "../../program/references.ts";
import { lookersSection } from "../page-one/lookers.ts";
import type { Block } from "../paper.ts";
import { entryText, instantText, type Names, type PaperFacts } from "../paper-facts.ts";

/** Who looked into a case and who was turned away: the sum for each person, then every look. */
export function whoLooked(facts: PaperFacts, names: Names, language: Language): Block[] {
  const told = words[language];
  const rows = facts.records.filter(isReading).map((record) => {
    const { ground, actReference, reason, refused } = record.stated;
    const named = lookGrounds[String(ground) as keyof typeof lookGrounds]?.[language];
    const why = [named, actReference, reason, refused].filter((part) => typeof part === "string");
    return [
      `${instantText(record.assigned.recordedAt)}\n${entryText(record.index, language)}`,
      names.of(readerOf(record)),
      kindTitle(record.kind, language),
      why.join("\n") || "–",
    ];
  });
  const head = [told.when, told.who, told.what, told.why];
  return [
    ...lookersSection(facts, names, language),
    ...(rows.length === 0
      ? []
      : [{ type: "table", caption: told.caption, head, rows, widths: [2, 2.5, 2, 3.5] } as const]),
  ];
}

const words = {
  en: { caption: "Every look, in the order of the log", when: "When", who: "Who", what: "What", why: "Why" },
  fr: {
    caption: "Chaque consultation, dans l’ordre du journal",
    when: "Quand",
    who: "Qui",
    what: "Quoi",
    why: "Pourquoi",
  },
} as const;
