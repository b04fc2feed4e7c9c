// SPDX-License-Identifier: Apache-2.0
import type { Act, Names } from "./act.ts";
import { signedBy } from "./act.ts";
import { between, days, moment } from "./story-time.ts";

const lead = signedBy("lead");

/** Name, type, what is alleged, whom it concerns, the statements and documents that make it. */
const rows = [
  [
    "secrecy",
    "secrecy",
    "dates of operations were passed on by telephone from the duty room",
    ["officer 12", "officer 17"],
    ["dates said to leave", "breaches alleged"],
  ],
  [
    "seizure theft",
    "seizure-theft",
    "money of a seizure of November 2025 did not reach the exhibit room",
    ["officer 23"],
    ["money said to be missing", "breaches alleged"],
  ],
  [
    "false record",
    "false-record",
    "two entries of the duty book were written days after the day they name",
    ["officer 17"],
    ["entries said to be late"],
  ],
  [
    "file misuse",
    "file-misuse",
    "number plates were looked up for somebody outside the force, without an inquiry",
    ["officer 12"],
    ["plates said to be looked up"],
  ],
  [
    "informants",
    "informant-handling",
    "the squad kept no register of those who inform it",
    [],
    ["instruction document"],
  ],
] as const;

export function allegations({ ref }: Names): Act[] {
  return rows.map(([name, allegationType, summary, concerned, sources]) =>
    lead(name, "allegation-made", {
      caseRef: ref("case"),
      allegationType,
      summary: `Exercise: ${summary}`,
      ...(concerned.length === 0 ? {} : { concernedRefs: concerned.map(ref) }),
      bodyRef: ref("squad"),
      sourceRefs: sources.map(ref),
      occurredAt: days("2025-11-01", "2026-01-27"),
      madeAt: between("2026-01-28 08:40", "2026-02-25 23:59"),
      note: "Exercise: alleged, not found",
    }),
  );
}

/** One allegation is answered: the money was there. It is said as plainly as the allegation was. */
export function clearance({ ref }: Names): Act[] {
  return [
    lead("theft unfounded", "allegation-disposed", {
      caseRef: ref("case"),
      allegationRef: ref("seizure theft"),
      personRef: ref("officer 23"),
      outcome: "unfounded",
      standardOfProof: "balance-of-probabilities",
      decidedBy: "Prosecution office of Velmar (Exercise)",
      deciderRef: ref("chief prosecutor"),
      reviewerRef: ref("magistrate"),
      decidedAt: moment("2026-03-06 15:00"),
      evidenceRefs: [ref("computer examined"), ref("money said to be missing")],
      reasons:
        "Exercise: the money lay in the exhibit room, entered twice under two numbers, both in the duty book",
      isFinal: true,
    }),
  ];
}

/** No measure against anybody: recorded as such, since silence would not say it. */
export function measures({ ref }: Names): Act[] {
  const open = [
    ["officer 12", ["secrecy", "file misuse"]],
    ["officer 17", ["secrecy", "false record"]],
  ] as const;
  return open.map(([person, alleged]) =>
    lead(`no measure ${person}`, "measure-taken", {
      caseRef: ref("case"),
      personRef: ref(person),
      measure: "none",
      takenAt: moment("2026-02-25 18:00"),
      authority: "Prosecution office of Velmar (Exercise)",
      allegationRefs: alleged.map(ref),
      sourceRefs: [ref("no arrests")],
      note: "Exercise",
    }),
  );
}

/** Two procedures rest on persons under allegation: the defence of one was told, the other was reviewed. */
export function procedures({ ref }: Names): Act[] {
  const affected = { caseRef: ref("case"), bodyRef: ref("court"), asOf: days("2026-03-02") };
  return [
    lead("first procedure", "procedure-affected", {
      ...affected,
      number: "P-2025-1184",
      stage: "on-trial",
      personRef: ref("officer 12"),
      dependence: ["look-up", "report"],
      allegationRefs: [ref("file misuse")],
      extent: "Exercise: the vehicle was found by a look-up that Officer 12 made and wrote down",
      sourceRefs: [ref("habilitation")],
      note: "Exercise",
    }),
    lead("second procedure", "procedure-affected", {
      ...affected,
      number: "P-2024-0733",
      stage: "final-conviction",
      personRef: ref("officer 17"),
      dependence: ["report", "testimony"],
      allegationRefs: [ref("false record")],
      extent: "Exercise: the conviction rests on an entry of the duty book and on Officer 17 as a witness",
      sourceRefs: [ref("computer examined")],
      note: "Exercise",
    }),
    lead("first procedure notified", "procedure-notified", {
      caseRef: ref("case"),
      procedureRef: ref("first procedure"),
      party: "defence",
      personRef: ref("defence"),
      notifiedAt: moment("2026-03-03 14:20"),
      means: "electronic",
      content: "Exercise: that the look-up is under allegation, by whom it was made, and where to ask",
      note: "Exercise",
    }),
    lead("second procedure reviewed", "procedure-reviewed", {
      caseRef: ref("case"),
      procedureRef: ref("second procedure"),
      outcome: "retrial",
      reviewedAt: moment("2026-03-20 10:30"),
      authority: "Court of Velmar (Exercise)",
      reasons: "Exercise: the entry was written after the day it names",
      sourceRefs: [ref("computer examined")],
      note: "Exercise",
    }),
  ];
}
