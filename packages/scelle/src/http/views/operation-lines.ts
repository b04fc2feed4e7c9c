// SPDX-License-Identifier: Apache-2.0
import {
  type EffectiveRecord,
  isRecordOf,
  operationDisclosed,
  operationExecuted,
  operationFailed,
  operationPlanned,
  operationResulted,
  type RecordOf,
  sentenceOf,
  shiftStaffed,
  statementRecorded,
} from "@scelle/core";
import type { OperationLine, OperationsView, OperationView } from "@scelle/core/api";
import type { ViewContext } from "./view-context.ts";

type Planned = RecordOf<typeof operationPlanned> & { readonly recordRef: string };
type Headcount = NonNullable<OperationLine["strength"]>;

export function operationsView({ records }: ViewContext): OperationsView {
  return {
    operations: records.flatMap((record) =>
      isRecordOf(record, operationPlanned) ? [operationLineOf(record, records)] : [],
    ),
    programmes: records
      .filter(({ kind }) => kind === "programme-announced")
      .map(({ recordRef, stated }) => ({
        recordRef,
        name: String(stated["title"] ?? ""),
        aim: String(stated["aim"] ?? ""),
      })),
  };
}

export function operationLineOf(
  { recordRef, stated }: Planned,
  records: readonly EffectiveRecord[],
): OperationLine {
  const own = records.filter((record) => record.stated["operationRef"] === recordRef);
  return {
    operationRef: recordRef,
    name: stated.name ?? "",
    purpose: stated.purpose ?? "",
    startsAt: stated.startsAt,
    endsAt: stated.endsAt,
    ...strengthOf("strength", stated.strength),
    isExecuted: own.some(({ kind }) => kind === "operation-executed"),
    hasFailed: own.some(({ kind }) => kind === "operation-failed"),
  };
}

/** A number of persons without its unit, which is always the same. */
export function strengthOf<Name extends string>(
  name: Name,
  count: { readonly unit: string } | undefined,
): { readonly [N in Name]?: Headcount } {
  if (count === undefined) return {};
  const { unit: _, ...amount } = count;
  return { [name]: amount } as { readonly [N in Name]?: Headcount };
}

export function shiftsOf(own: readonly EffectiveRecord[]): OperationView["shifts"] {
  return own
    .filter((record) => isRecordOf(record, shiftStaffed))
    .map(({ recordRef, stated: { bodyRef, startsAt, endsAt, area, required, staffed } }) => ({
      recordRef,
      ...(bodyRef === undefined ? {} : { bodyRef }),
      startsAt,
      endsAt,
      ...(area === undefined ? {} : { area }),
      ...strengthOf("required", required),
      ...strengthOf("staffed", staffed),
    }));
}

export function disclosuresOf(own: readonly EffectiveRecord[]): NonNullable<OperationView["disclosures"]> {
  return own
    .filter((record) => isRecordOf(record, operationDisclosed))
    .map(({ recordRef, stated: { toRefs, byRef, matters, disclosedAt, means } }) => ({
      recordRef,
      toRefs: [...toRefs],
      ...(byRef === undefined ? {} : { byRef }),
      matters: [...matters],
      disclosedAt,
      means,
    }));
}

export function executionsOf(own: readonly EffectiveRecord[]): NonNullable<OperationView["executions"]> {
  return own
    .filter((record) => isRecordOf(record, operationExecuted))
    .map(({ recordRef, stated: { startedAt, endedAt, strength, departures } }) => ({
      recordRef,
      startedAt,
      ...(endedAt === undefined ? {} : { endedAt }),
      ...strengthOf("strength", strength),
      ...(departures === undefined ? {} : { departures }),
    }));
}

export function resultsOf(own: readonly EffectiveRecord[]): NonNullable<OperationView["results"]> {
  return own
    .filter((record) => isRecordOf(record, operationResulted))
    .map(({ recordRef, stated: { asOf, results } }) => ({
      recordRef,
      asOf,
      results: results as unknown as NonNullable<OperationView["results"]>[number]["results"],
    }));
}

/** What failed, and what is given as its causes: statements are told back, not taken over. */
export function failuresOf(
  { nameOf, records }: Pick<ViewContext, "nameOf" | "records">,
  own: readonly EffectiveRecord[],
): NonNullable<OperationView["failures"]> {
  return own
    .filter((record) => isRecordOf(record, operationFailed))
    .map(({ recordRef, stated: { extent, failedAt, description = "", causeRefs } }) => ({
      recordRef,
      extent,
      failedAt,
      description,
      causes: causeRefs.map((ref) => {
        const cause = records.find((record) => record.recordRef === ref);
        if (cause === undefined || !isRecordOf(cause, statementRecorded)) return { recordRef: ref };
        const sentence = { en: sentenceOf(cause, nameOf, "en"), fr: sentenceOf(cause, nameOf, "fr") };
        return { recordRef: ref, sentence };
      }),
    }));
}
