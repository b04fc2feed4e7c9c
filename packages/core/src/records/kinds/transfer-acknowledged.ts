// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { foreignIndex, foreignLeaf, foreignReceipt, foreignRef } from "../transfer-fields.ts";
import { reference } from "../values.ts";

export const transferAcknowledged = defineKind({
  kind: "transfer-acknowledged",
  version: 1,
  group: "case",
  title: { en: "Transfer acknowledged", fr: "Accusé de réception de la transmission" },
  about: {
    en:
      "The other register proved that it received the case: its receipt, judged under the key that the transfer names. " +
      "From here on the transfer cannot be withdrawn.",
    fr:
      "L’autre registre a prouvé la réception de l’affaire : son reçu, jugé sous la clé que désigne la transmission. Dès " +
      "lors celle-ci ne peut plus être retirée.",
  },
  isSealedByAuthor: true,
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    transferRef: stated(reference("record"), {
      label: { en: "Transfer that is acknowledged", fr: "Transmission dont la réception est accusée" },
      fixed: true,
    }),
    receivedCaseRef: foreignRef("Case in the other register", "Affaire dans l’autre registre"),
    receivedIndex: foreignIndex("Its entry that received the case", "Son entrée qui a reçu l’affaire"),
    receivedLeaf: foreignLeaf("Leaf hash of that entry", "Empreinte de cette entrée"),
    receivedReceipt: foreignReceipt,
  },
});
