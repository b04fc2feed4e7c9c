// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { text, verifierKey } from "../values.ts";

export const witnessAdded = defineKind({
  kind: "witness-added",
  version: 1,
  group: "register",
  title: { en: "Witness added", fr: "Témoin ajouté" },
  about: {
    en: "An outside co-signer of checkpoints and the key by which its signatures are known.",
    fr: "Un cosignataire extérieur des points de contrôle et la clé qui identifie ses signatures.",
  },
  isOfRegister: true,
  shape: {
    witnessName: stated(text(200), { label: { en: "Witness", fr: "Témoin" }, words: true }),
    verifierKey: stated(verifierKey, {
      label: { en: "Verifier key", fr: "Clé de vérification" },
      fixed: true,
    }),
    operator: stated(text(200), { label: { en: "Who runs it", fr: "Exploitant" }, words: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
