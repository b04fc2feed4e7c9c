// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { assert, codePointCount, type JsonObject, type JsonValue } from "@scelle/core";
import { pointAt } from "../city/ground.ts";
import { type AccountText, wholeDay, winterTime, wordsOf } from "./account-text.ts";
import { courierStatements } from "./courier-statements.ts";
import { calendarYear, otherStatements } from "./other-statements.ts";
import { type PlannedStatement, quoted, statedOf } from "./planned-statement.ts";
import { accountTexts, harbourCourier } from "./texts.ts";

/** A record of the account, to be signed by whoever plays the inquiry. */
export interface AccountRecord {
  /** The name by which the records after it refer to this one. */
  readonly name: string;
  readonly kind: string;
  /** Of the kind; the first one unless said. */
  readonly version?: number;
  readonly stated: JsonObject;
  readonly measured?: JsonObject;
  /** The document that is sealed with this record, as text. */
  readonly sealed?: string;
}

/**
 * The exercise's press account, in the order in which it is recorded: papers and offices, texts, what they
 * say, how that stands to each other, and counts. Everything is invented and says “Exercise”.
 * @param ref the draft id of a record by its name; `case` is the case that it is recorded in
 */
export function pressAccount(ref: (name: string) => string): AccountRecord[] {
  const caseRef = ref("case");
  const statements = [...courierStatements(ref), ...otherStatements(ref)];
  const records: AccountRecord[] = [
    ...bodies(),
    ...accountTexts.flatMap((text) => textRecords(text, ref)),
    ...things(ref),
    ...statements.map((plan) => statementRecord(plan, ref)),
    ...relations(ref),
    ...counts(ref, statements),
    ...judgements(ref),
  ];
  return records.map((record) => ({ ...record, stated: { caseRef, ...record.stated } }));
}

/** A text as it is sealed, and as its words are established. */
export function textRecords(text: AccountText, ref: (name: string) => string): AccountRecord[] {
  const words = wordsOf(text);
  const { title, language, publishedAt } = text;
  const document = { title, language, publishedAt: { ...publishedAt }, publisher: "Exercise" };
  return [
    { name: `${text.name} document`, kind: "document-captured", stated: document, sealed: words },
    {
      name: text.name,
      kind: "text-established",
      stated: {
        documentRef: ref(`${text.name} document`),
        language,
        origin: "typed",
        publishedAt: { ...publishedAt },
        publisher: { bodyRef: ref(text.publisher) },
        note: "Exercise",
      },
      measured: {
        textDigest: createHash("sha256").update(words).digest("hex"),
        textLength: codePointCount(words),
      },
    },
  ];
}

export function statementRecord(plan: PlannedStatement, ref: (name: string) => string): AccountRecord {
  return { name: plan.name, kind: "statement-recorded", stated: statedOf(plan, ref) };
}

function bodies(): AccountRecord[] {
  const names = [
    ["courier", "Harbour Courier (Exercise)", "other"],
    ["gazette", "Quay Gazette (Exercise)", "other"],
    ["nachtblatt", "Nachtblatt (Übung, Exercise)", "other"],
    ["evening sheet", "Evening Sheet (Exercise)", "other"],
    ["agency", "Coast Agency (Exercise)", "other"],
    ["prosecution", "Prosecution office of Velmar (Exercise)", "prosecution"],
    ["ministry", "Ministry (Exercise)", "other"],
    ["squad", "Drug squad of Velmar (Exercise)", "police-unit"],
    ["inspectorate", "Inspectorate of Velmar (Exercise)", "inspectorate"],
  ] as const;
  const office = { name: "Chief prosecutor of Velmar (Exercise)", office: "Chief prosecutor" };
  return [
    ...names.map(([name, title, bodyType]) => ({
      name,
      kind: "body-registered",
      stated: { name: title, bodyType },
    })),
    { name: "chief prosecutor", kind: "person-registered", stated: office },
  ];
}

/** A group that only a text speaks of, and an incident within the hours that both papers allow. */
function things(ref: (name: string) => string): AccountRecord[] {
  const rivals = {
    designation: "Rivals (Exercise)",
    groupType: "gang",
    textRef: ref(harbourCourier.name),
    quote: plain(quoted(harbourCourier, "rivals")),
  };
  const shooting = {
    designation: "Exercise: shots on the Eastern Quay",
    incidentType: "shooting",
    occurredAt: { ...winterTime("2026-02-22T18:00", "2026-02-24T05:59") },
    place: "Eastern Quay, Velmar",
    territory: "City of Velmar",
    position: { ...pointAt(69.2, 30), radiusMetres: 120 },
  };
  const qualified = {
    incidentRef: ref("shooting"),
    qualification: "homicide",
    from: { ...wholeDay("2026-02-24") },
    qualifiedBy: { bodyRef: ref("prosecution") },
    reason: "Exercise: opening of the inquiry",
  };
  return [
    { name: "rivals", kind: "group-described", stated: rivals },
    { name: "shooting", kind: "incident-recorded", stated: shooting },
    { name: "shooting qualified", kind: "incident-qualified", stated: qualified },
  ];
}

function relations(ref: (name: string) => string): AccountRecord[] {
  const rows = [
    [
      "shot on monday night",
      "mistranslates",
      "shot in the night to monday",
      "“In der Nacht zum Montag” is the night that ends on Monday",
    ],
    ["fear hardened", "same-content", "fear", "The same words to the same council, without “I fear”"],
    ["disagreement", "contradicts", "fear", "The ministry denies what the chief prosecutor fears"],
    ["von Rivalen", "same-content", "by rivals", "Both presume it, neither says from whom"],
  ] as const;
  return rows.map(([from, relation, to, reason]) => ({
    name: `${from} ${relation} ${to}`,
    kind: "statement-related",
    stated: {
      statementRef: ref(from),
      relation,
      otherRef: ref(to),
      reason: `Exercise: ${reason}`,
    },
  }));
}

function counts(ref: (name: string) => string, statements: readonly PlannedStatement[]): AccountRecord[] {
  const rows = [
    ["47 said", 2025, undefined],
    ["49 said", 2025, "47 said count"],
    ["33 said", 2024, undefined],
    ["61 said", 2025, undefined],
  ] as const;
  return rows.map(([said, year, supersedes]) => {
    const plan = statements.find(({ name }) => name === said);
    assert(plan?.quantity !== undefined, `${said} states a quantity`);
    const { amount, definition, territory } = plan.quantity;
    assert(definition !== undefined && territory !== undefined, `${said} says of what and where`);
    const stated = {
      statementRef: ref(said),
      measure: "Deaths",
      amount: { ...amount },
      definition,
      territory,
      period: { ...calendarYear(year) },
      knownFrom: { ...plan.text.publishedAt },
      note: "Exercise",
    };
    const stating = supersedes === undefined ? stated : { ...stated, supersedesRef: ref(supersedes) };
    return { name: `${said} count`, kind: "count-reported", stated: stating };
  });
}

/** A grading of the unnamed voices, and what the lead concludes about the night: that it is open. */
function judgements(ref: (name: string) => string): AccountRecord[] {
  const graded = {
    statementRef: ref("search said"),
    voiceIndex: 2,
    reliability: "F",
    reliabilityReason: "Exercise: nobody knows who they are",
    credibility: "2",
    credibilityReason: "Exercise: the search has a record of its own",
  };
  const finding = {
    proposition: "Exercise: whether the man was shot before or after the planned arrest is open",
    restsOnRefs: [ref("shot on monday night"), ref("shot in the night to monday"), ref("arrest planned")],
    alternatives: ["The later paper corrected the earlier one without saying so"],
    confidence: "moderate",
    confidenceReason: "Exercise: the earlier paper is nearer to the event and unambiguous",
  };
  return [
    { name: "search graded", kind: "source-graded", stated: graded },
    { name: "night finding", kind: "finding-made", stated: finding },
  ];
}

function plain(value: object): JsonValue {
  return { ...value } as JsonValue;
}
