// SPDX-License-Identifier: Apache-2.0
import { type Act, admitted, type Names, signedBy } from "./act.ts";
import { days } from "./story-time.ts";

const leader = signedBy("second-inspector");

const persons = [
  ["night officer 1", "Section leader"],
  ["night officer 2", "Driver"],
  ["night officer 3", "Keeps the records"],
  ["night officer 4", "Transport of seizures"],
  ["night officer 5", "Contact of informants"],
  ["night officer 6", "Desk"],
] as const;

/** What was alleged, and of whom. */
const alleged = [
  ["methods: force", "force", "blows after an arrest on the quays", ["night officer 1", "night officer 2"]],
  ["methods: records", "false-record", "times of arrest were moved", ["night officer 1", "night officer 3"]],
  ["methods: seizures", "seizure-theft", "part of a seizure was missing", ["night officer 4"]],
  ["methods: informants", "informant-handling", "informants were paid without a list", ["night officer 5"]],
  ["methods: benefit", "benefit", "meals and journeys were accepted", ["night officer 6"]],
] as const;

const judged = ["Criminal chamber of the court of Velmar (Exercise)", "inner-conviction"] as const;
const weighed = ["Disciplinary board (Exercise)", "balance-of-probabilities"] as const;

/** What became of it, person by person; those that were cleared stand beside those that were not. */
const disposed = [
  [
    "methods: force",
    "night officer 1",
    "sustained",
    judged,
    "2024-06-18",
    "two witnesses and the film of a shop",
  ],
  ["methods: force", "night officer 2", "exonerated", judged, "2024-06-18", "held the man as the rules say"],
  ["methods: records", "night officer 1", "partially-sustained", weighed, "2024-09-10", "one time of three"],
  [
    "methods: records",
    "night officer 3",
    "not-sustained",
    judged,
    "2024-06-18",
    "the clock of the desk was wrong",
  ],
  ["methods: seizures", "night officer 4", "sustained", weighed, "2024-02-05", "the weights differ"],
  [
    "methods: informants",
    "night officer 5",
    "policy-failure",
    weighed,
    "2024-09-10",
    "there was no rule to break",
  ],
  ["methods: benefit", "night officer 6", "unfounded", weighed, "2024-04-22", "the bills are there"],
] as const;

const statuses = [
  ["night officer 1", "charged", "judge", "2023-11-20", "Order of the examining magistrate"],
  ["night officer 2", "charged", "judge", "2023-11-20", "Order of the examining magistrate"],
  ["night officer 3", "charged", "judge", "2023-11-20", "Order of the examining magistrate"],
  ["night officer 4", "charged", "judge", "2024-01-15", "Order of the examining magistrate"],
  ["night officer 6", "suspect", "prosecutor", "2023-10-09", "Decision of the prosecution"],
  ["night officer 1", "convicted", "judge", "2024-06-18", "Judgement of the criminal chamber"],
  ["night officer 2", "acquitted", "judge", "2024-06-18", "Judgement of the criminal chamber"],
  ["night officer 3", "acquitted", "judge", "2024-06-18", "Judgement of the criminal chamber"],
  ["night officer 6", "cleared", "prosecutor", "2024-04-22", "Decision of the prosecution"],
  ["night officer 4", "acquitted", "judge", "2024-11-28", "Judgement on appeal"],
] as const;

export const olderCase = "older case";

/** The letter that the older case began with, sealed for it. */
export const complaint = {
  name: "complaint",
  title: "Exercise: Complaint about the night section",
  words: "Exercise\nA complaint of the lawyers of the port, with the records of five nights.\n",
} as const;

/** The older case of methods: opened, its readers, its persons and what was alleged of them. */
export function olderOpening({ ref }: Names, recipient: string): Act[] {
  const caseRef = ref(olderCase);
  const members = [
    ["lead", "needs the older case for the inquiry"],
    ["magistrate", "judges what remains of it"],
    ["ombudsman", "oversees the inspectorate"],
    ["defence", "counsel of a person concerned; the case is over"],
  ] as const;
  return [
    leader(olderCase, "case-opened", {
      number: "2029-003",
      title: "Exercise: methods of the night section",
      recipients: [recipient],
      summary:
        "Exercise: a section of the harbour police that was dissolved; most of what was alleged did not hold",
    }),
    ...members.flatMap(([person, reason]) => {
      const stated = { caseRef, personRef: ref(person), role: "reader", reason: `Exercise: ${reason}` };
      const second = person === "ombudsman" ? "magistrate" : "ombudsman";
      const name = `${person} reads the older case`;
      return admitted({ by: "second-inspector", second, name, stated }, ref);
    }),
    leader("night section", "body-registered", {
      caseRef,
      name: "Night section of the harbour police, dissolved (Exercise)",
      bodyType: "police-unit",
    }),
    ...persons.map(([name, office]) =>
      leader(name, "person-registered", {
        caseRef,
        name: `${name[0]?.toUpperCase()}${name.slice(1)} (Exercise)`,
        office,
        bodyRef: ref("night section"),
      }),
    ),
    leader(complaint.name, "document-captured", { caseRef, title: complaint.title, language: "en" }),
  ];
}

export function olderCourse({ ref }: Names): Act[] {
  const caseRef = ref(olderCase);
  return [
    ...alleged.map(([name, allegationType, summary, concerned]) =>
      leader(name, "allegation-made", {
        caseRef,
        allegationType,
        summary: `Exercise: ${summary}`,
        concernedRefs: concerned.map(ref),
        bodyRef: ref("night section"),
        sourceRefs: [ref("complaint")],
        occurredAt: days("2023-03-01", "2023-08-31"),
        madeAt: days("2023-09-25"),
        note: "Exercise",
      }),
    ),
    ...statuses.map(([person, status, source, from, act]) =>
      leader(`${person} ${status}`, "legal-status-recorded", {
        caseRef,
        personRef: ref(person),
        status,
        source,
        from: days(from),
        act: `${act} (Exercise)`,
        note: "Exercise: a status is not a finding",
      }),
    ),
    ...disposed.map(([allegation, person, outcome, by, at, reasons]) =>
      disposition(ref, allegation, person, outcome, by, at, reasons),
    ),
    ...aftermath(ref),
  ];
}

/** Measures, the disposition that an appeal replaced, a procedure that stood, and the end. */
function aftermath(ref: Names["ref"]): Act[] {
  const caseRef = ref(olderCase);
  const measure = (name: string, person: string, type: string, at: string, liftsRef?: string) =>
    leader(name, "measure-taken", {
      caseRef,
      personRef: ref(person),
      measure: type,
      takenAt: days(at),
      authority: "Head of the harbour police (Exercise)",
      ...(liftsRef === undefined
        ? { allegationRefs: [ref(person === "night officer 4" ? "methods: seizures" : "methods: force")] }
        : { liftsRef: ref(liftsRef) }),
      note: "Exercise",
    });
  const acquittal = disposition(
    ref,
    ...(["methods: seizures", "night officer 4", "unfounded", judged, "2024-11-28"] as const),
    "the scale had been wrong since the spring",
    "methods: seizures of night officer 4",
  );
  return [
    measure("officer 1 suspended", "night officer 1", "suspension", "2023-10-02"),
    measure("officer 4 suspended", "night officer 4", "suspension", "2023-10-02"),
    measure("officer 1 sanctioned", "night officer 1", "sanction", "2024-09-10"),
    acquittal,
    measure("officer 4 back", "night officer 4", "lifted", "2024-12-02", "officer 4 suspended"),
    leader("older procedure", "procedure-affected", {
      caseRef,
      number: "P-2023-0290",
      bodyRef: ref("court"),
      stage: "final-conviction",
      asOf: days("2024-06-20"),
      personRef: ref("night officer 3"),
      dependence: ["report"],
      allegationRefs: [ref("methods: records")],
      extent: "Exercise: one record of a time of arrest",
      note: "Exercise",
    }),
    leader("older procedure reviewed", "procedure-reviewed", {
      caseRef,
      procedureRef: ref("older procedure"),
      outcome: "stands",
      reviewedAt: days("2024-10-14"),
      authority: "Court of Velmar (Exercise)",
      reasons: "Exercise: the conviction rests on other evidence",
      note: "Exercise",
    }),
    leader("older case closed", "case-closed", {
      caseRef,
      ground: "completed",
      reason: "Exercise: every allegation has its disposition",
    }),
  ];
}

function disposition(
  ref: Names["ref"],
  allegation: string,
  person: string,
  outcome: string,
  [decidedBy, standardOfProof]: readonly [string, string],
  at: string,
  reasons: string,
  reverses?: string,
): Act {
  const name = `${allegation} of ${person}`;
  return leader(reverses === undefined ? name : `${name}, on appeal`, "allegation-disposed", {
    caseRef: ref(olderCase),
    allegationRef: ref(allegation),
    personRef: ref(person),
    outcome,
    standardOfProof,
    decidedBy,
    deciderRef: ref("magistrate"),
    decidedAt: days(at),
    evidenceRefs: [ref("complaint")],
    reasons: `Exercise: ${reasons}`,
    ...(reverses === undefined ? {} : { reversesRef: ref(reverses) }),
    isFinal: true,
  });
}
