// SPDX-License-Identifier: Apache-2.0
import {
  type AffectedProcedure,
  type EffectiveRecord,
  foldRecords,
  isPending,
  isRecordOf,
  procedureAffected,
  procedureNotified,
  procedureReviewed,
  proceduresFold,
  reviewStanding,
} from "@scelle/core";
import type { AffectedProcedureLine, ProceduresView } from "@scelle/core/api";
import { recordLineOf, type ViewContext } from "./view-context.ts";

/** Procedures that rest on somebody under allegation, for whoever has to tell their courts. */
export function proceduresView({
  caseRef,
  records,
}: Pick<ViewContext, "caseRef" | "records">): ProceduresView {
  const byRef = new Map(records.map((record) => [record.recordRef, record]));
  const procedures = foldRecords(proceduresFold, caseRef, records);
  const named = new Set(
    procedures.flatMap(({ allegationRefs, sourceRefs }) => [...allegationRefs, ...sourceRefs]),
  );
  return {
    procedures: procedures.flatMap((procedure) => lineOf(procedure, byRef)),
    records: records.filter(({ recordRef }) => named.has(recordRef)).map(recordLineOf),
  };
}

function lineOf(
  procedure: AffectedProcedure,
  byRef: ReadonlyMap<string, EffectiveRecord>,
): AffectedProcedureLine[] {
  const { recordRef, personRef, stage, allegationRefs, sourceRefs, notices, reviews } = procedure;
  const record = byRef.get(recordRef);
  if (record === undefined || !isRecordOf(record, procedureAffected)) return [];
  const { number, bodyRef, court, asOf, dependence, extent } = record.stated;
  return [
    {
      ...{ recordRef, personRef, stage, isPending: isPending(procedure), asOf },
      ...told({ number, bodyRef, court, extent }),
      dependence: [...dependence],
      allegationRefs: [...allegationRefs],
      sourceRefs: [...sourceRefs],
      notices: notices.flatMap((notice) => noticeOf(byRef.get(notice.recordRef))),
      reviewStanding: reviewStanding(procedure),
      reviews: reviews.flatMap((review) => reviewOf(byRef.get(review.recordRef))),
    },
  ];
}

function noticeOf(record: EffectiveRecord | undefined): AffectedProcedureLine["notices"] {
  if (record === undefined || !isRecordOf(record, procedureNotified)) return [];
  const { party, personRef, bodyRef, notifiedAt, means } = record.stated;
  return [{ recordRef: record.recordRef, party, notifiedAt, means, ...told({ personRef, bodyRef }) }];
}

function reviewOf(record: EffectiveRecord | undefined): AffectedProcedureLine["reviews"] {
  if (record === undefined || !isRecordOf(record, procedureReviewed)) return [];
  const { outcome, reviewedAt, authority } = record.stated;
  return [{ recordRef: record.recordRef, outcome, reviewedAt, ...told({ authority }) }];
}

/** Fields that may be absent, those that are there. */
function told<Name extends string>(
  fields: { readonly [N in Name]: string | undefined },
): {
  readonly [N in Name]?: string;
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [N in Name]?: string;
  };
}
