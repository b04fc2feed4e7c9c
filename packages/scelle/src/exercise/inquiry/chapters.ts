// SPDX-License-Identifier: Apache-2.0
import type { Act, Chapter, Names } from "./act.ts";
import { allegations, clearance, measures, procedures } from "./allegations.ts";
import { contestedMatter } from "./contested-matter.ts";
import { imaging, seizure, wayBack, workOnImages } from "./exhibits.ts";
import { favourableMarks } from "./favourable.ts";
import { findings } from "./findings.ts";
import { incidents } from "./incidents.ts";
import { olderCourse, olderOpening } from "./older-case.ts";
import { accessForDefence, caseOpening, deadlines, referrals, walls } from "./opening.ts";
import { disclosures, outcome, plan } from "./operation.ts";
import { caseBodies, casePersons, clearing, service, statuses } from "./people.ts";
import { searchOfOffices } from "./search.ts";
import { shifts } from "./shifts.ts";
import { registration } from "./signatories.ts";
import { accountBodies, accountItself, noteOfStaff, reportAndLetters } from "./sources.ts";

/** The story in the order in which it is recorded. */
export const chapters: readonly Chapter[] = [
  {
    title: { en: "Who may sign", fr: "Qui peut signer" },
    acts: ({ ref }, { publicKeyOf }) => registration(ref, publicKeyOf),
  },
  {
    title: {
      en: "An older case of methods, with its acquittals",
      fr: "Une affaire antérieure de méthodes, et ses relaxes",
    },
    acts: (names, { recipient }) => [...olderOpening(names, recipient), ...olderCourse(names)],
  },
  {
    title: {
      en: "The case opens: walls, a press account",
      fr: "L’affaire s’ouvre : cloisons, récit de presse",
    },
    acts: (names, { recipient }) => [...caseOpening(names, recipient), ...opening(names)],
  },
  {
    title: { en: "What is alleged, and by whom", fr: "Ce qui est allégué, et par qui" },
    acts: (names) => [...service(names), ...allegations(names), ...statuses(names)],
  },
  {
    title: { en: "Search, seizure, images", fr: "Perquisition, saisie, copies" },
    acts: (names) => [
      ...searchOfOffices(names),
      ...seizure(names),
      ...imaging(names),
      ...wayBack(names),
      ...workOnImages(names),
    ],
  },
  {
    title: { en: "The operation of the Monday", fr: "L’opération du lundi" },
    acts: (names) => [
      ...plan(names),
      ...disclosures(names),
      ...noteOfStaff(names),
      ...shifts(names),
      ...outcome(names),
    ],
  },
  {
    title: { en: "What came of it", fr: "Ce qu’il en advint" },
    acts: (names) => [
      ...measures(names),
      ...contestedMatter(names),
      ...clearance(names),
      ...clearing(names),
      ...procedures(names),
      ...accessForDefence(names),
      ...findings(names),
      ...favourableMarks(names),
    ],
  },
  {
    title: { en: "A year of incidents", fr: "Un an d’incidents" },
    acts: incidents,
  },
];

function opening(names: Names): Act[] {
  return [
    ...accountBodies(names),
    ...caseBodies(names),
    ...casePersons(names),
    ...walls(names),
    ...accountItself(names),
    ...reportAndLetters(names),
    ...referrals(names),
    ...deadlines(names),
  ];
}
