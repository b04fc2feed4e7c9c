// SPDX-License-Identifier: Apache-2.0
import {
  type CaseState,
  caseFold,
  caseReceived,
  deadlinesFold,
  type EffectiveRecord,
  foldRecords,
  isRecordOf,
  proceduresFold,
} from "@scelle/core";
import type { LooksView, OverviewView, TimelineView } from "@scelle/core/api";
import { newestCount, timelinePage } from "@scelle/register";
import { allegationsOf } from "./allegation-lines.ts";
import { rightsLines } from "./rights-lines.ts";
import { recordLineOf, shortened, summaryOf, type ViewContext } from "./view-context.ts";

export function overviewView(context: ViewContext): OverviewView {
  const { caseRef, records, kinds } = context;
  const opened = records.find(({ recordRef }) => recordRef === caseRef);
  const state = foldRecords(caseFold, caseRef, records);
  return {
    caseRef,
    number: String(opened?.stated["number"] ?? ""),
    title: String(opened?.stated["title"] ?? ""),
    openedAt: opened?.assigned.recordedAt ?? context.at,
    isClosed: state.isClosed,
    ...transferOf(state),
    ...receivedOf(opened),
    entries: kinds.reduce((sum, { count }) => sum + count, 0),
    kinds: kinds.map(({ kind, count }) => ({ kind, count })),
    allegations: allegationsOf(context),
    measures: measuresOf(records),
    procedures: proceduresOf(records),
    deadlines: deadlinesOf(records, caseRef),
    rights: rightsLines(records),
    newest: records.slice(-newestCount).reverse().map(recordLineOf),
  };
}

export function measuresOf(records: readonly EffectiveRecord[]): OverviewView["measures"] {
  return records
    .filter(({ kind }) => kind === "measure-taken")
    .map(({ recordRef, stated }) => ({
      recordRef,
      measureType: String(stated["measure"]),
      ...(typeof stated["personRef"] === "string" ? { personRef: stated["personRef"] } : {}),
      at: stated["takenAt"] as NonNullable<OverviewView["measures"][number]["at"]>,
      summary: shortened(String(stated["note"] ?? stated["authority"] ?? "")),
    }));
}

export function proceduresOf(records: readonly EffectiveRecord[]): OverviewView["procedures"] {
  return foldRecords(proceduresFold, "", records).flatMap(({ recordRef, stage, notices, reviews }) => {
    const stated = records.find((record) => record.recordRef === recordRef)?.stated;
    const review = reviews.at(-1);
    if (stated === undefined) return [];
    return [
      {
        recordRef,
        summary: shortened([stated["number"], stated["extent"]].filter(Boolean).join(": ")),
        stage,
        dependence: (stated["dependence"] as readonly string[]).join(" "),
        notified: notices.length > 0,
        ...(review === undefined ? {} : { reviewOutcome: review.outcome }),
      },
    ];
  });
}

/** A page of what was recorded, newest first; who looked stands on a page of its own. */
export function timelineView({ records }: ViewContext): TimelineView {
  const page = records.slice(-timelinePage);
  const [first] = page;
  return {
    records: page.map(recordLineOf).reverse(),
    ...(first === undefined || records.length <= timelinePage ? {} : { before: first.index }),
  };
}

/** Who looked at what, why, and who was turned away, newest first. */
export function looksView({ records }: ViewContext): LooksView {
  return { looks: records.map(lookLine).reverse() };
}

function transferOf({ transfer }: CaseState): Pick<OverviewView, "transfer"> {
  if (transfer === undefined) return {};
  const { recordRef, toOrigin, state, since } = transfer;
  return { transfer: { recordRef, toOrigin, state, since } };
}

function receivedOf(opened: EffectiveRecord | undefined): Pick<OverviewView, "received"> {
  if (opened === undefined || !isRecordOf(opened, caseReceived)) return {};
  const { sourceOrigin, headIndex, headSeq } = opened.stated;
  return { received: { sourceOrigin, headIndex, headSeq } };
}

function deadlinesOf(records: readonly EffectiveRecord[], caseRef: string): OverviewView["deadlines"] {
  const deadlines = Object.values(foldRecords(deadlinesFold, caseRef, records));
  return deadlines
    .filter(({ extendedBy }) => extendedBy === undefined)
    .flatMap(({ recordRef, met }) => {
      const set = records.find((record) => record.recordRef === recordRef);
      if (set === undefined) return [];
      const due = set.stated["dueAt"] as NonNullable<OverviewView["deadlines"][number]["due"]>;
      return [{ recordRef, summary: String(set.stated["deadlineType"]), due, isMet: met !== undefined }];
    });
}

function lookLine(record: EffectiveRecord): LooksView["looks"][number] {
  const { recordRef, kind, stated, assigned } = record;
  const { personRef } = stated;
  const told = ["ground", "logPurpose", "actReference", "reason", "refused"] as const;
  const shown = (assigned as unknown as { readonly shown?: string[] }).shown ?? stated["recordRefs"] ?? [];
  return {
    recordRef,
    kind,
    personRef: typeof personRef === "string" ? personRef : assigned.author,
    at: assigned.recordedAt,
    ...Object.fromEntries(
      told.flatMap((name) => (typeof stated[name] === "string" ? [[name, stated[name]]] : [])),
    ),
    asked: askedIn(record),
    shown: shown as string[],
  };
}

function askedIn(record: EffectiveRecord): string {
  const query = record.stated["query"] as
    | { readonly op: string; readonly kind?: string; readonly text?: string }
    | undefined;
  if (query === undefined) return String(record.stated["attempted"] ?? summaryOf(record));
  return query.kind ?? query.text ?? query.op;
}
