// SPDX-License-Identifier: Apache-2.0
import * as asked from "./requests.ts";
import type { Route } from "./route.ts";

/** Operations by which sealed objects come into the vault. */
export const sealedRoutes = {
  recipients: {
    method: "GET",
    path: "/cases/{caseRef}/recipients",
    title: {
      en: "To whom evidence of a case is sealed",
      fr: "À qui les preuves d’une affaire sont scellées",
    },
    access: "session",
    params: asked.caseParams,
    status: 200,
    answer: asked.recipientsAnswer,
  },
  ingestSealed: {
    method: "POST",
    path: "/sealed",
    title: { en: "Begin bringing a sealed object", fr: "Commencer l’apport d’un objet scellé" },
    access: "session",
    isResumable: true,
    status: 201,
  },
  ingestedSealed: {
    method: "HEAD",
    path: "/sealed/{ref}",
    title: { en: "How much of it has come", fr: "Ce qui en est arrivé" },
    access: "session",
    isResumable: true,
    params: asked.recordParams,
    status: 200,
  },
  goOnIngesting: {
    method: "PATCH",
    path: "/sealed/{ref}",
    title: { en: "Go on bringing it", fr: "En poursuivre l’apport" },
    access: "session",
    isResumable: true,
    params: asked.recordParams,
    status: 204,
  },
  giveUpSealed: {
    method: "DELETE",
    path: "/sealed/{ref}",
    title: { en: "Give it up", fr: "Y renoncer" },
    access: "session",
    isResumable: true,
    params: asked.recordParams,
    status: 204,
  },
} as const satisfies Record<string, Route>;
