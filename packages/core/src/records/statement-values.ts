// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { optional } from "./define-kind.ts";
import {
  certainties,
  countUnits,
  dayParts,
  hedgeTargets,
  voiceCounts,
  voiceRoles,
  weekdays,
} from "./statement-vocabularies.ts";
import { languageTag, oneOf, reference, text, timeInterval, wholeNumber } from "./values.ts";

// The values that statements are made of. Positions count Unicode code points of the text in normal form,
// from 0, the end excluded.

/**
 * A passage of a text by its words and by its place. @see W3C Web Annotation, TextQuoteSelector and
 * TextPositionSelector
 */
export const textQuote = z.strictObject({
  exact: text(2_000),
  prefix: optional(text(64)),
  suffix: optional(text(64)),
  start: wholeNumber(),
  end: wholeNumber(1),
});

/** Somebody or something that the register knows. */
export const party = z.union([
  z.strictObject({ personRef: reference("person") }),
  z.strictObject({ bodyRef: reference("body") }),
  z.strictObject({ groupRef: reference("group") }),
]);

/**
 * What a statement speaks of: a party, an incident, an operation, or words where nothing is known to the
 * register.
 */
export const topic = z.union([
  z.strictObject({ personRef: reference("person") }),
  z.strictObject({ bodyRef: reference("body") }),
  z.strictObject({ groupRef: reference("group") }),
  z.strictObject({ incidentRef: reference("incident") }),
  z.strictObject({ operationRef: reference("operation") }),
  z.strictObject({ description: text(300) }),
]);

const voicePart = {
  role: oneOf(voiceRoles),
  cue: optional(textQuote),
  certainty: optional(oneOf(certainties)),
};

/**
 * One voice of a chain: a party, or a description. A voice that is anonymous has no place for a party: it is
 * never resolved to a person.
 */
export const voice = z.union([
  z.strictObject({ party, ...voicePart }),
  z.strictObject({
    description: text(300),
    anonymous: z.boolean(),
    count: oneOf(voiceCounts),
    ...voicePart,
  }),
]);

/** Words of the text that weaken what it says, and what they weaken. */
export const hedge = z.strictObject({ quote: textQuote, weakens: oneOf(hedgeTargets) });

/** What is said, without its voices and hedges, in one language. */
export const clause = z.strictObject({ language: languageTag, words: text(1_000) });

/** A count as it was said: exact, between two bounds, or about. */
export const countedAmount = z.union([
  z.strictObject({ value: wholeNumber(), unit: oneOf(countUnits) }),
  z
    .strictObject({ low: wholeNumber(), high: wholeNumber(), unit: oneOf(countUnits) })
    .check(z.refine(({ low, high }) => low <= high)),
  z.strictObject({ about: wholeNumber(), unit: oneOf(countUnits) }),
]);

/** An amount with what it counts, where and when. */
export const countedQuantity = z.strictObject({
  amount: countedAmount,
  definition: optional(text(300)),
  territory: optional(text(200)),
  period: optional(timeInterval),
});

/** A time said relative to the day of its text, as data: “a week ago”, “on Monday night”. */
export const relativeTime = z.union([
  z.strictObject({ daysBefore: wholeNumber(), withinDays: wholeNumber() }),
  z.strictObject({ weekday: oneOf(weekdays), part: oneOf(dayParts) }),
]);

/** A point of the map and how far from it the place may be. @see WGS 84 */
export const mapPosition = z.strictObject({
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  radiusMetres: wholeNumber(1),
});
