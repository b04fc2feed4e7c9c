// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isReading, type Language, lookGrounds, readerOf } from "@scelle/core";
import type { Block } from "../paper.ts";
import { instantText, type Names, type PaperFacts } from "../paper-facts.ts";

/** Who looked into the case, as far as the looks are among what the receiver may read. */
export function lookersSection(facts: PaperFacts, names: Names, language: Language): Block[] {
  const told = words[language];
  const looks = facts.records.filter(isReading);
  const byReader = new Map<string, EffectiveRecord[]>();
  for (const look of looks) {
    const own = byReader.get(readerOf(look));
    if (own === undefined) byReader.set(readerOf(look), [look]);
    else own.push(look);
  }
  return [
    { type: "heading", level: 2, text: told.heading },
    ...(looks.length === 0
      ? [{ type: "text", text: told.none } as const]
      : [
          { type: "text", text: told.lead } as const,
          {
            type: "table",
            caption: told.caption(looks.length),
            head: [told.person, told.looks, told.refused, told.first, told.last, told.grounds],
            widths: [2.5, 1, 1.2, 2, 2, 3],
            rows: [...byReader].map(([reader, own]) => readerRow(reader, own, names, language)),
          } as const,
        ]),
  ];
}

function readerRow(
  reader: string,
  own: readonly EffectiveRecord[],
  names: Names,
  language: Language,
): string[] {
  const refused = own.filter(({ kind }) => kind === "attempt-refused").length;
  const grounds = new Set(
    own.flatMap(({ stated: { ground } }) => {
      const word = typeof ground === "string" ? lookGrounds[ground as keyof typeof lookGrounds] : undefined;
      return word === undefined ? [] : [word[language]];
    }),
  );
  return [
    names.of(reader),
    String(own.length - refused),
    String(refused),
    instantText(own[0]?.assigned.recordedAt ?? ""),
    instantText(own.at(-1)?.assigned.recordedAt ?? ""),
    [...grounds].join(", ") || "–",
  ];
}

const words = {
  en: {
    heading: "Who looked",
    none: "The log of looks is not among what was handed over. Ask whoever leads the case whether it can be.",
    lead: "Each look was recorded before anything was shown. Who looked outside this program is not in it.",
    caption: (n: number) => `${n} looks and refused attempts, by person`,
    person: "Person",
    looks: "Looks",
    refused: "Refused",
    first: "First",
    last: "Last",
    grounds: "Grounds",
  },
  fr: {
    heading: "Qui a consulté",
    none: "Le journal des consultations n’a pas été remis. Demandez à qui dirige l’affaire s’il peut l’être.",
    lead: "Chaque consultation fut consignée avant que rien ne s’affiche. Ce qui se lit hors du programme n’y figure pas.",
    caption: (n: number) => `${n} consultations et tentatives refusées, par personne`,
    person: "Personne",
    looks: "Vues",
    refused: "Refus",
    first: "Première",
    last: "Dernière",
    grounds: "Motifs",
  },
} as const;
