// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { credentialId, passkeyKey, reference, relyingPartyId, text } from "../values.ts";

export const passkeyAddedV1 = defineKind({
  kind: "passkey-added",
  version: 1,
  group: "register",
  title: { en: "Passkey added", fr: "Clé d’accès ajoutée" },
  about: {
    en:
      "An administrator admits a passkey of a person: what it signs on pages of the named host is that " +
      "person’s. That it was made on a device of that person rests on the administrator’s word.",
    fr:
      "Un administrateur admet une clé d’accès d’une personne : ce qu’elle signe sur les pages de l’hôte " +
      "indiqué est de cette personne. Qu’elle ait été créée sur un de ses appareils repose sur la parole " +
      "de l’administrateur.",
  },
  isOfRegister: true,
  shape: {
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    credentialId: stated(credentialId, {
      label: { en: "Passkey", fr: "Clé d’accès" },
      fixed: true,
      source: "WebAuthn",
    }),
    publicKey: stated(passkeyKey, {
      label: { en: "Public key", fr: "Clé publique" },
      fixed: true,
      source: "RFC 9052",
    }),
    rpId: stated(relyingPartyId, {
      label: { en: "Host that it is for", fr: "Hôte auquel elle sert" },
      fixed: true,
      source: "WebAuthn",
    }),
    reason: stated(text(500), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
