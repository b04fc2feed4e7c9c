// SPDX-License-Identifier: Apache-2.0
import { assert } from "@scelle/core";
import { winterTime } from "./account-text.ts";
import type { PlannedStatement } from "./planned-statement.ts";
import { eveningSheet, figures, nachtblatt } from "./texts.ts";

type RefOf = (name: string) => string;

/** What the other papers, the office and the agency say. */
export function otherStatements(ref: RefOf): PlannedStatement[] {
  return [...nightStatements(ref), ...figureStatements(ref)];
}

/** The year that a count is of. */
export function calendarYear(year: number, label?: string) {
  return winterTime(`${year}-01-01T00:00`, `${year}-12-31T23:59`, label);
}

function nightStatements(ref: RefOf): PlannedStatement[] {
  const nachtblattVoice = { party: { bodyRef: ref("nachtblatt") } };
  const incident = { incidentRef: ref("shooting") };
  return [
    {
      name: "shot in the night to monday",
      text: nachtblatt,
      sentence: 1,
      chain: [nachtblattVoice],
      clauses: {
        de: "am Ostkai von Velmar ist ein Mann erschossen worden",
        en: "a man was shot dead on the Eastern Quay of Velmar",
        fr: "un homme a été abattu sur le quai de l’Est à Velmar",
      },
      predicate: "killed",
      objects: [incident],
      saidTime: { time: { weekday: "monday", part: "night-into" }, words: "In der Nacht zum Montag" },
    },
    {
      name: "von Rivalen",
      text: nachtblatt,
      sentence: 1,
      chain: [nachtblattVoice],
      clauses: { de: "Rivalen haben ihn erschossen" },
      predicate: "killed",
      subjects: [{ groupRef: ref("rivals") }],
      objects: [incident],
      certainty: "probable",
      hedges: [["mutmaßlich", "certainty"]],
    },
    {
      name: "fear hardened",
      text: eveningSheet,
      sentence: 1,
      chain: [
        { party: { bodyRef: ref("evening sheet") } },
        { party: { personRef: ref("chief prosecutor") }, cue: "the chief prosecutor told the council" },
      ],
      clauses: { en: "we are losing", fr: "nous sommes en train de perdre" },
      predicate: "is-losing",
    },
  ];
}

const killed = {
  en: "people were killed in connection with the drug trade",
  fr: "des personnes ont été tuées en lien avec le trafic",
};
const city = { definition: "Killings linked to the drug trade", territory: "City of Velmar" };

function figureStatements(ref: RefOf): PlannedStatement[] {
  const [december, agency, january] = figures;
  assert(december !== undefined && agency !== undefined && january !== undefined, "three texts give figures");
  const office = { party: { bodyRef: ref("prosecution") } };
  const counted = { chain: [office], clauses: killed, predicate: "counts" } as const;
  const deaths = (value: number) => ({ value, unit: "death" }) as const;
  return [
    {
      ...counted,
      name: "47 said",
      text: december,
      sentence: 1,
      quantity: { ...city, amount: deaths(47), period: calendarYear(2025, "this year") },
    },
    {
      name: "49th if",
      text: agency,
      sentence: 1,
      chain: [{ party: { bodyRef: ref("agency") } }],
      clauses: {
        en: "the death is the 49th of the year in the drug trade",
        fr: "ce décès est le 49e de l’année dans le trafic",
      },
      predicate: "counts",
      mood: "conditional",
      condition: "if the link with the drug trade is established",
      certainty: "unknown",
      hedges: [["would be", "certainty"]],
      quantity: { ...city, amount: deaths(49), period: calendarYear(2025, "this year") },
    },
    {
      ...counted,
      name: "49 said",
      text: january,
      sentence: 1,
      quantity: { ...city, amount: deaths(49), period: calendarYear(2025, "2025") },
    },
    {
      ...counted,
      name: "33 said",
      text: january,
      sentence: 2,
      quantity: { ...city, amount: deaths(33), period: calendarYear(2024, "2024") },
    },
    {
      ...counted,
      name: "61 said",
      text: january,
      sentence: 3,
      clauses: { en: "people died by firearms", fr: "des personnes sont mortes par arme à feu" },
      quantity: {
        amount: deaths(61),
        definition: "Deaths by firearms, whatever the reason",
        territory: "Province of Velmar",
        period: calendarYear(2025, "2025"),
      },
    },
  ];
}
