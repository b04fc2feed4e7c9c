// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { assertionPart, credentialId, passkeyKey, reference, relyingPartyId, sha256Hex } from "../values.ts";

export const actSigned = defineKind({
  kind: "act-signed",
  version: 1,
  group: "case",
  title: { en: "Act signed with a passkey", fr: "Acte signé par une clé d’accès" },
  about: {
    en:
      "The person who recorded an act signed the digest of its draft with a passkey, beside the signature of " +
      "the session. It shows that a holder of that passkey was asked for this very act. It is no qualified " +
      "electronic signature, and what the page showed when it asked is not proved.",
    fr:
      "La personne qui a consigné un acte a signé l’empreinte de son projet par une clé d’accès, outre la " +
      "signature de la session. Cela montre qu’un détenteur de cette clé fut sollicité pour cet acte même. Ce " +
      "n’est pas une signature électronique qualifiée, et ce que la page montrait alors n’est pas prouvé.",
  },
  shape: {
    caseRef: stated(optional(reference("case")), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    actRef: stated(reference("record"), { label: { en: "Act", fr: "Acte" }, fixed: true }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, fixed: true }),
    draftDigest: stated(sha256Hex, {
      label: { en: "Digest of the draft", fr: "Empreinte du projet d’acte" },
      fixed: true,
      source: "FIPS 180-4",
    }),
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
