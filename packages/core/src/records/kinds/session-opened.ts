// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { sessionFields } from "../session-fields.ts";
import { assertionPart, credentialId, passkeyKey, relyingPartyId } from "../values.ts";

export const sessionOpened = defineKind({
  kind: "session-opened",
  version: 1,
  group: "register",
  title: { en: "Session opened", fr: "Session ouverte" },
  about: {
    en:
      "A person signed in with a passkey, and let a key of the server sign in the person’s name until the " +
      "stated moment. The passkey signed for that key and that moment; what the server then signed with " +
      "it, the passkey did not see.",
    fr:
      "Une personne s’est connectée avec une clé d’accès et a laissé une clé du serveur signer en son nom " +
      "jusqu’au moment indiqué. La clé d’accès a signé pour cette clé et ce moment ; ce que le serveur a " +
      "signé ensuite, elle ne l’a pas vu.",
  },
  shape: {
    ...sessionFields,
    credentialId: stated(credentialId, {
      label: { en: "Passkey", fr: "Clé d’accès" },
      fixed: true,
      source: "WebAuthn",
    }),
    passkey: stated(passkeyKey, {
      label: { en: "Public key of the passkey", fr: "Clé publique de la clé d’accès" },
      fixed: true,
      source: "RFC 9052",
    }),
    rpId: stated(relyingPartyId, {
      label: { en: "Host that it is for", fr: "Hôte auquel elle sert" },
      fixed: true,
      source: "WebAuthn",
    }),
    authenticatorClaims: stated(assertionPart, {
      label: { en: "What the authenticator says", fr: "Ce que dit l’authentificateur" },
      fixed: true,
      source: "WebAuthn",
    }),
    clientJson: stated(assertionPart, {
      label: { en: "What the browser says", fr: "Ce que dit le navigateur" },
      fixed: true,
      source: "WebAuthn",
    }),
    assertionSignature: stated(assertionPart, {
      label: { en: "Signature of the passkey", fr: "Signature de la clé d’accès" },
      fixed: true,
      source: "WebAuthn",
    }),
  },
});
