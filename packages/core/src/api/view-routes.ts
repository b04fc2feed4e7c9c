// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import type { Label } from "../records/vocabulary.ts";
import * as asked from "./requests.ts";
import type { Route } from "./route.ts";
import { type ViewName, viewAnswerOf, viewShapes } from "./view-shapes.ts";

function view<Name extends ViewName, Q extends z.ZodMiniType>(name: Name, query: Q, title: Label) {
  return {
    method: "GET",
    path: `/cases/{caseRef}/views/${name}`,
    title,
    access: "session",
    isLook: true,
    view: name,
    params: asked.caseParams,
    query,
    status: 200,
    answer: viewAnswerOf(viewShapes[name]),
  } as const;
}

/** The operations that answer with a view: a row each, as each asks and shows something else. */
export const viewRoutes = {
  overview: view("overview", asked.noQuery, { en: "The case at a glance", fr: "L’affaire en un regard" }),
  timeline: view("timeline", asked.pageQuery, {
    en: "Acts of the case in the order of the log",
    fr: "Actes de l’affaire dans l’ordre du journal",
  }),
  exhibits: view("exhibits", asked.pageQuery, { en: "Exhibits of the case", fr: "Scellés de l’affaire" }),
  exhibit: view("exhibit", asked.ofQuery, { en: "One exhibit", fr: "Un scellé" }),
  people: view("people", asked.noQuery, { en: "Persons and bodies", fr: "Personnes et services" }),
  allegation: view("allegation", asked.ofQuery, { en: "One allegation", fr: "Une allégation" }),
  account: view("account", asked.ofMaybeQuery, {
    en: "What texts say, and who says it",
    fr: "Ce que disent les textes, et qui le dit",
  }),
  operations: view("operations", asked.noQuery, { en: "Operations", fr: "Opérations" }),
  operation: view("operation", asked.operationQuery, {
    en: "One operation, and who could have known of it",
    fr: "Une opération, et qui pouvait en avoir connaissance",
  }),
  imported: view("imported", asked.pageQuery, {
    en: "What other systems say, which this register does not attest",
    fr: "Ce que disent d’autres systèmes, que ce registre n’atteste pas",
  }),
  incidents: view("incidents", asked.incidentsQuery, {
    en: "Incidents, and counts as they were known",
    fr: "Faits, et décomptes tels qu’ils étaient connus",
  }),
  procedures: view("procedures", asked.noQuery, {
    en: "Procedures that rest on a person under allegation",
    fr: "Procédures reposant sur une personne visée par une allégation",
  }),
  regularity: view("regularity", asked.regularityQuery, {
    en: "The case beside rules of procedure: what they ask and what the records answer",
    fr: "L’affaire au regard des règles de procédure : ce qu’elles demandent et ce que répondent les actes",
  }),
  looks: view("looks", asked.noQuery, { en: "Who looked at the case", fr: "Qui a consulté l’affaire" }),
  granted: view("granted", asked.noQuery, {
    en: "What a decision opens to whoever looks",
    fr: "Ce qu’une décision ouvre à qui consulte",
  }),
  front: view("front", asked.ofMaybeQuery, {
    en: "An account beside what is on record",
    fr: "Un récit en regard de ce qui est au dossier",
  }),
} as const satisfies Record<ViewName, Route>;
