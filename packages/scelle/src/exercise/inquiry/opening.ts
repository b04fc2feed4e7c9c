// SPDX-License-Identifier: Apache-2.0
import type { Act, Names } from "./act.ts";
import { admitted, signedBy } from "./act.ts";
import { between, days, moment } from "./story-time.ts";

const lead = signedBy("lead");

const caseNumber = "2031-007";
const title = "Exercise: the drug squad of Velmar and its telephones";

/** The case and who may read it. Its evidence is sealed to the recipient of the inquiry. */
export function caseOpening({ ref }: Names, recipient: string): Act[] {
  const caseRef = ref("case");
  const members = [
    ["second-inspector", "member", "magistrate", "Exercise: works in the inquiry from its first day"],
    ["magistrate", "reader", "second-inspector", "Exercise: issued the warrant"],
    ["ombudsman", "reader", "second-inspector", "Exercise: oversees the inspectorate"],
  ] as const;
  return [
    lead("case", "case-opened", {
      number: caseNumber,
      title,
      recipients: [recipient],
      summary: "Exercise: whether members of the squad passed on what they knew, and what became of seizures",
    }),
    ...members.flatMap(([person, role, second, reason]) => {
      const stated = { caseRef, personRef: ref(person), role, reason };
      return admitted({ by: "lead", second, name: `${person} admitted`, stated }, ref);
    }),
  ];
}

/** Where the inquiry comes from: a protected report, then an instruction of the prosecution. */
export function referrals({ ref, root }: Names): Act[] {
  const caseRef = ref("case");
  return [
    lead("report received", "referral-received", {
      caseRef,
      channel: "protected-report",
      receivedAt: moment("2026-01-28 08:40"),
      reference: "R-2026-014 (Exercise)",
      summary: "Exercise: somebody reports under protection that dates of operations left the duty room",
      documentObject: root("report text document"),
    }),
    lead("instruction received", "referral-received", {
      caseRef,
      channel: "prosecutor",
      fromBodyRef: ref("prosecution"),
      receivedAt: moment("2026-02-10 16:05"),
      reference: "PO-2026-0311 (Exercise)",
      summary: "Exercise: the prosecution office instructs the inspectorate to look into the squad",
      documentObject: root("instruction document"),
    }),
  ];
}

/** Whoever the case is about, and whoever serves beside them, learns nothing of it. */
export function walls({ ref }: Names): Act[] {
  const rows = [
    ["squad-member", "own-unit", "serves in the squad and has a key of this register"],
    ["head of squad", "superior", "heads the squad"],
    ["deputy head", "superior", "deputy head of the squad"],
    ["officer 12", "implicated", "the report speaks of this desk"],
    ["officer 17", "implicated", "keeps the duty book"],
    ["officer 23", "implicated", "carried the bag of the seizure"],
  ] as const;
  return rows.map(([person, ground, reason]) =>
    lead(`wall ${person}`, "wall-raised", {
      caseRef: ref("case"),
      personRef: ref(person),
      ground,
      reason: `Exercise: ${reason}`,
    }),
  );
}

export function deadlines({ ref }: Names): Act[] {
  const caseRef = ref("case");
  const set = (
    name: string,
    deadlineType: string,
    actRef: string,
    runsFrom: string,
    dueAt: string,
    why: string,
  ) =>
    lead(name, "deadline-set", {
      caseRef,
      deadlineType,
      actRef: ref(actRef),
      runsFrom: days(runsFrom),
      dueAt: days(dueAt),
      reason: `Exercise: ${why}`,
    });
  return [
    set(
      "acknowledgement due",
      "acknowledgement",
      "report received",
      "2026-01-28",
      "2026-02-04",
      "seven days",
    ),
    lead("acknowledgement sent", "deadline-met", {
      caseRef,
      deadlineRef: ref("acknowledgement due"),
      metAt: moment("2026-01-30 10:00"),
      note: "Exercise: acknowledged through the intake of the inspectorate",
    }),
    set("feedback due", "feedback", "report received", "2026-01-30", "2026-04-30", "three months"),
    lead("feedback given", "deadline-met", {
      caseRef,
      deadlineRef: ref("feedback due"),
      metAt: moment("2026-04-21 15:30"),
      note: "Exercise: what was done so far, without names, through the intake of the inspectorate",
    }),
    set("retention due", "retention-review", "case", "2026-01-28", "2031-01-28", "five years"),
  ];
}

/** A copy of the file for the defence, decided by the magistrate. */
export function accessForDefence({ ref }: Names): Act[] {
  return [
    lead("defence access", "access-granted", {
      caseRef: ref("case"),
      personRef: ref("officer 12"),
      standing: "person-concerned",
      counselRef: ref("defence"),
      mode: "copy",
      decidedBy: "Examining magistrate of Velmar (Exercise)",
      decidedAt: moment("2026-03-04 11:00"),
      from: between("2026-03-05 09:00", "2026-03-05 09:00"),
      conditions: "Exercise: through counsel; what was set apart on telephone 1 is not in it",
    }),
  ];
}
