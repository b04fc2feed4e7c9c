// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { credentialId, oneOf, reference, text } from "../values.ts";
import { keyRetirementGrounds } from "../vocabularies.ts";

export const passkeyRetired = defineKind({
  kind: "passkey-retired",
  version: 1,
  group: "register",
  title: { en: "Passkey retired", fr: "Clé d’accès retirée" },
  about: {
    en: "From this record on the passkey signs nothing more; what it signed before stands.",
    fr: "À compter de cet acte la clé d’accès ne signe plus ; ce qu’elle a signé demeure.",
  },
  isOfRegister: true,
  shape: {
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    credentialId: stated(credentialId, {
      label: { en: "Passkey", fr: "Clé d’accès" },
      fixed: true,
      source: "WebAuthn",
    }),
    ground: stated(oneOf(keyRetirementGrounds), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
