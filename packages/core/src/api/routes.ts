// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import { receipt } from "./answers.ts";
import { checkAnswer, cityMap, exerciseTexts, tamperAnswer } from "./exercise-answers.ts";
import { labelPagesAnswer, labelRequest } from "./label-answers.ts";
import { paperRequest } from "./paper-requests.ts";
import { checkpointAnswer, evidenceAnswer } from "./proof-answers.ts";
import * as asked from "./requests.ts";
import type { Route } from "./route.ts";
import { sealedRoutes } from "./sealed-routes.ts";
import {
  caseList,
  change,
  health,
  lastReason,
  resolution,
  roleChoice,
  searchAnswer,
  session,
  signIn,
} from "./session-answers.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { sayingsAnswer } from "./source-views.ts";
import { viewRoutes } from "./view-routes.ts";

/** Every operation once: the server, its checks and the OpenAPI document are made from these rows. */
export const routes = {
  health: {
    method: "GET",
    path: "/health",
    title: { en: "Whether the server runs", fr: "Si le serveur fonctionne" },
    access: "anybody",
    status: 200,
    answer: health,
  },
  signIn: {
    method: "POST",
    path: "/sign-in",
    title: { en: "Begin a session by a link used once", fr: "Ouvrir une session par un lien à usage unique" },
    access: "anybody",
    body: signIn,
    status: 204,
  },
  session: {
    method: "GET",
    path: "/session",
    title: { en: "Who is signed in, and to what register", fr: "Qui est connecté, et à quel registre" },
    access: "session",
    status: 200,
    answer: session,
  },
  signOut: {
    method: "DELETE",
    path: "/session",
    title: { en: "End the session", fr: "Fermer la session" },
    access: "session",
    status: 204,
  },
  ...signInRoutes,
  chooseRole: {
    method: "POST",
    path: "/session/role",
    title: { en: "Look through somebody else’s eyes", fr: "Regarder par les yeux de quelqu’un d’autre" },
    access: "session",
    isExerciseOnly: true,
    body: roleChoice,
    status: 200,
    answer: session,
  },
  cases: {
    method: "GET",
    path: "/cases",
    title: { en: "Cases that the reader may read", fr: "Affaires que le lecteur peut lire" },
    access: "session",
    isLook: true,
    status: 200,
    answer: caseList,
  },
  lastReason: {
    method: "GET",
    path: "/cases/{caseRef}/reason",
    title: { en: "The reason that one gave last", fr: "Le dernier motif que l’on a donné" },
    access: "session",
    params: asked.caseParams,
    status: 200,
    answer: lastReason,
  },
  ...viewRoutes,
  whoSays: {
    method: "GET",
    path: "/cases/{caseRef}/who-says",
    title: { en: "Who says that somebody did something", fr: "Qui dit que quelqu’un a fait quelque chose" },
    access: "session",
    isLook: true,
    params: asked.caseParams,
    query: asked.sayingsQuery,
    status: 200,
    answer: sayingsAnswer,
  },
  labels: {
    method: "POST",
    path: "/cases/{caseRef}/labels",
    title: { en: "Labels of exhibits, as pages to print", fr: "Étiquettes de scellés, en pages à imprimer" },
    access: "session",
    isLook: true,
    params: asked.caseParams,
    body: labelRequest,
    status: 200,
    answer: labelPagesAnswer,
  },
  papers: {
    method: "POST",
    path: "/cases/{caseRef}/papers",
    title: { en: "A paper of the case, as PDF/A", fr: "Un document de l’affaire, en PDF/A" },
    access: "session",
    isLook: true,
    params: asked.caseParams,
    body: paperRequest,
    status: 200,
    mediaType: "application/pdf",
  },
  record: {
    method: "GET",
    path: "/records/{ref}",
    title: { en: "One record", fr: "Un acte" },
    access: "session",
    isLook: true,
    params: asked.recordParams,
    status: 200,
    answer: asked.recordAnswer,
  },
  evidence: {
    method: "GET",
    path: "/records/{ref}/evidence",
    title: { en: "All by which a record can be checked", fr: "Tout ce qui permet de contrôler un acte" },
    access: "session",
    isLook: true,
    params: asked.recordParams,
    query: asked.sinceQuery,
    status: 200,
    answer: evidenceAnswer,
  },
  search: {
    method: "GET",
    path: "/search",
    title: { en: "Records that hold these words", fr: "Actes qui contiennent ces mots" },
    access: "session",
    isLook: true,
    query: asked.searchQuery,
    status: 200,
    answer: searchAnswer,
  },
  resolve: {
    method: "GET",
    path: "/resolve",
    title: { en: "What a name or reference may mean", fr: "Ce qu’un nom ou une référence peut désigner" },
    access: "session",
    query: asked.resolveQuery,
    status: 200,
    answer: resolution,
  },
  checkpoint: {
    method: "GET",
    path: "/log/checkpoint",
    title: { en: "The newest checkpoint of the log", fr: "La dernière attestation du journal" },
    access: "session",
    query: asked.sinceQuery,
    status: 200,
    answer: checkpointAnswer,
  },
  events: {
    method: "GET",
    path: "/events",
    title: { en: "That something was recorded, as it happens", fr: "Ce qui s’enregistre, à mesure" },
    access: "session",
    status: 200,
    answer: change,
    mediaType: "text/event-stream",
  },
  append: {
    method: "POST",
    path: "/drafts",
    title: { en: "Record a draft", fr: "Enregistrer un projet d’acte" },
    access: "session",
    body: asked.recordedBody,
    status: 201,
    answer: receipt,
  },
  consider: {
    method: "POST",
    path: "/drafts/consider",
    title: { en: "Whether a draft would be taken in", fr: "Si un projet d’acte serait accepté" },
    access: "session",
    body: asked.draftBody,
    status: 204,
  },
  bundle: {
    method: "POST",
    path: "/cases/{caseRef}/bundle",
    title: { en: "Hand a case over as a bundle", fr: "Remettre une affaire en un paquet" },
    access: "session",
    params: asked.caseParams,
    body: asked.bundleRequest,
    status: 200,
    mediaType: "application/zip",
  },
  ...sealedRoutes,
  check: {
    method: "GET",
    path: "/check",
    title: { en: "The register, checked by this server", fr: "Le registre, contrôlé par ce serveur" },
    access: "session",
    status: 200,
    answer: checkAnswer,
  },
  openapi: {
    method: "GET",
    path: "/openapi.json",
    title: { en: "This description", fr: "Cette description" },
    access: "anybody",
    status: 200,
    mediaType: "application/json",
  },
  exerciseTexts: {
    method: "GET",
    path: "/exercise/texts",
    title: { en: "The words of the invented texts", fr: "Les mots des textes inventés" },
    access: "session",
    isExerciseOnly: true,
    status: 200,
    answer: exerciseTexts,
  },
  exerciseMap: {
    method: "GET",
    path: "/exercise/map",
    title: { en: "The invented city", fr: "La ville inventée" },
    access: "session",
    isExerciseOnly: true,
    status: 200,
    answer: cityMap,
  },
  tamper: {
    method: "POST",
    path: "/exercise/tamper",
    title: { en: "Alter a copy, and have it checked", fr: "Altérer une copie, et la faire contrôler" },
    access: "session",
    isExerciseOnly: true,
    status: 200,
    answer: tamperAnswer,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

type Part<
  Name extends RouteName,
  P extends "params" | "query" | "body" | "answer",
> = (typeof routes)[Name] extends { readonly [K in P]: infer S extends z.ZodMiniType }
  ? z.infer<S>
  : undefined;

/** What a request of a route brings, parsed. */
export interface Asked<Name extends RouteName> {
  readonly params: Part<Name, "params">;
  readonly query: Part<Name, "query">;
  readonly body: Part<Name, "body">;
}

/** What a route answers with. */
export type AnswerOf<Name extends RouteName> = Part<Name, "answer">;
