// SPDX-License-Identifier: Apache-2.0
import { pointAt } from "../city/ground.ts";
import { type Act, type Names, signedBy } from "./act.ts";
import { between, days } from "./story-time.ts";

const inspector = signedBy("second-inspector");

/** Incidents of a year: name, kind, from, until, place, hundreds of metres east and north, within metres. */
const rows = [
  ["shots at Pier 4", "shooting", "2025-01-19 02:10", "2025-01-19 02:40", "Pier 4", 65.6, 27.8, 60],
  ["fire in Tanners’ Row", "arson", "2025-02-11 23:00", "2025-02-12 01:30", "Tanners’ Row", 42.4, 62, 80],
  [
    "shots on the Upper Stairs",
    "shooting",
    "2025-03-28 21:15",
    "2025-03-28 21:20",
    "Upper Stairs",
    53,
    62.2,
    30,
  ],
  [
    "knife on Terrace Square",
    "stabbing",
    "2025-04-05 18:00",
    "2025-04-05 20:00",
    "Terrace Square",
    62.6,
    62.4,
    50,
  ],
  ["death in the Foundry", "death", "2025-05-16 00:00", "2025-05-18 12:00", "Foundry Green", 61.8, 49.8, 200],
  ["shots in The Quarry", "shooting", "2025-06-21 03:30", "2025-06-21 04:10", "The Quarry", 72, 62.8, 120],
  ["blast at the Gasworks", "explosion", "2025-07-14 04:55", "2025-07-14 05:05", "Gas Street", 78.6, 42, 40],
  ["shots in Terrace Lane", "shooting", "2025-08-02 22:40", "2025-08-02 23:00", "Terrace Lane", 60, 62.5, 40],
  ["a man held in a cellar", "kidnapping", "2025-09-09 12:00", "2025-09-11 06:00", "Ropemakers", 74, 52, 400],
  ["shots at the Cannery", "shooting", "2025-10-24 01:00", "2025-10-24 01:45", "Cannery Lane", 84, 30.6, 60],
  ["fire in Hawser Lane", "arson", "2025-11-30 02:20", "2025-11-30 03:00", "Hawser Lane", 72.4, 28.4, 30],
  ["shots on the Heights", "shooting", "2025-12-29 19:00", "2025-12-29 22:30", "Heights Road", 52, 66.6, 90],
] as const;

/** How each was qualified, and what became of that: name, qualification, from, reason. */
const qualified = [
  ["shots at Pier 4", "attempted-homicide", "2025-01-20", "two men wounded"],
  ["shots at Pier 4", "homicide", "2025-02-03", "one of them died"],
  ["shots on the Upper Stairs", "homicide", "2025-03-29", "one man dead"],
  ["knife on Terrace Square", "violence", "2025-04-06", "one man wounded"],
  ["death in the Foundry", "unqualified", "2025-05-18", "cause not known"],
  ["death in the Foundry", "accident", "2025-07-01", "report of the pathologist"],
  ["shots in The Quarry", "murder", "2025-06-23", "two men dead, an ambush"],
  ["shots in Terrace Lane", "homicide", "2025-08-03", "one man dead"],
  ["shots in Terrace Lane", "lawful-force", "2025-11-12", "an officer fired; decision of the prosecution"],
  ["a man held in a cellar", "violence", "2025-09-12", "freed, wounded"],
  ["shots at the Cannery", "attempted-homicide", "2025-10-25", "a window and nobody"],
  ["shots on the Heights", "homicide", "2025-12-30", "one man dead; the link with the trade is open"],
] as const;

export function incidents({ ref }: Names): Act[] {
  const caseRef = ref("case");
  return [
    ...rows.map(([name, incidentType, from, until, place, east, north, radiusMetres]) =>
      inspector(name, "incident-recorded", {
        caseRef,
        designation: `Exercise: ${name}`,
        incidentType,
        occurredAt: between(from, until),
        place: `${place}, Velmar`,
        territory: "City of Velmar",
        position: { ...pointAt(east, north), radiusMetres },
      }),
    ),
    ...qualified.map(([incident, qualification, from, reason]) =>
      inspector(`${incident} ${qualification}`, "incident-qualified", {
        caseRef,
        incidentRef: ref(incident),
        qualification,
        qualifiedBy: { bodyRef: ref("prosecution") },
        from: days(from),
        reason: `Exercise: ${reason}`,
      }),
    ),
  ];
}
