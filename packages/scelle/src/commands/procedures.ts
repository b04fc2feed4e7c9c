// SPDX-License-Identifier: Apache-2.0
import { dependences, type Language, partiesNotified, procedureStages, reviewOutcomes } from "@scelle/core";
import type { AffectedProcedureLine, ProceduresView } from "@scelle/core/api";
import { proceduresView } from "../http/views/procedures-view.ts";
import { atCase } from "../program/at-case.ts";
import type { AuthorFlags } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import type { ReasonFlags } from "../program/look-reason.ts";
import { kindTitle, shortRef } from "../program/references.ts";
import type { Surroundings } from "../program/surroundings.ts";

export type ProceduresFlags = AuthorFlags & ReasonFlags;

export interface ProceduresAnswer extends ProceduresView {
  readonly caseRef: string;
  readonly isCut: boolean;
}

/** Procedures that rest on a person under allegation, as far as whoever asks may read them. */
export async function affectedProcedures(
  name: string,
  flags: ProceduresFlags,
  around: Surroundings,
): Promise<ProceduresAnswer> {
  return await atCase({ command: "procedures", name }, flags, around, async ({ caseRef, look }) => {
    const { records, isCut } = await look("procedures");
    return { caseRef, isCut, ...proceduresView({ caseRef, records }) };
  });
}

export function proceduresText(answer: ProceduresAnswer, language: Language): string {
  const told = words[language];
  const { procedures } = answer;
  const part = (isPending: boolean) => procedures.filter((one) => one.isPending === isPending);
  return page(
    told.sum(procedures.length, part(true).length),
    ...([true, false] as const).flatMap((isPending) => [
      "",
      isPending ? told.pending : told.past,
      ...part(isPending).flatMap((one) => procedureLines(one, answer, language)),
    ]),
    "",
    told.help,
    ...(answer.isCut ? [told.cut] : []),
  );
}

function procedureLines(
  procedure: AffectedProcedureLine,
  { records }: ProceduresAnswer,
  language: Language,
): string[] {
  const told = words[language];
  const { recordRef, number, stage, dependence, personRef, notices, reviews, sourceRefs } = procedure;
  const acts = sourceRefs.map((ref) => {
    const kind = records.find((record) => record.recordRef === ref)?.kind;
    return kind === undefined ? shortRef(ref) : `${kindTitle(kind, language)} ${shortRef(ref)}`;
  });
  const parties = notices.map(
    ({ party, notifiedAt }) => `${partiesNotified[party][language]} ${notifiedAt.earliest.slice(0, 10)}`,
  );
  const outcomes = reviews.map(
    ({ outcome, reviewedAt }) => `${reviewOutcomes[outcome][language]} ${reviewedAt.earliest.slice(0, 10)}`,
  );
  return [
    `  ${number ?? shortRef(recordRef)}  ${procedureStages[stage][language]}`,
    `      ${told.rests} ${shortRef(personRef)}: ${dependence.map((word) => dependences[word][language]).join(", ")}`,
    `      ${told.acts} ${acts.length === 0 ? told.none : acts.join(", ")}`,
    `      ${told.notices} ${parties.length === 0 ? told.nobody : parties.join(", ")}`,
    `      ${told.reviews} ${outcomes.length === 0 ? told.none : outcomes.join(", ")}`,
  ];
}

const words = {
  en: {
    sum: (all: number, pending: number) => `Procedures affected: ${all}, of them pending: ${pending}`,
    pending: "Pending",
    past: "Past",
    rests: "rests on person",
    acts: "acts:",
    notices: "told:",
    reviews: "review:",
    none: "none",
    nobody: "nobody yet",
    help: "That a procedure stands here says that somebody has to look at it, and not that anything in it is wrong.",
    cut: "There are more than one look shows: the newest are here.",
  },
  fr: {
    sum: (all: number, pending: number) => `Procédures affectées : ${all}, dont en cours : ${pending}`,
    pending: "En cours",
    past: "Passées",
    rests: "repose sur la personne",
    acts: "actes :",
    notices: "avisés :",
    reviews: "réexamen :",
    none: "aucun",
    nobody: "personne encore",
    help: "Qu’une procédure figure ici dit que quelqu’un doit l’examiner, et non que quoi que ce soit y est irrégulier.",
    cut: "Il y en a plus qu’une consultation n’en montre : voici les plus récentes.",
  },
} as const;
