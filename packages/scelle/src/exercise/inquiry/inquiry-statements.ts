// SPDX-License-Identifier: Apache-2.0
import { wholeDay } from "../account/account-text.ts";
import type { PlannedStatement } from "../account/planned-statement.ts";
import { protectedReport, staffNote } from "./inquiry-texts.ts";

type RefOf = (name: string) => string;

const reporter = {
  description: "a person who reports under protection",
  anonymous: true,
  count: "one",
} as const;

/**
 * What the protected report says, sentence by sentence. Its author has no name here, and no place for one.
 */
export function reportStatements(ref: RefOf): PlannedStatement[] {
  const said = {
    text: protectedReport,
    chain: [reporter],
    subjects: [{ bodyRef: ref("squad") }],
    mood: "alleged",
  } as const;
  return [
    {
      ...said,
      name: "dates said to leave",
      sentence: 1,
      clauses: {
        en: "dates of operations left the duty room by telephone",
        fr: "des dates d’opérations sont sorties de la salle de permanence par téléphone",
      },
      predicate: "disclosed",
      certainty: "probable",
      hedges: [["I believe", "certainty"]],
    },
    {
      ...said,
      name: "money said to be missing",
      sentence: 2,
      clauses: {
        en: "money of a seizure did not reach the exhibit room",
        fr: "l’argent d’une saisie n’est pas parvenu au local des scellés",
      },
      predicate: "took-benefit",
      certainty: "certain",
      hedges: [["At least twice", "amount"]],
    },
    {
      ...said,
      name: "entries said to be late",
      sentence: 3,
      clauses: {
        en: "two entries of the duty book were written days after the day they name",
        fr: "deux mentions de la main courante ont été écrites des jours après la date qu’elles portent",
      },
      predicate: "broke-rules",
    },
    {
      ...said,
      name: "plates said to be looked up",
      sentence: 4,
      chain: [
        { ...reporter, certainty: "unknown" },
        { description: "a colleague", anonymous: true, count: "one", cue: "I was told by a colleague" },
      ],
      clauses: {
        en: "number plates were looked up for a friend",
        fr: "des plaques ont été consultées pour un ami",
      },
      predicate: "broke-rules",
      certainty: "unknown",
      hedges: [["I was told", "attribution"]],
    },
  ];
}

/**
 * What the staff says of its operation. None of it says when the man was shot, or that anybody warned him.
 */
export function staffStatements(ref: RefOf): PlannedStatement[] {
  const said = { text: staffNote, chain: [{ party: { bodyRef: ref("operations staff") } }] } as const;
  return [
    {
      ...said,
      name: "arrest did not happen",
      sentence: 1,
      clauses: {
        en: "the arrest planned for Monday took place",
        fr: "l’interpellation prévue lundi a eu lieu",
      },
      predicate: "arrested",
      polarity: "negated",
      validTime: { ...wholeDay("2026-02-23", "Monday"), basis: "derived" },
    },
    {
      ...said,
      name: "shift was short",
      sentence: 2,
      clauses: {
        en: "the order came late, and officers were missing on the Eastern Quay",
        fr: "l’ordre est arrivé tard, et des agents ont manqué sur le quai de l’Est",
      },
      predicate: "deployed",
      certainty: "probable",
      hedges: [["probably", "certainty"]],
      quantity: { amount: { value: 34, unit: "officer" }, definition: "missing from the shift" },
    },
    {
      ...said,
      name: "was he alive",
      sentence: 3,
      clauses: {
        en: "the man was still alive when the order went out",
        fr: "l’homme était encore en vie au départ de l’ordre",
      },
      predicate: "other",
      objects: [{ description: "the man shot on the Eastern Quay" }],
      mood: "question",
      polarity: "open",
      certainty: "unknown",
    },
  ];
}

/** How far the reporter and the colleague can be relied on, said apart from what they say. */
export const grades = [
  ["dates said to leave", 0, "C", "earlier reports held in part", "3", "the telephones may tell"],
  [
    "money said to be missing",
    0,
    "C",
    "earlier reports held in part",
    "4",
    "the money is there, counted twice",
  ],
  [
    "entries said to be late",
    0,
    "C",
    "earlier reports held in part",
    "2",
    "the computer bears it out in part",
  ],
  ["plates said to be looked up", 1, "F", "nobody knows who the colleague is", "6", "nothing else on it"],
  ["shift was short", 0, "B", "the staff kept the lists", "2", "the shift lists agree with it"],
] as const;
