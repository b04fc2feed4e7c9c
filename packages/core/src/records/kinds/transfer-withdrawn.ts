// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { reference, text } from "../values.ts";

export const transferWithdrawn = defineKind({
  kind: "transfer-withdrawn",
  version: 1,
  group: "case",
  title: { en: "Transfer withdrawn", fr: "Transmission retirée" },
  about: {
    en:
      "The case stays in this register. Possible only before the other has acknowledged it. Whoever got the bundle all " +
      "the same and received it shows by its receipt that both now conduct the case.",
    fr:
      "L’affaire reste dans ce registre. Possible seulement avant l’accusé de réception. Si l’autre a reçu la liasse malgré " +
      "tout, son reçu montre que tous deux conduisent l’affaire.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    transferRef: stated(reference("record"), {
      label: { en: "Transfer that is withdrawn", fr: "Transmission retirée" },
      fixed: true,
    }),
    reason: stated(text(2_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
