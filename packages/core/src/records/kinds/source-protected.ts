// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { identityCustodian, sealedTwice } from "../protected-identity.ts";
import { reference } from "../values.ts";

export const sourceProtected = defineKind({
  kind: "source-protected",
  version: 1,
  group: "sources",
  title: { en: "Source placed under protection", fr: "Source placée sous protection" },
  about: {
    en:
      "Who a protected source is, sealed twice: what the second person opens with a key of their own is still " +
      "sealed to the custodian. It belongs to no case, and nobody else reads that it exists.",
    fr:
      "Identité d’une source protégée, scellée deux fois : ce que la seconde personne ouvre avec sa propre clé " +
      "reste scellé pour le dépositaire. Hors de toute affaire ; nul autre ne lit qu’elle existe.",
  },
  isSealedByAuthor: true,
  shape: {
    sourceRef: stated(reference("record"), {
      label: { en: "Report or statement that it stands behind", fr: "Signalement ou déclaration protégés" },
      fixed: true,
    }),
    custodianRef: identityCustodian,
    secondRef: stated(reference("person"), {
      label: {
        en: "Second person, without whom it stays closed",
        fr: "Seconde personne, sans qui elle reste close",
      },
      fixed: true,
    }),
    sealedIdentity: stated(sealedTwice, {
      label: { en: "Identity, sealed twice", fr: "Identité, scellée deux fois" },
      words: true,
      fixed: true,
    }),
  },
});
