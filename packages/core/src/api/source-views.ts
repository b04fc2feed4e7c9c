// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { instant, timeInterval } from "../records/values.ts";
import { label, recordRef } from "./answers.ts";

/** How a clause of a text stands in the case: what a reader sees in its margin. */
export const clauseMark = z.enum([
  "said-by",
  "taken",
  "no-measure",
  "planned",
  "disputed",
  "alleged",
  "counted",
  "compared",
]);

/** One voice of a chain: a party by reference, or words where nobody is named; then there is no reference. */
export const voiceLine = z.strictObject({
  partyRef: z.exactOptional(recordRef),
  /** The name of the party as far as the reader may know it, else the description. */
  words: z.string(),
  role: z.string(),
  isAnonymous: z.boolean(),
  count: z.exactOptional(z.string()),
  certainty: z.exactOptional(z.string()),
});

export const statementLine = z.strictObject({
  recordRef,
  textRef: recordRef,
  /** Code points of the text in normal form. */
  quote: z.strictObject({ exact: z.string(), start: z.int(), end: z.int() }),
  mark: clauseMark,
  /** The statement told back with every hedge, in both languages. */
  sentence: label,
  parts: z.strictObject({
    en: z.array(z.strictObject({ type: z.string(), words: z.string() })),
    fr: z.array(z.strictObject({ type: z.string(), words: z.string() })),
  }),
  predicate: z.string(),
  mood: z.string(),
  polarity: z.string(),
  certainty: z.string(),
  isAnonymous: z.boolean(),
  /** From the text inwards, as in the record. */
  voices: z.exactOptional(z.array(voiceLine)),
  /** Where the words stand that weaken it, in code points of the text, and what they weaken. */
  hedges: z.exactOptional(
    z.array(z.strictObject({ exact: z.string(), start: z.int(), end: z.int(), weakens: z.string() })),
  ),
  validTime: z.exactOptional(timeInterval),
  topicRefs: z.array(recordRef),
  relations: z.array(
    z.strictObject({
      recordRef,
      relation: z.string(),
      otherRef: recordRef,
      isFrom: z.boolean(),
      reason: z.string(),
    }),
  ),
  grades: z.array(
    z.strictObject({ recordRef, voiceIndex: z.int(), reliability: z.string(), credibility: z.string() }),
  ),
  /** In what a later text is surer than this one. */
  hardenings: z.array(z.strictObject({ otherRef: recordRef, what: z.array(z.string()) })),
});

export const textLine = z.strictObject({
  textRef: recordRef,
  title: z.string(),
  publisherRef: z.exactOptional(recordRef),
  language: z.string(),
  publishedAt: z.exactOptional(timeInterval),
  /** SHA-256 of the established words: a reader who holds the text checks it against this. */
  textDigest: z.string(),
  textLength: z.int(),
  derivedFrom: z.array(z.strictObject({ textRef: recordRef, how: z.string() })),
});

export const rootLine = z.strictObject({
  partyRefs: z.array(recordRef),
  isUnnamed: z.boolean(),
  statementRefs: z.array(recordRef),
});

export const accountView = z.strictObject({
  texts: z.array(textLine),
  statements: z.array(statementLine),
  findings: z.array(
    z.strictObject({
      recordRef,
      proposition: z.string(),
      confidence: z.exactOptional(z.string()),
      restsOnRefs: z.array(recordRef),
      alternatives: z.array(z.string()),
      author: z.string(),
    }),
  ),
  /** Distinct roots behind all statements of one predicate: reprints count once. */
  roots: z.array(z.strictObject({ predicate: z.string(), statements: z.int(), roots: z.array(rootLine) })),
});

/** Who says that somebody did something: nobody, if the texts only set two facts side by side. */
export const sayingsAnswer = z.strictObject({
  /** Statements that say so. */
  statementRefs: z.array(recordRef),
  /** Statements that deny it, or say that it is not so. */
  denyRefs: z.exactOptional(z.array(recordRef)),
  /** Statements that fear, plan, ask, compare or invent it, or leave it open. */
  neitherRefs: z.exactOptional(z.array(recordRef)),
  roots: z.array(rootLine),
});

export const readingLine = z.strictObject({
  sourceRef: recordRef,
  textRef: z.exactOptional(recordRef),
  interval: z.strictObject({ earliest: instant, latest: instant }),
  /** The words in which the source gives the time. */
  words: z.exactOptional(z.string()),
});

export const incidentLine = z.strictObject({
  incidentRef: recordRef,
  designation: z.string(),
  incidentType: z.string(),
  occurredAt: timeInterval,
  place: z.string(),
  territory: z.exactOptional(z.string()),
  position: z.exactOptional(
    z.strictObject({ longitude: z.number(), latitude: z.number(), radiusMetres: z.int() }),
  ),
  qualifications: z.array(
    z.strictObject({ recordRef, qualification: z.string(), from: timeInterval, by: z.string() }),
  ),
  readings: z.array(readingLine),
});

export const countLine = z.strictObject({
  recordRef,
  statementRef: z.exactOptional(recordRef),
  /** Who gives the count, voices of its statement from the text inwards. */
  voices: z.exactOptional(z.array(voiceLine)),
  measure: z.string(),
  amount: z.strictObject({
    value: z.exactOptional(z.int()),
    about: z.exactOptional(z.int()),
    low: z.exactOptional(z.int()),
    high: z.exactOptional(z.int()),
    unit: z.string(),
  }),
  definition: z.string(),
  territory: z.string(),
  period: timeInterval,
  knownFrom: timeInterval,
  supersedesRef: z.exactOptional(recordRef),
  supersededByRef: z.exactOptional(recordRef),
  /** Garwood interval of the underlying rate; absent for what is not counted event by event. */
  interval: z.exactOptional(
    z.strictObject({
      low: z.number(),
      high: z.number(),
      level: z.number(),
      method: z.string(),
      isExact: z.boolean(),
    }),
  ),
  /** Whether it was known at the moment that was asked about. */
  isKnown: z.boolean(),
});

export const incidentsView = z.strictObject({
  /** The moment as of which counts are known. */
  asKnownAt: instant,
  incidents: z.array(incidentLine),
  counts: z.array(countLine),
  /** Pairs that must not be read against each other, and why; pairs that are absent can be. */
  unlike: z.array(
    z.strictObject({
      oneRef: recordRef,
      otherRef: recordRef,
      reasons: z.array(z.string()),
      /** The pair that comes closest and can be compared. */
      nearest: z.exactOptional(z.tuple([recordRef, recordRef])),
    }),
  ),
});

export type AccountView = z.infer<typeof accountView>;
export type StatementLine = z.infer<typeof statementLine>;
export type TextLine = z.infer<typeof textLine>;
export type ReadingLine = z.infer<typeof readingLine>;
export type IncidentLine = z.infer<typeof incidentLine>;
export type CountLine = z.infer<typeof countLine>;
export type IncidentsView = z.infer<typeof incidentsView>;
export type SayingsAnswer = z.infer<typeof sayingsAnswer>;
export type VoiceLine = z.infer<typeof voiceLine>;
export type ClauseMark = z.infer<typeof clauseMark>;
