// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, publicKey, reference, text } from "../values.ts";
import { registerRoles } from "../vocabularies.ts";

export const personRegisteredV1 = defineKind({
  kind: "person-registered",
  version: 1,
  group: "people",
  title: { en: "Person registered", fr: "Personne enregistrée" },
  about: {
    en:
      "A person that records name. With a key the person can sign; without one others record for " + "them.",
    fr:
      "Personne que les actes désignent. Avec une clé elle signe ; sans clé d’autres enregistrent " +
      "pour elle.",
  },
  founds: "person",
  isOfRegister: true,
  shape: {
    caseRef: stated(optional(reference("case")), {
      label: { en: "Case, if known by that case only", fr: "Affaire, si connu de cette seule affaire" },
      subject: true,
    }),
    name: stated(text(200), { label: { en: "Name or designation", fr: "Nom ou désignation" }, words: true }),
    office: stated(optional(text(200)), { label: { en: "Office", fr: "Fonction" }, words: true }),
    bodyRef: stated(optional(reference("body")), { label: { en: "Body", fr: "Service" } }),
    role: stated(optional(oneOf(registerRoles)), {
      label: { en: "Role in the register", fr: "Rôle dans le registre" },
      fixed: true,
    }),
    publicKey: stated(optional(publicKey), { label: { en: "Public key", fr: "Clé publique" }, fixed: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
