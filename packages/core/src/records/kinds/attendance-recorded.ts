// SPDX-License-Identifier: Apache-2.0
import { attendee } from "../attendee.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, oneOf, reference, text } from "../values.ts";
import { attendanceBranches } from "../vocabularies.ts";

export const attendanceRecorded = defineKind({
  kind: "attendance-recorded",
  version: 1,
  group: "searches",
  title: { en: "Attendance recorded", fr: "Présence enregistrée" },
  about: {
    en: "Who attended a search, a sealing or an opening, and who signed or refused.",
    fr:
      "Qui a assisté à une perquisition, une mise sous scellés ou une ouverture, et qui a signé ou " +
      "refusé.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    actRef: stated(reference("record"), { label: { en: "Act attended", fr: "Acte concerné" }, fixed: true }),
    branch: stated(oneOf(attendanceBranches), { label: { en: "Who had to attend", fr: "Présence requise" } }),
    attendees: stated(listOf(attendee, 20, 0), {
      label: { en: "Attendees", fr: "Personnes présentes" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
