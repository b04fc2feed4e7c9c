// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { optional } from "./define-kind.ts";
import { oneOf, reference, text } from "./values.ts";
import { attendeeCapacities, signatureOutcomes } from "./vocabularies.ts";

/**
 * Who attended an act, and whether that person signed its record. `isOutsideAuthority`: whether a witness
 * stands outside the authority of whoever conducts the act, as stated.
 */
export const attendee = z.strictObject({
  personRef: reference("person"),
  capacity: oneOf(attendeeCapacities),
  isOutsideAuthority: optional(z.boolean()),
  signature: oneOf(signatureOutcomes),
  reason: optional(text(500)),
});

export type Attendee = z.infer<typeof attendee>;
