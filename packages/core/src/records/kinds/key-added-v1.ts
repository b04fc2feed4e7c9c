// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { publicKey, reference, text } from "../values.ts";

export const keyAddedV1 = defineKind({
  kind: "key-added",
  version: 1,
  group: "register",
  title: { en: "Key added", fr: "Clé ajoutée" },
  about: {
    en: "An administrator admits a further signing key of a person.",
    fr: "Un administrateur admet une nouvelle clé de signature d’une personne.",
  },
  isOfRegister: true,
  shape: {
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    publicKey: stated(publicKey, { label: { en: "Public key", fr: "Clé publique" }, fixed: true }),
    reason: stated(text(500), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
