// SPDX-License-Identifier: Apache-2.0
import { winterTime } from "./account-text.ts";
import type { PlannedStatement } from "./planned-statement.ts";
import { harbourCourier } from "./texts.ts";

type RefOf = (name: string) => string;
type Plan = Omit<PlannedStatement, "text">;

/** What the ten sentences of the account say, clause by clause. */
export function courierStatements(ref: RefOf): PlannedStatement[] {
  const plans = [
    ...suspicion(ref),
    ...seizure(ref),
    ...outcome(ref),
    ...patrols(ref),
    ...dispute(ref),
    ...night(ref),
    ...film(ref),
  ];
  return plans.map((plan) => ({ ...plan, text: harbourCourier }));
}

/** Sentences 1 and 2. */
function suspicion(ref: RefOf): Plan[] {
  const courier = { party: { bodyRef: ref("courier") } };
  const squad = { bodyRef: ref("squad") };
  return [
    {
      name: "search said",
      sentence: 1,
      chain: [
        { ...courier, certainty: "unknown" },
        { party: { bodyRef: ref("gazette") }, certainty: "unknown", cue: "writes the Quay Gazette" },
        {
          description: "several sources that agree",
          anonymous: true,
          count: "several",
          certainty: "certain",
        },
      ],
      clauses: {
        en: "inspectors went through the offices of Velmar’s drug squad",
        fr: "des inspecteurs ont fouillé les bureaux de la brigade des stupéfiants de Velmar",
      },
      predicate: "searched",
      subjects: [{ bodyRef: ref("inspectorate") }],
      objects: [squad],
      certainty: "unknown",
      hedges: [["several sources that agree", "attribution"]],
      saidTime: { time: { daysBefore: 7, withinDays: 1 }, words: "A week ago" },
    },
    {
      name: "breaches alleged",
      sentence: 2,
      chain: [courier],
      clauses: {
        en: "members of the squad broke secrecy and the rules on seizures many times",
        fr: "des membres de la brigade ont maintes fois enfreint le secret et les règles des saisies",
      },
      predicate: "broke-rules",
      subjects: [squad],
      mood: "alleged",
      certainty: "possible",
      hedges: [
        ["suspected", "certainty"],
        ["numerous", "amount"],
        ["alleged", "legal"],
      ],
    },
  ];
}

/** Sentence 3. */
function seizure(ref: RefOf): Plan[] {
  const courier = { party: { bodyRef: ref("courier") } };
  const inspectorate = { bodyRef: ref("inspectorate") };
  const taken = { predicate: "seized", subjects: [inspectorate], sentence: 3 } as const;
  return [
    {
      ...taken,
      name: "telephones taken",
      chain: [courier],
      clauses: {
        en: "the inspectors took away telephones",
        fr: "les inspecteurs ont emporté des téléphones",
      },
      quantity: { amount: { value: 2, unit: "device" }, definition: "telephones" },
    },
    {
      ...taken,
      name: "computer taken",
      chain: [courier],
      clauses: { en: "the inspectors took away a computer", fr: "les inspecteurs ont emporté un ordinateur" },
      quantity: { amount: { value: 1, unit: "device" }, definition: "computer" },
    },
  ];
}

/** Sentences 4 and 5. */
function outcome(ref: RefOf): Plan[] {
  const courier = { party: { bodyRef: ref("courier") } };
  const squad = { bodyRef: ref("squad") };
  return [
    {
      name: "no arrests",
      sentence: 4,
      chain: [courier],
      clauses: { en: "somebody has been arrested", fr: "quelqu’un a été interpellé" },
      predicate: "arrested",
      polarity: "negated",
      validTime: { ...harbourCourier.publishedAt, basis: "derived", label: "at publication" },
    },
    {
      name: "opinion",
      sentence: 5,
      chain: [
        courier,
        { description: "a retired head of the squad", anonymous: true, count: "one", cue: "said" },
      ],
      clauses: {
        en: "no service recovers quickly from a thing like that",
        fr: "aucun service ne se remet vite d’une chose pareille",
      },
      predicate: "judges",
      objects: [squad],
    },
  ];
}

/** Sentences 6 and 7. */
function patrols(ref: RefOf): Plan[] {
  const courier = { party: { bodyRef: ref("courier") } };
  const authorities = {
    description: "the authorities",
    anonymous: false,
    count: "unknown",
    cue: "the authorities say",
  } as const;
  return [
    {
      name: "around the clock",
      sentence: 6,
      chain: [courier, authorities],
      clauses: {
        en: "officers patrol the northern quarters around the clock",
        fr: "des agents patrouillent jour et nuit dans les quartiers nord",
      },
      predicate: "deployed",
    },
    {
      name: "about 900",
      sentence: 6,
      chain: [courier, authorities],
      clauses: {
        en: "officers took part in the largest of the operations",
        fr: "des agents ont pris part à la plus grande des opérations",
      },
      predicate: "deployed",
      hedges: [["about", "amount"]],
      quantity: { amount: { about: 900, unit: "officer" }, definition: "in the largest of the operations" },
    },
    {
      name: "49 last year",
      sentence: 7,
      chain: [courier],
      clauses: {
        en: "people were killed in the city’s drug trade",
        fr: "des personnes ont été tuées dans le trafic de stupéfiants de la ville",
      },
      predicate: "counts",
      quantity: {
        amount: { value: 49, unit: "death" },
        definition: "killed in the city’s drug trade",
        territory: "City of Velmar",
        period: winterTime("2025-01-01T00:00", "2025-12-31T23:59", "Last year"),
      },
    },
  ];
}

/** Sentence 8. */
function dispute(ref: RefOf): Plan[] {
  const courier = { party: { bodyRef: ref("courier") } };
  return [
    {
      name: "fear",
      sentence: 8,
      chain: [courier, { party: { personRef: ref("chief prosecutor") }, cue: "told the council" }],
      clauses: { en: "we are losing", fr: "nous sommes en train de perdre" },
      predicate: "is-losing",
      mood: "feared",
      certainty: "possible",
      hedges: [["I fear", "certainty"]],
    },
    {
      name: "disagreement",
      sentence: 8,
      chain: [courier, { party: { bodyRef: ref("ministry") }, cue: "the ministry disagrees" }],
      clauses: { en: "we are losing", fr: "nous sommes en train de perdre" },
      predicate: "is-losing",
      mood: "denied",
    },
  ];
}

/** Sentence 9. */
function night(ref: RefOf): Plan[] {
  const courier = { party: { bodyRef: ref("courier") } };
  const incident = { incidentRef: ref("shooting") };
  return [
    {
      name: "shot on monday night",
      sentence: 9,
      chain: [courier],
      clauses: {
        en: "a man was shot dead on the Eastern Quay",
        fr: "un homme a été abattu sur le quai de l’Est",
      },
      predicate: "killed",
      objects: [incident],
      saidTime: { time: { weekday: "monday", part: "night-after" }, words: "On Monday night" },
    },
    {
      name: "by rivals",
      sentence: 9,
      chain: [courier],
      clauses: { en: "rivals shot him", fr: "des rivaux l’ont abattu" },
      predicate: "killed",
      subjects: [{ groupRef: ref("rivals") }],
      objects: [incident],
      certainty: "probable",
      hedges: [["presumably", "certainty"]],
    },
    {
      name: "arrest planned",
      sentence: 9,
      chain: [courier],
      clauses: { en: "the man is arrested", fr: "l’homme est interpellé" },
      predicate: "arrested",
      objects: [{ description: "the man shot on the Eastern Quay" }],
      mood: "intended",
      saidTime: { time: { weekday: "monday", part: "daytime" }, words: "during the day on Monday" },
    },
  ];
}

/** Sentence 10. */
function film(ref: RefOf): Plan[] {
  const courier = { party: { bodyRef: ref("courier") } };
  const neighbours = { description: "neighbours", anonymous: true, count: "unknown" } as const;
  const work = { description: "The Ninth Pier" };
  return [
    {
      name: "like a film",
      sentence: 10,
      chain: [courier, { ...neighbours, cue: "Neighbours liken" }],
      clauses: { en: "it is like “The Ninth Pier”", fr: "cela ressemble à « The Ninth Pier »" },
      predicate: "is-like",
      objects: [work],
      mood: "compared",
    },
    {
      name: "the film",
      sentence: 10,
      chain: [courier],
      clauses: {
        en: "“The Ninth Pier” is based on real events",
        fr: "« The Ninth Pier » s’inspire de faits réels",
      },
      predicate: "is-based-on",
      subjects: [work],
      mood: "fictional",
      hedges: [["based on", "certainty"]],
      certainty: "unknown",
    },
  ];
}
