// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { DossierFacts } from "../dossier-facts.ts";
import { type Paper, typeset } from "../paper.ts";
import { namesAmong } from "../paper-facts.ts";
import { attestedTimeSection } from "./attested-time.ts";
import { checkingSection } from "./checking.ts";
import { custodySection } from "./custody.ts";
import { favourableSection } from "./favourable.ts";
import { irregularitiesSection } from "./irregularities.ts";
import { lookersSection } from "./lookers.ts";
import { contentsSection, receivedSection } from "./received.ts";
import { standingSection } from "./standing.ts";
import { withheldSection } from "./withheld.ts";

/** The first page of a file that is handed over, for a lawyer: made of what is open in it alone. */
export function pageOne(facts: DossierFacts, language: Language): Paper {
  const told = words[language];
  const names = namesAmong(facts.records, language);
  return typeset({
    language,
    title: told.title(names.of(facts.caseRef)),
    origin: told.origin(facts.origin, facts.checkpoint.size),
    isExercise: facts.isExercise,
    blocks: [
      { type: "notice", text: told.presumption },
      ...receivedSection(facts, names, language),
      ...withheldSection(facts, names, language),
      ...standingSection(facts, names, language),
      ...favourableSection(facts, names, language),
      ...custodySection(facts, names, language),
      ...irregularitiesSection(facts, names, language, facts.pack),
      ...lookersSection(facts, names, language),
      ...contentsSection(facts, language),
      ...attestedTimeSection(facts, language),
      ...checkingSection(facts, language),
    ],
  });
}

const words = {
  en: {
    title: (number: string) => `Case ${number}: the file as it was handed over`,
    origin: (origin: string, size: number) => `Register ${origin}, log of ${size} entries`,
    presumption: "Everybody named in this file is presumed innocent until found guilty by a final judgment.",
  },
  fr: {
    title: (number: string) => `Affaire ${number} : le dossier tel qu’il fut remis`,
    origin: (origin: string, size: number) => `Registre ${origin}, journal de ${size} entrées`,
    presumption:
      "Toute personne nommée dans ce dossier est présumée innocente tant qu’un jugement définitif ne l’a pas déclarée coupable.",
  },
} as const;
