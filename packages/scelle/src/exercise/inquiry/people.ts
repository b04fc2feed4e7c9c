// SPDX-License-Identifier: Apache-2.0
import type { Act, Names } from "./act.ts";
import { signedBy } from "./act.ts";
import { days } from "./story-time.ts";

const lead = signedBy("lead");

const bodies = [
  ["operations staff", "Operations staff of Velmar (Exercise)", "police-unit"],
  ["reserve", "Public order reserve (Exercise)", "police-unit"],
  ["harbour police", "Harbour police of Velmar (Exercise)", "police-unit"],
  ["traffic police", "Traffic police of the province (Exercise)", "police-unit"],
  ["customs", "Customs team of the port (Exercise)", "other"],
  ["city police", "City police of Velmar (Exercise)", "police-unit"],
] as const;

/** Known in the case only, by office, without a key. The last word is the body that they serve in. */
const persons = [
  ["head of squad", "Head of the drug squad (Exercise)", "Head", "squad"],
  ["deputy head", "Deputy head of the drug squad (Exercise)", "Deputy head", "squad"],
  ["officer 12", "Officer 12 of the drug squad (Exercise)", "Duty desk", "squad"],
  ["officer 17", "Officer 17 of the drug squad (Exercise)", "Keeps the duty book", "squad"],
  ["officer 23", "Officer 23 of the drug squad (Exercise)", "Transport of seizures", "squad"],
  ["head of operations", "Head of operations (Exercise)", "Head of operations", "operations staff"],
  ["planner", "Planner of the operations staff (Exercise)", "Planner", "operations staff"],
  ["head of reserve", "Head of the public order reserve (Exercise)", "Head", "reserve"],
  ["officer 44", "Officer 44 of the public order reserve (Exercise)", "Section leader", "reserve"],
  ["head of harbour police", "Head of the harbour police (Exercise)", "Head", "harbour police"],
  ["harbour watch", "Watch of the harbour police (Exercise)", "Duty officer", "harbour police"],
  ["head of traffic", "Head of the traffic police (Exercise)", "Head", "traffic police"],
  ["head of customs", "Head of the customs team (Exercise)", "Head", "customs"],
  ["city duty officer", "Duty officer of the city police (Exercise)", "Duty officer", "city police"],
  ["archivist", "Witness, city archive (Exercise)", "Archivist", undefined],
  ["firefighter", "Witness, fire brigade (Exercise)", "Fire officer", undefined],
] as const;

/** Services and persons of this case. Papers, squad and prosecution come with the press account. */
export function caseBodies({ ref }: Names): Act[] {
  const caseRef = ref("case");
  return bodies.map(([name, title, bodyType]) =>
    lead(name, "body-registered", { caseRef, name: title, bodyType }),
  );
}

export function casePersons({ ref }: Names): Act[] {
  const caseRef = ref("case");
  return persons.map(([name, title, office, body]) =>
    lead(name, "person-registered", {
      caseRef,
      name: title,
      office,
      ...(body === undefined ? {} : { bodyRef: ref(body) }),
    }),
  );
}

/** Where they served, what one was authorised to, and a tie that one declared. */
export function service({ ref }: Names): Act[] {
  const caseRef = ref("case");
  const rows = [
    ["lead", "inspectorate", "Inspector", "2021-09-01", undefined],
    ["second-inspector", "inspectorate", "Inspector", "2023-03-01", "lead"],
    ["head of squad", "squad", "Head of the squad", "2022-01-10", undefined],
    ["deputy head", "squad", "Deputy head", "2024-06-01", "head of squad"],
    ["officer 12", "squad", "Duty desk", "2020-05-04", "deputy head"],
    ["officer 17", "squad", "Duty book and archive", "2019-02-01", "deputy head"],
    ["officer 23", "squad", "Transport of seizures", "2023-11-02", "deputy head"],
    ["squad-member", "squad", "Surveillance", "2024-09-02", "deputy head"],
  ] as const;
  return [
    ...rows.map(([person, body, position, from, superior]) =>
      lead(`${person} serves`, "assignment-recorded", {
        caseRef,
        personRef: ref(person),
        bodyRef: ref(body),
        position,
        ...(superior === undefined ? {} : { superiorRef: ref(superior) }),
        from: days(from),
        note: "Exercise",
      }),
    ),
    lead("habilitation", "habilitation-recorded", {
      caseRef,
      personRef: ref("officer 12"),
      scope: "Exercise: look-ups in the file of vehicles, for inquiries of the squad",
      decidingAct: "Order 2023-58 of the head of the squad (Exercise)",
      from: days("2023-06-01"),
      until: days("2025-12-31"),
      note: "Exercise: it had ended before the look-ups that the report speaks of",
    }),
    lead("relation", "relationship-declared", {
      caseRef,
      personRef: ref("second-inspector"),
      otherRef: ref("firefighter"),
      relation: "friend",
      declaredAt: days("2026-02-17"),
      note: "Exercise: declared before the search, at which the other attended as a witness",
    }),
  ];
}

/** What the law calls them, from when and by whom. Of the others nothing is decided: they have no status. */
export function statuses({ ref }: Names): Act[] {
  const rows = [
    ["head of squad", "witness", "investigator", "2026-02-18", "Hearing of 18 February"],
    ["officer 12", "suspect", "prosecutor", "2026-02-16", "Decision PO-2026-0340"],
    ["officer 17", "assisted-witness", "judge", "2026-02-20", "Order of the examining magistrate"],
    ["officer 23", "suspect", "prosecutor", "2026-02-16", "Decision PO-2026-0341"],
  ] as const;
  return rows.map(([person, status, source, from, act]) => statusAct(ref, person, status, source, from, act));
}

/** Cleared once the money had been counted again. */
export function clearing({ ref }: Names): Act[] {
  return [statusAct(ref, "officer 23", "cleared", "prosecutor", "2026-03-06", "Decision PO-2026-0502")];
}

function statusAct(
  ref: Names["ref"],
  person: string,
  status: string,
  source: string,
  from: string,
  act: string,
): Act {
  return lead(`${person} ${status}`, "legal-status-recorded", {
    caseRef: ref("case"),
    personRef: ref(person),
    status,
    source,
    from: days(from),
    act: `${act} (Exercise)`,
    note: "Exercise: a status is not a finding",
  });
}
