// SPDX-License-Identifier: Apache-2.0
import { caseFold } from "../access/case-fold.ts";
import type { JsonObject } from "../encoding/canonical-json.ts";
import type { EffectiveRecord } from "../records/effective-records.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { spanOf } from "./custody-rules.ts";
import { foundsExhibit } from "./founds-exhibit.ts";

/**
 * What an act on an exhibit had to obey as it was recorded, its correction obeys too: a number is given once
 * in a case, and nothing took place after it was told. Its order among the other acts is judged where the
 * history is read.
 * @param stated the fields as they would read
 * @param recordedAt of the correction
 */
export function custodyCorrectionRefusal(
  situation: Situation,
  target: EffectiveRecord,
  stated: JsonObject,
  recordedAt: string,
): Refusal | undefined {
  if (!foundsExhibit(target) && typeof target.stated["exhibitRef"] !== "string") return undefined;
  const span = spanOf(stated);
  if (span !== undefined && span.earliest > recordedAt) return refuse("custody.time-future", { recordedAt });
  const { caseRef } = target.assigned;
  const { number } = stated;
  if (!foundsExhibit(target) || caseRef === undefined || typeof number !== "string") return undefined;
  if (number === target.stated.number) return undefined;
  const isTaken = situation.state(caseFold, caseRef).exhibitNumbers.includes(number);
  return isTaken ? refuse("case.exhibit-number-taken", { case: caseRef }) : undefined;
}
