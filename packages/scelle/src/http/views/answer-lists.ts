// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { base64url, type EffectiveRecord, findKind, type JsonObject } from "@scelle/core";
import type {
  AllegationStandings,
  CaseList,
  CheckpointAnswer,
  ResolvedAnswer,
  ShownAnswer,
} from "@scelle/core/api";
import { type Consultation, type KindCount, type Receipt, type Register, signDraft } from "@scelle/register";
import type { Looker } from "./answer-view.ts";
import { standingsOf } from "./standings.ts";

/** The cases that a person may read. */
export async function answerCases(register: Register, looker: Looker): Promise<CaseList> {
  const look = await consult(register, looker, { op: "list", kind: "case-opened" });
  const cases = look.records.map((record) => {
    const counts = register.names.countsOf(looker.personRef, record.recordRef);
    return {
      caseRef: record.recordRef,
      number: String(record.stated["number"] ?? ""),
      title: String(record.stated["title"] ?? ""),
      openedAt: record.recordedAt,
      isClosed: counts.some(({ kind }) => kind === "case-closed"),
      // A transfer is recorded only where none stands: those before were withdrawn, each once.
      isGivenAway: countOf(counts, "case-transferred") > countOf(counts, "transfer-withdrawn"),
      entries: counts.reduce((sum, { count }) => sum + count, 0),
    };
  });
  return { cases, granted: register.names.grantsOf(looker.personRef).map((grant) => ({ ...grant })) };
}

/** Records that hold words, in one case or in all that the person may read. */
export async function answerSearch(
  register: Register,
  looker: Looker,
  { text, caseRef }: { readonly text: string; readonly caseRef?: string | undefined },
): Promise<{ receipt: Receipt; records: ShownAnswer[]; standings: AllegationStandings; isCut: boolean }> {
  const found = await consult(register, looker, { op: "search", text }, caseRef);
  const { receipt, records, beside = [], isCut } = found;
  const standings = standingsOf(asRead(records), asRead(beside));
  return { receipt, records: records as unknown as ShownAnswer[], standings, isCut };
}

export interface ResolveAsk {
  readonly text: string;
  /** What must be founded by what is named, such as `person`. */
  readonly target?: string | undefined;
  readonly caseRef?: string | undefined;
}

/** Names of readable things for somebody who types one; no content, and so no record of it. */
export function answerResolve(
  register: Register,
  personRef: string,
  { text, target, caseRef }: ResolveAsk,
): { matches: ResolvedAnswer[] } {
  const found = register.names.find(personRef, text).filter(({ ref, kind, caseRef: of }) => {
    const isTarget = target === undefined || target === "record" || findKind(kind)?.founds === target;
    return isTarget && (caseRef === undefined || of === undefined || of === caseRef || ref === caseRef);
  });
  return { matches: found.map((match) => ({ ...match })) };
}

/** @throws ScelleError("log.not-published") for a size that no checkpoint has reached */
export async function answerCheckpoint(
  register: Register,
  since: number | undefined,
): Promise<CheckpointAnswer> {
  const { checkpoint, consistency } = await register.checkpointSince(since ?? 0);
  if (since === undefined) return { checkpoint };
  return { checkpoint, since, consistency: consistency.map((hash) => base64url(hash)) };
}

/** Over a socket records come as JSON, which every field of them is. */
function asRead(records: NonNullable<Consultation["beside"]>): readonly EffectiveRecord[] {
  return records as unknown as readonly EffectiveRecord[];
}

async function consult(
  register: Register,
  { signer, reason }: Looker,
  query: JsonObject,
  caseRef?: string,
): Promise<Consultation> {
  const kind = caseRef === undefined ? "records-combined" : "record-consulted";
  const version = findKind(kind)?.version ?? 1;
  const stated = { ...(caseRef === undefined ? {} : { caseRef }), ...reason, query };
  const signed = await signDraft(register.origin, { draftId: randomUUID(), kind, version, stated }, signer);
  return await register.consult(signed);
}

function countOf(counts: readonly KindCount[], wanted: string): number {
  return counts.find(({ kind }) => kind === wanted)?.count ?? 0;
}
