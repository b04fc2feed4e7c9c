// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { exhibitsOf, type SeenExhibit } from "../../http/views/exhibit-lines.ts";
import type { Block } from "../paper.ts";
import { instantText, lengthText, type Names, type PaperFacts } from "../paper-facts.ts";

/** Every exhibit, and every stretch in which nobody had acknowledged to hold it. */
export function custodySection(facts: PaperFacts, names: Names, language: Language): Block[] {
  const told = words[language];
  const exhibits = exhibitsIn(facts);
  const gaps = exhibits.flatMap((exhibit) => gapRows(exhibit, names, language));
  return [
    { type: "heading", level: 2, text: told.heading },
    { type: "text", text: told.lead },
    ...(exhibits.length === 0
      ? [{ type: "text", text: told.noExhibits } as const]
      : [
          {
            type: "table",
            caption: told.exhibits,
            head: [told.number, told.what, told.from, told.held, told.gaps],
            widths: [1, 3, 2.5, 1.5, 1.5],
            rows: exhibits.map((exhibit) => exhibitRow(exhibit, language)),
          } as const,
        ]),
    gaps.length === 0
      ? { type: "text", text: told.noGap }
      : {
          type: "table",
          caption: told.gapList(gaps.length),
          head: [told.number, told.gapFrom, told.gapUntil, told.length, told.offer],
          widths: [1, 2, 2, 1.5, 3],
          rows: gaps,
        },
  ];
}

function exhibitsIn({ caseRef, records, asOf: at }: PaperFacts): SeenExhibit[] {
  const beside = { kinds: [], nameOf: () => undefined, viewerRef: "", of: undefined, event: undefined };
  return exhibitsOf({ caseRef, records, at, ...beside });
}

function exhibitRow({ line, control, controlFrom, controlUntil }: SeenExhibit, language: Language): string[] {
  const heldMs = control.reduce((sum, { type, lengthMs }) => (type === "held" ? sum + lengthMs : sum), 0);
  const gaps = line.gapCount === 0 ? "0" : `${line.gapCount} (${lengthText(line.gapMs, language)})`;
  const span = `${instantText(controlFrom)}\n${instantText(controlUntil)}`;
  return [line.number, line.description, span, lengthText(heldMs, language), gaps];
}

function gapRows({ line, control }: SeenExhibit, names: Names, language: Language): string[][] {
  return control
    .filter(({ type }) => type === "gap")
    .map(({ from, until, lengthMs, proofRef }) => [
      line.number,
      instantText(from),
      instantText(until),
      lengthText(lengthMs, language),
      names.of(proofRef),
    ]);
}

const words = {
  en: {
    heading: "Custody and its gaps",
    lead:
      "Who held each exhibit, computed from the records that are open here by the same rule as everywhere in this " +
      "program. A record that is held back could close a gap or open one.",
    noExhibits: "No exhibit is among these records.",
    exhibits: "Exhibits and the continuity of control",
    number: "Exhibit",
    what: "What it is",
    from: "From, until",
    held: "Held",
    gaps: "Gaps",
    noGap: "No gap in custody is among these records.",
    gapList: (n: number) => `Gaps in custody: ${n}. A length is as long as it may have been`,
    gapFrom: "From",
    gapUntil: "Until",
    length: "Length",
    offer: "It begins with",
  },
  fr: {
    heading: "La garde et ses interruptions",
    lead:
      "Qui détenait chaque scellé, calculé sur les actes ouverts ici selon la même règle que partout dans ce programme. " +
      "Un acte retenu pourrait combler une interruption ou en révéler une.",
    noExhibits: "Aucun scellé ne figure parmi ces actes.",
    exhibits: "Scellés et continuité du contrôle",
    number: "Scellé",
    what: "Nature",
    from: "Du, au",
    held: "Détenu",
    gaps: "Interruptions",
    noGap: "Aucune interruption de la garde ne figure parmi ces actes.",
    gapList: (n: number) => `Interruptions de la garde : ${n}. La durée est celle qu’elle a pu avoir`,
    gapFrom: "Du",
    gapUntil: "Au",
    length: "Durée",
    offer: "Elle commence par",
  },
} as const;
