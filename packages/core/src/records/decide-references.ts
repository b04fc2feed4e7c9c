// SPDX-License-Identifier: Apache-2.0
import { caseFold } from "../access/case-fold.ts";
import { isProtection } from "../access/protection-fold.ts";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { findKind } from "./catalogue.ts";
import type { Field, Kind } from "./define-kind.ts";
import type { EffectiveRecord } from "./effective-records.ts";
import { type FoundReference, referencesIn } from "./schema-walk.ts";
import { type Refusal, refuse, type Situation } from "./situation.ts";

/**
 * Whether everything that a record names is there, is what the field says, and belongs to the same case or to
 * none: no record tells one case of another.
 */
export function referenceRefusal(
  situation: Situation,
  kind: Kind,
  act: Pick<EffectiveRecord, "stated" | "measured">,
  caseRef: string | undefined,
): Refusal | undefined {
  const isLook = kind.group === "access" && kind.kind !== "record-disclosed";
  // What protects a source is of no case and names what is of one: its rule asks whether its author may.
  const isOfOtherRules = isLook || isProtection(kind);
  if (isOfOtherRules || kind.group === "mending") return undefined;
  for (const [name, field] of Object.entries(kind.shape)) {
    const value = valuesOf(act, field)[name];
    if (value === undefined) continue;
    for (const found of referencesIn(field.schema, value)) {
      const refusal = foundRefusal(situation, name, field, found, caseRef);
      if (refusal !== undefined) return refusal;
    }
  }
  return undefined;
}

function valuesOf(act: Pick<EffectiveRecord, "stated" | "measured">, field: Field): JsonObject {
  return field.from === "stated" ? act.stated : field.from === "measured" ? act.measured : {};
}

function foundRefusal(
  situation: Situation,
  name: string,
  field: Field,
  { to, ref }: FoundReference,
  caseRef: string | undefined,
): Refusal | undefined {
  if (to === "object") return objectRefusal(situation, name, field, ref, caseRef);
  if (to === "case" && ref === caseRef) return undefined;
  const record = situation.record(ref);
  const isSuch = record !== undefined && (to === "record" || findKind(record.kind)?.founds === to);
  const itsCase = record?.assigned.caseRef;
  const isNear = itsCase === undefined || itsCase === caseRef;
  return isSuch && isNear ? undefined : refuse("reference.unknown", { field: name, ref, expected: to });
}

/** An object is durable before a record names it; a document is one that its case has captured. */
function objectRefusal(
  situation: Situation,
  name: string,
  field: Field,
  root: string,
  caseRef: string | undefined,
): Refusal | undefined {
  if (field.meta.mayBeMissing !== true && !situation.resolvesObject(root)) {
    return refuse("reference.object-missing", { field: name, object: root });
  }
  if (field.meta.isDocument !== true || caseRef === undefined) return undefined;
  const isCaptured = situation.state(caseFold, caseRef).documents[root] !== undefined;
  return isCaptured
    ? undefined
    : refuse("reference.unknown", { field: name, ref: root, expected: "document" });
}
