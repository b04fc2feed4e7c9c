// SPDX-License-Identifier: Apache-2.0
import { foundsCase, type Language, standings, transmissionMeans } from "@scelle/core";
import { kindTitle } from "../../program/references.ts";
import type { DossierFacts } from "../dossier-facts.ts";
import type { Block } from "../paper.ts";
import { groupedFingerprint, instantText, legalText, type Names } from "../paper-facts.ts";
import { betweenRegisters } from "./between-registers.ts";

/** Who handed what to whom, on what ground; how much of it there is. */
export function receivedSection(facts: DossierFacts, names: Names, language: Language): Block[] {
  const told = words[language];
  const { disclosure, entries, objects, origin, checkpoint, records } = facts;
  const count = (state: string) => String(entries.filter((entry) => entry.state === state).length);
  const recipient = disclosure.recipientRef ?? disclosure.recipientBodyRef;
  const opened = records.find(foundsCase);
  const title = opened?.stated["title"];
  return [
    { type: "heading", level: 2, text: told.heading },
    {
      type: "facts",
      rows: [
        [told.case, [names.of(facts.caseRef), ...(typeof title === "string" ? [title] : [])].join(" – ")],
        [told.register, origin],
        ...betweenRegisters(facts, language),
        [told.state, groupedFingerprint(checkpoint)],
        [told.by, `${names.of(disclosure.disclosedBy)}, ${instantText(disclosure.disclosedAt)}`],
        ...(recipient === undefined
          ? []
          : [[told.to, `${names.of(recipient)} (${standings[disclosure.standing][language]})`] as const]),
        [told.means, transmissionMeans[disclosure.means][language]],
        [told.reason, disclosure.reason],
        [told.legal, legalText(disclosure.legalReference)],
        [told.open, count("disclosed")],
        [told.withheld, count("withheld")],
        [told.erased, count("erased")],
        [told.objects, objects.areIncluded ? String(objects.count) : told.noObjects],
      ],
    },
  ];
}

/** What is open, by kind. */
export function contentsSection(facts: DossierFacts, language: Language): Block[] {
  const told = words[language];
  return [
    { type: "heading", level: 2, text: told.contents },
    {
      type: "table",
      caption: told.kinds,
      head: [told.kind, told.number],
      widths: [4, 1],
      rows: kindCounts(facts).map(([kind, n]) => [kindTitle(kind, language), String(n)]),
    },
  ];
}

/** Open records of the case by kind, in the order in which each kind first appears. */
function kindCounts({ records, caseRef }: DossierFacts): [string, number][] {
  const counts = new Map<string, number>();
  for (const { kind, assigned } of records) {
    if (assigned.caseRef === caseRef) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts];
}

const words = {
  en: {
    heading: "What you received",
    case: "Case",
    register: "Register",
    state: "State of the log",
    by: "Handed over by",
    to: "To",
    means: "Means",
    reason: "Reason",
    legal: "Legal reference",
    open: "Entries open here",
    withheld: "Entries held back",
    erased: "Entries erased",
    objects: "Sealed objects, still encrypted",
    noObjects: "none go along",
    contents: "What the file holds",
    kinds: "Open records of the case by kind",
    kind: "Kind",
    number: "Number",
  },
  fr: {
    heading: "Ce que vous avez reçu",
    case: "Affaire",
    register: "Registre",
    state: "État du journal",
    by: "Remis par",
    to: "À",
    means: "Moyen",
    reason: "Motif",
    legal: "Référence légale",
    open: "Entrées ouvertes ici",
    withheld: "Entrées retenues",
    erased: "Entrées effacées",
    objects: "Objets scellés, toujours chiffrés",
    noObjects: "aucun n’est joint",
    contents: "Ce que contient le dossier",
    kinds: "Actes ouverts de l’affaire, par nature",
    kind: "Nature",
    number: "Nombre",
  },
} as const;
