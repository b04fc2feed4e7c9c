// SPDX-License-Identifier: Apache-2.0
import { caseRefusal } from "../access/case-rules.ts";
import { deadlineRefusal } from "../access/deadline-rules.ts";
import { authorRefusal } from "../access/decide-author.ts";
import { consultationRefusal } from "../access/decide-consultation.ts";
import { scopeOf, writeRefusal } from "../access/decide-write.ts";
import { favourableRefusal } from "../access/favourable-rules.ts";
import { actsAlone, grantRefusal } from "../access/grant-rules.ts";
import { protectionRefusal } from "../access/protection-rules.ts";
import { rightsRefusal } from "../access/rights-rules.ts";
import { wallRefusal } from "../access/wall-rules.ts";
import { witnessRefusal } from "../access/witness-rules.ts";
import { allegationRefusal } from "../allegations/decide-allegations.ts";
import { exhibitRefusal } from "../custody/decide-custody.ts";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { lookupRefusal } from "../lookups/decide-lookups.ts";
import { operationRefusal } from "../operations/decide-operations.ts";
import { sourcesRefusal } from "../statements/decide-statements.ts";
import { transferRefusal } from "../transfer/transfer-rules.ts";
import { kindOf } from "./catalogue.ts";
import { mendingRefusal } from "./decide-mending.ts";
import { peopleRefusal } from "./decide-people.ts";
import { referenceRefusal } from "./decide-references.ts";
import { voiceRefusal } from "./decide-voices.ts";
import { type EffectiveRecord, isRecordOf } from "./effective-records.ts";
import { erasureDecided } from "./kinds/erasure-decided.ts";
import type { Proposal, Refusal, Situation } from "./situation.ts";
import { skeletonOf } from "./skeleton.ts";

export interface Acceptance {
  readonly accepted: true;
  /** The case that the record belongs to. */
  readonly caseRef?: string;
  /**
   * The fields of the kind that the register assigns; author, time and number in the case are the writer's.
   */
  readonly assigned: JsonObject;
}

export type Decision = Acceptance | Refusal;

/**
 * Whether a draft becomes a record. The draft has been parsed and its signature checked; nothing else has.
 * The first rule that says no answers: who writes, where, about what, and then the rules of the subject.
 */
export function decide(situation: Situation, proposal: Proposal): Decision {
  const kind = kindOf(proposal.draft.kind, proposal.draft.version);
  const scope = scopeOf(situation, kind, proposal.draft);
  const act = asAct(proposal);
  const refusal =
    authorRefusal(situation, kind, proposal) ??
    writeRefusal(situation, kind, proposal, scope) ??
    transferRefusal(situation, kind, act, scope.caseRef) ??
    rightsRefusal(situation, act) ??
    favourableRefusal(situation, act) ??
    voiceRefusal(situation, kind, act, scope.caseRef) ??
    referenceRefusal(situation, kind, act, scope.caseRef) ??
    peopleRefusal(situation, act) ??
    grantRefusal(situation, act) ??
    protectionRefusal(situation, act) ??
    caseRefusal(situation, act) ??
    wallRefusal(situation, act) ??
    witnessRefusal(situation, act, scope.caseRef) ??
    deadlineRefusal(situation, act) ??
    exhibitRefusal(situation, act) ??
    allegationRefusal(situation, act) ??
    operationRefusal(situation, act) ??
    lookupRefusal(situation, act) ??
    sourcesRefusal(situation, act) ??
    mendingRefusal(situation, act) ??
    consultationRefusal(situation, proposal);
  if (refusal !== undefined) return refusal;
  const { caseRef } = scope;
  return {
    accepted: true,
    ...(caseRef === undefined ? {} : { caseRef }),
    assigned: assignedFields(situation, act, proposal),
  };
}

/** The record that the draft would become. */
function asAct({ draft, author, recordedAt }: Proposal): EffectiveRecord {
  const { draftId, kind, version, stated, measured } = draft;
  const fields = { stated, original: stated, measured: measured ?? {}, assigned: { author, recordedAt } };
  return { index: -1, recordRef: draftId, kind, version, ...fields, corrections: [], erased: false };
}

function assignedFields(situation: Situation, act: EffectiveRecord, proposal: Proposal): JsonObject {
  if (isRecordOf(act, erasureDecided))
    return { erases: remains(situation, act.stated.targetRef, act.stated.keep) };
  if (actsAlone(situation, act)) return { alone: true };
  const isConsultation = act.kind === "record-consulted" || act.kind === "records-combined";
  return isConsultation ? { shown: proposal.shown ?? [] } : {};
}

/** The skeletons of a record and of its corrections, which repeat its words. */
function remains(situation: Situation, targetRef: string, keep: readonly string[] | undefined): JsonObject[] {
  const target = situation.record(targetRef);
  const corrections = target?.corrections.map(({ by }) => situation.record(by)) ?? [];
  return [target, ...corrections].flatMap((record, i) => {
    if (record === undefined) return [];
    const skeleton = skeletonOf(record, i === 0 ? keep : undefined);
    return [
      { recordRef: record.recordRef, index: record.index, skeleton: skeleton as unknown as JsonObject },
    ];
  });
}
