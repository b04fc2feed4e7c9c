// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { findKind } from "../../records/catalogue.ts";
import { parseDraft } from "../../records/draft.ts";
import {
  type EffectiveRecord,
  effectiveRecords,
  withCorrectedFields,
} from "../../records/effective-records.ts";
import { sampleMeasured, sampleStated } from "../../records/spec/sample-fields.ts";
import { at, keyOf, refOf } from "../../records/spec/spec-names.ts";
import type { Circumstance } from "../circumstances.ts";
import type { OutcomeStanding } from "../grades.ts";
import type { PackName } from "../packs.ts";
import { regularityOf } from "../regularity.ts";
import type { ruleTable } from "../rule-table.ts";
import type { RuleName } from "../rule-words.ts";

/** A record of a specification: its kind, its name, and what differs from the sample of its kind. */
export interface Recorded {
  readonly kind: string;
  readonly as?: string;
  readonly by?: string;
  /** `null` leaves a field out. */
  readonly stated?: JsonObject;
}

/** One line: what is on record, and what a rule says of it. */
export interface RuleRow {
  readonly claim: string;
  readonly rule: RuleName;
  readonly pack?: PackName;
  readonly given: readonly Recorded[];
  /** Of every act that the rule was asked about, in the order of the log; none if it asks nothing. */
  readonly says: readonly OutcomeStanding[];
  readonly because?: readonly Circumstance[];
}

export const caseRef = refOf("case");
export const asOf = "2026-03-20T08:00:00.000Z";

/**
 * Records as a register would hold them after whatever corrections: they parse, and nothing asked the rules
 * of taking in, since a rule of procedure must stand a history that those would not accept.
 */
export function recordsOf(given: readonly Recorded[]): EffectiveRecord[] {
  return effectiveRecords(
    given.map(({ kind, as, by = "lead", stated = {} }, index) => {
      const measured = sampleMeasured(kind);
      const draft = parseDraft({
        draftId: refOf(as ?? `act ${index}`),
        kind,
        version: findKind(kind)?.version ?? 1,
        stated: withCorrectedFields(sampleStated(kind), stated),
        ...(measured === undefined ? {} : { measured, measuredBy: "spec/1.0.0" }),
      });
      const recordedAt = new Date(Date.parse(at("20:00")) + index * 1_000).toISOString();
      const assigned = { author: refOf(by), recordedAt, caseRef, caseSeq: index };
      const signature = { key: keyOf(by), value: "A".repeat(86) };
      return { index, payload: { assigned, draft, signature, v: 1 } };
    }),
  );
}

/** The outcomes of one rule, each as its standing and its circumstances. */
export function saidOf(
  { rule, pack = "fr", given }: RuleRow,
  rules?: typeof ruleTable,
): { readonly says: readonly OutcomeStanding[]; readonly because: readonly Circumstance[] } {
  const ask = { caseRef, records: recordsOf(given), pack, asOf };
  const { flags, unknown, counts } = rules === undefined ? regularityOf(ask) : regularityOf(ask, rules);
  const told = [...flags, ...unknown].filter((flag) => flag.rule === rule);
  const met = counts.find((count) => count.rule === rule)?.met ?? 0;
  return {
    says: [...Array.from({ length: met }, () => "met" as const), ...told.map(({ standing }) => standing)],
    because: told.flatMap((flag) => flag.circumstances),
  };
}
