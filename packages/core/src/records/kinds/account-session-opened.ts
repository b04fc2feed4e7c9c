// SPDX-License-Identifier: Apache-2.0
import { accountSubject, issuer } from "../account-values.ts";
import { defineKind, stated } from "../define-kind.ts";
import { sessionFields } from "../session-fields.ts";
import { reference, sha256Hex } from "../values.ts";

export const accountSessionOpened = defineKind({
  kind: "account-session-opened",
  version: 1,
  group: "register",
  title: { en: "Session opened by a provider", fr: "Session ouverte par un fournisseur" },
  about: {
    en:
      "The server says that the named provider signed a person in, and lets a key of its own sign looks, and nothing " +
      "else, in the person’s name until the stated moment. Nobody but the server saw the provider’s token; its " +
      "digest is all that is kept of it.",
    fr:
      "Le serveur dit que le fournisseur indiqué a authentifié une personne, et laisse une de ses clés signer des " +
      "consultations, rien d’autre, au nom de cette personne jusqu’au moment indiqué. Nul autre que le serveur n’a vu " +
      "le jeton du fournisseur ; seule son empreinte en est gardée.",
  },
  shape: {
    ...sessionFields,
    bindingRef: stated(reference("record"), {
      label: { en: "Record that bound the account", fr: "Acte de rattachement du compte" },
      fixed: true,
    }),
    issuer: stated(issuer, {
      label: { en: "By the provider", fr: "Par le fournisseur" },
      fixed: true,
      source: "OpenID Connect Core 1.0 §2",
    }),
    accountSubject: stated(accountSubject, {
      label: { en: "Subject at the provider", fr: "Identifiant chez le fournisseur" },
      fixed: true,
      source: "OpenID Connect Core 1.0 §2",
    }),
    idTokenDigest: stated(sha256Hex, {
      label: { en: "Digest of the ID token", fr: "Empreinte du jeton d’identité" },
      fixed: true,
      source: "OpenID Connect Core 1.0 §2",
    }),
  },
});
