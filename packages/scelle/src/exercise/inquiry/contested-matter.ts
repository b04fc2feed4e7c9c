// SPDX-License-Identifier: Apache-2.0
import { type Act, type Names, signedBy } from "./act.ts";
import { moment } from "./story-time.ts";

const lead = signedBy("lead");

/**
 * What the magistrate had to decide on the messages that were set apart, and decided two days late; and an
 * acknowledgement to the prosecution of which nobody wrote down from when its time runs. Both are planted.
 */
export function contestedMatter({ ref }: Names): Act[] {
  const caseRef = ref("case");
  return [
    lead("decision on messages due", "deadline-set", {
      caseRef,
      deadlineType: "contested-item",
      actRef: ref("privileged messages"),
      runsFrom: moment("2026-02-24 09:30"),
      dueAt: moment("2026-03-10 18:00"),
      legalReference: {
        code: "Code of inquiries of Velmar (Exercise)",
        version: "2019",
        article: "41",
        validFrom: "2019-01-01",
      },
      reason: "Exercise: the examining magistrate decides whether they are privileged",
    }),
    lead("decision on messages given", "deadline-met", {
      caseRef,
      deadlineRef: ref("decision on messages due"),
      metAt: moment("2026-03-12 11:15"),
      note: "Exercise: they are privileged and stay apart",
    }),
    lead("acknowledgement to prosecution due", "deadline-set", {
      caseRef,
      deadlineType: "acknowledgement",
      actRef: ref("instruction received"),
      dueAt: moment("2026-02-17 18:00"),
      reason: "Exercise: seven days, by the letter of the prosecution",
    }),
    lead("acknowledgement to prosecution sent", "deadline-met", {
      caseRef,
      deadlineRef: ref("acknowledgement to prosecution due"),
      metAt: moment("2026-02-11 09:20"),
      note: "Exercise: acknowledged by letter",
    }),
  ];
}
