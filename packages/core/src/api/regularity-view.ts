// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { instant, oneOf } from "../records/values.ts";
import { calendars } from "../regularity/calendars.ts";
import { circumstances } from "../regularity/circumstances.ts";
import { courtDecisions, type DecisionName } from "../regularity/court-decisions.ts";
import { grades, outcomeStandings } from "../regularity/grades.ts";
import { packNames } from "../regularity/packs.ts";
import { type RuleName, ruleWords } from "../regularity/rule-words.ts";
import { recordLine, recordRef } from "./answers.ts";

const ruleName = z.enum(Object.keys(ruleWords) as [RuleName, ...RuleName[]]);
const decisionName = z.enum(Object.keys(courtDecisions) as [DecisionName, ...DecisionName[]]);

/** A text as it stood when an act took place. */
const textLine = z.strictObject({
  code: z.string(),
  version: z.string(),
  article: z.string(),
  validFrom: z.iso.date(),
  validUntil: z.exactOptional(z.iso.date()),
});

/** What one rule says of one act: a question to whoever reads, and no ruling. */
export const regularityLine = z.strictObject({
  rule: ruleName,
  grade: oneOf(grades),
  standing: oneOf(outcomeStandings),
  actRef: recordRef,
  exhibitRef: z.exactOptional(recordRef),
  /** When the act took place. */
  at: z.exactOptional(z.strictObject({ earliest: instant, latest: instant })),
  /** What the answer rests on beside the act. */
  factRefs: z.array(recordRef),
  circumstances: z.array(oneOf(circumstances)),
  lengthMs: z.exactOptional(z.int()),
  /** Unaccounted for: missing if above zero. */
  massGrams: z.exactOptional(z.number()),
  texts: z.array(textLine),
  /** Whether a text of the rule has no wording here for the day of the act. */
  lacksText: z.boolean(),
  decisions: z.array(decisionName),
});

export const regularityView = z.strictObject({
  pack: oneOf(packNames),
  calendar: oneOf(calendars),
  asOf: instant,
  /** Who of the jurisdiction reviewed the pack, and when; absent while nobody has. */
  review: z.exactOptional(z.strictObject({ by: z.string(), day: z.iso.date() })),
  /** How many records the answer was computed from: those that the reader may read. */
  recordCount: z.int(),
  /** The acts that are spoken of and what the answers rest on, in the order of the log. */
  records: z.array(recordLine),
  flags: z.array(regularityLine),
  unknown: z.array(regularityLine),
  counts: z.array(z.strictObject({ rule: ruleName, met: z.int(), notMet: z.int(), unknown: z.int() })),
});

export type RegularityLine = z.infer<typeof regularityLine>;
export type RegularityView = z.infer<typeof regularityView>;
