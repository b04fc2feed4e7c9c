// SPDX-License-Identifier: Apache-2.0
import * as passkey from "./passkey-answers.ts";
import * as provider from "./provider-answers.ts";
import { ofMaybeQuery } from "./requests.ts";
import type { Route } from "./route.ts";

/** Operations by which people come in and are let out. */
export const signInRoutes = {
  passkeyChallenge: {
    method: "POST",
    path: "/sign-in/passkey/challenge",
    title: { en: "Ask what a passkey is to sign", fr: "Demander ce que la clé d’accès doit signer" },
    access: "anybody",
    status: 200,
    answer: passkey.passkeyChallenge,
  },
  signInByPasskey: {
    method: "POST",
    path: "/sign-in/passkey",
    title: { en: "Begin a session by a passkey", fr: "Ouvrir une session par une clé d’accès" },
    access: "anybody",
    body: passkey.passkeyAnswer,
    status: 204,
  },
  waysIn: {
    method: "GET",
    path: "/sign-in/ways",
    title: { en: "By what people come in here", fr: "Par quoi l’on se connecte ici" },
    access: "anybody",
    status: 200,
    answer: provider.waysIn,
  },
  askProvider: {
    method: "POST",
    path: "/sign-in/provider/request",
    title: { en: "Ask where the provider signs people in", fr: "Demander où le fournisseur authentifie" },
    access: "anybody",
    status: 200,
    answer: provider.providerRequest,
  },
  signInByProvider: {
    method: "POST",
    path: "/sign-in/provider",
    title: {
      en: "Begin a session by a provider’s answer",
      fr: "Ouvrir une session par la réponse du fournisseur",
    },
    access: "anybody",
    body: provider.providerAnswer,
    status: 204,
  },
  sessions: {
    method: "GET",
    path: "/sessions",
    title: { en: "Sessions that are open", fr: "Les sessions ouvertes" },
    access: "session",
    status: 200,
    answer: passkey.sessionList,
  },
  revoke: {
    method: "DELETE",
    path: "/sessions/{sessionId}",
    title: { en: "End a session", fr: "Clore une session" },
    access: "session",
    params: passkey.sessionParams,
    status: 204,
  },
  passkeys: {
    method: "GET",
    path: "/passkeys",
    title: { en: "Passkeys of a person", fr: "Les clés d’accès d’une personne" },
    access: "session",
    query: ofMaybeQuery,
    status: 200,
    answer: passkey.passkeyList,
  },
  makePasskey: {
    method: "POST",
    path: "/passkeys",
    title: { en: "Hand in a passkey that was made", fr: "Remettre une clé d’accès créée" },
    access: "anybody",
    body: passkey.passkeyMade,
    status: 201,
    answer: passkey.passkeyAdmission,
  },
  waitingGrants: {
    method: "GET",
    path: "/grants",
    title: { en: "What waits for one’s answer", fr: "Ce qui attend une réponse de soi" },
    access: "session",
    status: 200,
    answer: passkey.grantList,
  },
  invite: {
    method: "POST",
    path: "/passkeys/invitations",
    title: { en: "Let a person make a passkey", fr: "Permettre à une personne de créer une clé d’accès" },
    access: "session",
    body: passkey.invitationRequest,
    status: 201,
    answer: passkey.invitation,
  },
  passkeyOffer: {
    method: "POST",
    path: "/passkeys/offer",
    title: { en: "What a passkey is to be made with", fr: "De quoi créer une clé d’accès" },
    access: "anybody",
    body: passkey.invitationToken,
    status: 200,
    answer: passkey.passkeyOffer,
  },
} as const satisfies Record<string, Route>;
