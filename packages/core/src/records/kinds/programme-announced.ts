// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, reference, text, timeInterval } from "../values.ts";

export const programmeAnnounced = defineKind({
  kind: "programme-announced",
  version: 1,
  group: "operations",
  title: { en: "Programme announced", fr: "Programme annoncé" },
  about: {
    en:
      "An authority said what it means to do and to what end. The aim is recorded as stated; " +
      "nothing is said of whether it was reached.",
    fr:
      "Une autorité a dit ce qu’elle entend faire et dans quel but. Le but est inscrit tel " +
      "qu’énoncé ; rien n’est dit de son atteinte.",
  },
  founds: "programme",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    title: stated(text(300), { label: { en: "Title", fr: "Intitulé" }, words: true }),
    aim: stated(text(4_000), { label: { en: "Aim as stated", fr: "But énoncé" }, words: true }),
    bodyRef: stated(optional(reference("body")), {
      label: { en: "Who announced it", fr: "Qui l’a annoncé" },
    }),
    announcedAt: stated(timeInterval, { label: { en: "Announced at", fr: "Annoncé le" } }),
    period: stated(optional(timeInterval), { label: { en: "Period it covers", fr: "Période visée" } }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Document", fr: "Document" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
