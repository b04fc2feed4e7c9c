// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../encoding/canonical-json.ts";
import { findKind } from "./catalogue.ts";
import type { Kind } from "./define-kind.ts";
import type { EffectiveRecord } from "./effective-records.ts";
import { referencesIn } from "./schema-walk.ts";
import { type Refusal, refuse, type Situation } from "./situation.ts";

/**
 * Hard stop: a voice is never resolved to a person. A source - a statement, a text, a document, a group that
 * exists by statement only, a report - is not put where any record asks for a person, and is told so by name
 * rather than as a reference that was not found.
 */
export function voiceRefusal(
  situation: Situation,
  kind: Kind,
  act: EffectiveRecord,
  caseRef: string | undefined,
): Refusal | undefined {
  if (kind.group === "access") return undefined;
  for (const [field, { schema }] of Object.entries(kind.shape)) {
    const value = act.stated[field];
    if (value === undefined) continue;
    for (const { to, ref } of referencesIn(schema, value)) {
      if (to === "person" && isSource(situation.record(ref), caseRef))
        return refuse("person.voice", { field, ref });
    }
  }
  return undefined;
}

/**
 * The same hard stop for corrections: a voice that asked not to be named stays so. Whatever stands around it
 * may be corrected, its description too.
 * @param corrected the stated fields as they would read
 */
export function voiceCorrectionRefusal(
  target: Pick<EffectiveRecord, "stated">,
  corrected: JsonObject,
): Refusal | undefined {
  return anonymousCount(corrected) < anonymousCount(target.stated) ? refuse("person.voice-named") : undefined;
}

/** A source of another case is not told of here: it is a reference like one that there is not. */
function isSource(record: EffectiveRecord | undefined, caseRef: string | undefined): boolean {
  if (record === undefined || record.assigned.caseRef !== caseRef) return false;
  const isReport = record.kind === "referral-received" || record.kind === "group-described";
  return isReport || findKind(record.kind, record.version)?.group === "sources";
}

function anonymousCount({ chain }: JsonObject): number {
  const voices = Array.isArray(chain) ? (chain as readonly JsonObject[]) : [];
  return voices.filter(({ anonymous }) => anonymous === true).length;
}
