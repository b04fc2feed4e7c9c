// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, publicKey, reference, text } from "../values.ts";
import { keyRetirementGrounds } from "../vocabularies.ts";

export const keyRetired = defineKind({
  kind: "key-retired",
  version: 1,
  group: "register",
  title: { en: "Key retired", fr: "Clé retirée" },
  about: {
    en: "From this record on the key signs nothing more; what it signed before stands.",
    fr: "À compter de cet acte la clé ne signe plus ; ce qu’elle a signé demeure.",
  },
  isOfRegister: true,
  shape: {
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    publicKey: stated(publicKey, { label: { en: "Public key", fr: "Clé publique" }, fixed: true }),
    ground: stated(oneOf(keyRetirementGrounds), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
