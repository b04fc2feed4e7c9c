// SPDX-License-Identifier: Apache-2.0
import {
  allegationDisposed,
  allegationLine,
  allegationMade,
  allegationTypes,
  dispositionOutcomes,
  isRecordOf,
  type Language,
  legalStatuses,
  measureTaken,
  measureTypes,
  type PersonStanding,
  standardsOfProof,
  statusSources,
  type Vocabulary,
} from "@scelle/core";
import type { PersonLine } from "@scelle/core/api";
import { valueText } from "../../commands/value-text.ts";
import { peopleView } from "../../http/views/people-view.ts";
import { type DossierFacts, withheldOf } from "../dossier-facts.ts";
import type { Block } from "../paper.ts";
import { entryText, type Names, type PaperFacts } from "../paper-facts.ts";

/** Persons with their status, and allegations with what came of them: both ways in one table of one size. */
export function standingSection(facts: DossierFacts, names: Names, language: Language): Block[] {
  const told = words[language];
  return [
    { type: "heading", level: 2, text: told.heading },
    { type: "notice", text: told.presumption },
    {
      type: "table",
      caption: told.persons,
      head: [told.person, told.office, told.status, told.source],
      widths: [2, 2, 2, 3],
      rows: peopleOf(facts).map((person) => personRow(person, names, language)),
    },
    {
      type: "table",
      caption: told.allegations,
      head: [told.allegation, told.person, told.outcome, told.decided],
      widths: [3, 2, 2, 3],
      rows: allegationRows(facts, names, language),
    },
    {
      type: "table",
      caption: told.measures,
      head: [told.person, told.measure, told.when],
      widths: [2, 3, 3],
      rows: measureRows(facts, names, language),
    },
  ];
}

function peopleOf({ caseRef, records, asOf: at }: PaperFacts): readonly PersonLine[] {
  const beside = { kinds: [], nameOf: () => undefined, viewerRef: "", of: undefined, event: undefined };
  return peopleView({ caseRef, records, at, ...beside }).people;
}

function personRow({ name, office, legalStatus }: PersonLine, names: Names, language: Language): string[] {
  const told = words[language];
  if (legalStatus === undefined) return [name, office ?? "–", told.noStatus, "–"];
  const since = valueText(legalStatus.from, undefined, names.labels, language);
  const source = wordIn(statusSources, legalStatus.source, language);
  return [
    name,
    office ?? "–",
    wordIn(legalStatuses, legalStatus.status, language),
    `${source}, ${told.since} ${since} (${names.of(legalStatus.recordRef)})`,
  ];
}

function allegationRows(facts: DossierFacts, names: Names, language: Language): string[][] {
  const { records } = facts;
  const outcomeText = outcomesOf(facts, language);
  return records
    .filter((record) => isRecordOf(record, allegationMade))
    .flatMap((record) => {
      const type = wordIn(allegationTypes, String(record.stated["allegationType"]), language);
      const allegation = `${type}\n${record.stated["summary"] ?? ""} (${entryText(record.index, language)})`;
      const persons = allegationLine(records, record.recordRef)?.persons ?? [];
      if (persons.length === 0) {
        const nobody = records.find(
          (one) => isRecordOf(one, allegationDisposed) && one.stated.allegationRef === record.recordRef,
        );
        const outcome = nobody === undefined ? undefined : String(nobody.stated["outcome"]);
        return [[allegation, words[language].nobody, outcomeText(outcome), "–"]];
      }
      return persons.map((person) => [
        allegation,
        names.of(person.personRef),
        outcomeText(person.standing?.outcome),
        decidedText(person, names, language),
      ]);
    });
}

/**
 * An outcome goes with its allegation wherever a decision lists that. Where something is held back on another
 * ground, an outcome may be among it, and nothing is said to be undecided.
 */
function outcomesOf(facts: DossierFacts, language: Language): (outcome: string | undefined) => string {
  const mayBeHidden = withheldOf(facts).some(({ ground }) => ground !== "outside-grant");
  const open = mayBeHidden ? words[language].noOutcome : words[language].open;
  return (outcome) => (outcome === undefined ? open : wordIn(dispositionOutcomes, outcome, language));
}

function decidedText({ standing, earlier }: PersonStanding, names: Names, language: Language): string {
  const told = words[language];
  if (standing === undefined) return "–";
  const at = valueText(standing.decidedAt, undefined, names.labels, language);
  const proof = wordIn(standardsOfProof, standing.standardOfProof, language);
  const replaced = earlier.map(({ outcome }) =>
    told.replaces(wordIn(dispositionOutcomes, outcome, language)),
  );
  return [`${at}, ${proof} (${names.of(standing.recordRef)})`, ...replaced].join("\n");
}

function measureRows({ records }: PaperFacts, names: Names, language: Language): string[][] {
  return records
    .filter((record) => isRecordOf(record, measureTaken))
    .map(({ stated, index }) => [
      names.of(stated.personRef),
      wordIn(measureTypes, stated.measure, language),
      `${valueText(stated.takenAt, undefined, names.labels, language)} (${entryText(index, language)})`,
    ]);
}

function wordIn(vocabulary: Vocabulary, word: string, language: Language): string {
  return vocabulary[word]?.[language] ?? word;
}

const words = {
  en: {
    heading: "Persons, allegations and what came of them",
    presumption:
      "Everybody named here is presumed innocent until found guilty by a final judgment. An allegation is what somebody " +
      "says; an open one has not been decided.",
    persons: "Persons whom these records name, with their legal status and its source",
    person: "Person",
    office: "Office",
    status: "Status",
    source: "By what, since when",
    noStatus: "no status",
    since: "since",
    allegations: "Allegations and their outcomes, those that clear beside those that do not",
    allegation: "Allegation",
    outcome: "Outcome",
    decided: "Decided when, by what standard",
    open: "open: not decided",
    noOutcome: "no outcome among what is open here",
    nobody: "nobody known",
    replaces: (outcome: string) => `It replaces: ${outcome}.`,
    measures: "Measures, and that none was taken",
    measure: "Measure",
    when: "When",
  },
  fr: {
    heading: "Personnes, allégations et suites données",
    presumption:
      "Toute personne nommée ici est présumée innocente tant qu’un jugement définitif ne l’a pas déclarée coupable. Une " +
      "allégation est ce que quelqu’un affirme ; ouverte, elle n’est pas tranchée.",
    persons: "Personnes que nomment ces actes, avec leur statut juridique et sa source",
    person: "Personne",
    office: "Fonction",
    status: "Statut",
    source: "Par quoi, depuis quand",
    noStatus: "aucun statut",
    since: "depuis",
    allegations: "Allégations et suites, celles qui disculpent à côté des autres",
    allegation: "Allégation",
    outcome: "Suite",
    decided: "Décidé quand, à quel degré de preuve",
    open: "ouverte : non tranchée",
    noOutcome: "aucune suite parmi ce qui est ouvert ici",
    nobody: "personne de connu",
    replaces: (outcome: string) => `Remplace : ${outcome}.`,
    measures: "Mesures, et absence de mesure",
    measure: "Mesure",
    when: "Quand",
  },
} as const;
