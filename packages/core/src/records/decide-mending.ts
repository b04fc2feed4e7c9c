// SPDX-License-Identifier: Apache-2.0
import { caseFold } from "../access/case-fold.ts";
import { isProtection } from "../access/protection-fold.ts";
import { custodyCorrectionRefusal } from "../custody/correction-rules.ts";
import { canonicalJson, type JsonObject } from "../encoding/canonical-json.ts";
import { correctionsPerRecordMax } from "../limits.ts";
import { kindOf } from "./catalogue.ts";
import { referenceRefusal } from "./decide-references.ts";
import { voiceCorrectionRefusal } from "./decide-voices.ts";
import type { Kind } from "./define-kind.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf, withCorrectedFields } from "./effective-records.ts";
import { schemasOf } from "./kind-schemas.ts";
import { correctionMade } from "./kinds/correction-made.ts";
import { erasureDecided } from "./kinds/erasure-decided.ts";
import { erasurePerformed } from "./kinds/erasure-performed.ts";
import { type Refusal, refuse, type Situation } from "./situation.ts";

/** What a record says against being corrected or erased. */
export function mendingRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, correctionMade)) return withTarget(situation, act, correctionRefusal);
  if (isRecordOf(act, erasureDecided)) return withTarget(situation, act, decisionRefusal);
  if (isRecordOf(act, erasurePerformed)) return withTarget(situation, act, performanceRefusal);
  return undefined;
}

function withTarget<A extends { readonly stated: { readonly targetRef: string } }>(
  situation: Situation,
  act: A,
  rule: (situation: Situation, act: A, target: EffectiveRecord) => Refusal | undefined,
): Refusal | undefined {
  const target = situation.record(act.stated.targetRef);
  if (target === undefined) return refuse("access.not-member", { ref: act.stated.targetRef });
  return rule(situation, act, target);
}

type Correction = RecordOf<typeof correctionMade>;

function correctionRefusal(
  situation: Situation,
  act: Correction,
  target: EffectiveRecord,
): Refusal | undefined {
  const kind = kindOf(target.kind, target.version);
  // Nor what two persons decided on a source: an administrator, who corrects records of no case, is neither.
  if (kind.group === "mending" || kind.group === "access" || isProtection(kind)) {
    return refuse("mending.not-correctable", { kind: kind.kind });
  }
  if (target.erasure !== undefined) return refuse("mending.erased", { target: target.recordRef });
  if (target.corrections.length >= correctionsPerRecordMax) {
    return refuse("mending.too-many", { target: target.recordRef, correctionsMax: correctionsPerRecordMax });
  }
  return (
    mayCorrect(situation, act, target) ??
    fieldRefusal(kind, target, (act.stated.fields ?? {}) as JsonObject) ??
    resultRefusal(situation, kind, target, act)
  );
}

/** Nobody rewrites another's statement: its author does, or whoever leads the case. */
function mayCorrect(situation: Situation, act: Correction, target: EffectiveRecord): Refusal | undefined {
  const { author } = act.assigned;
  const { caseRef } = target.assigned;
  if (caseRef === undefined || author === target.assigned.author) return undefined;
  const isLead = situation.state(caseFold, caseRef).members[author] === "lead";
  return isLead ? undefined : refuse("mending.not-author", { author: target.assigned.author });
}

function fieldRefusal(kind: Kind, target: EffectiveRecord, fields: JsonObject): Refusal | undefined {
  for (const name of Object.keys(fields)) {
    const field = kind.shape[name];
    if (field?.from !== "stated") return refuse("mending.unknown-field", { field: name, kind: kind.kind });
    if (field.meta.subject === true || field.meta.fixed === true) {
      return refuse("mending.field-fixed", { field: name, kind: kind.kind });
    }
  }
  const isSame = canonicalJson(withCorrectedFields(target.stated, fields)) === canonicalJson(target.stated);
  return isSame ? refuse("mending.nothing-changed", { target: target.recordRef }) : undefined;
}

function resultRefusal(
  situation: Situation,
  kind: Kind,
  target: EffectiveRecord,
  act: Correction,
): Refusal | undefined {
  const stated = withCorrectedFields(target.stated, (act.stated.fields ?? {}) as JsonObject);
  const result = schemasOf(kind).stated.safeParse(stated);
  if (!result.success) {
    return refuse("mending.result-invalid", {
      kind: kind.kind,
      field: String(result.error.issues[0]?.path[0] ?? "?"),
    });
  }
  return (
    voiceCorrectionRefusal(target, stated) ??
    custodyCorrectionRefusal(situation, target, stated, act.assigned.recordedAt) ??
    referenceRefusal(situation, kind, { stated, measured: {} }, target.assigned.caseRef)
  );
}

/** Keys must stay provable, and what mends must stay readable as long as what it mended. */
const notErasable: readonly string[] = [
  "register-founded",
  "key-added",
  "key-retired",
  "passkey-added",
  "passkey-retired",
  "account-bound",
  "account-unbound",
  "account-session-opened",
  "session-opened",
  "session-ended",
];

function decisionRefusal(
  _situation: Situation,
  act: RecordOf<typeof erasureDecided>,
  target: EffectiveRecord,
): Refusal | undefined {
  const kind = kindOf(target.kind, target.version);
  const carriesKey = target.kind === "person-registered" && target.stated["publicKey"] !== undefined;
  if (kind.group === "mending" || notErasable.includes(kind.kind) || carriesKey) {
    return refuse("mending.not-erasable", { kind: kind.kind });
  }
  if (target.erasure !== undefined)
    return refuse("mending.already-decided", { decision: target.erasure.decidedBy });
  const unknown = act.stated.keep?.find(
    (name) => kind.shape[name]?.from !== "stated" || kind.shape[name]?.words,
  );
  return unknown === undefined
    ? undefined
    : refuse("mending.unknown-field", { field: unknown, kind: kind.kind });
}

function performanceRefusal(
  situation: Situation,
  act: RecordOf<typeof erasurePerformed>,
  target: EffectiveRecord,
): Refusal | undefined {
  const { decisionRef, keysDestroyed } = act.stated;
  const decision = situation.record(decisionRef);
  if (decision === undefined || target.erasure?.decidedBy !== decisionRef) {
    return refuse("mending.no-decision", { target: target.recordRef });
  }
  if (target.erasure.performedBy !== undefined) {
    return refuse("mending.already-performed", { target: target.recordRef });
  }
  const expected = isRecordOf(decision, erasureDecided) ? decision.assigned.erases.length : 0;
  if (keysDestroyed !== expected) return refuse("mending.incomplete", { target: target.recordRef, expected });
  return undefined;
}
