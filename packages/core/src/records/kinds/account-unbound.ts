// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text } from "../values.ts";
import { accountUnbindingGrounds } from "../vocabularies.ts";

export const accountUnbound = defineKind({
  kind: "account-unbound",
  version: 1,
  group: "register",
  title: { en: "Account of a provider unbound", fr: "Compte d’un fournisseur détaché" },
  about: {
    en: "From this record on the account opens no session, and those that it opened end. What was looked at stands.",
    fr: "À compter de cet acte le compte n’ouvre plus de session, et celles qu’il a ouvertes prennent fin. Les consultations demeurent.",
  },
  isOfRegister: true,
  shape: {
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    bindingRef: stated(reference("record"), {
      label: { en: "Record that bound it", fr: "Acte de rattachement" },
      fixed: true,
    }),
    ground: stated(oneOf(accountUnbindingGrounds), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
