// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import {
  base64url,
  type CalendarName,
  type EffectiveRecord,
  findKind,
  type JsonObject,
  markingKinds,
  marksAmong,
  type PackName,
  ScelleError,
  type Signer,
} from "@scelle/core";
import type {
  EvidenceAnswer,
  LookReason,
  RecordAnswer,
  SayingsAnswer,
  ViewAnswer,
  ViewName,
} from "@scelle/core/api";
import {
  type Evidence,
  type Locator,
  type Look,
  type RecordEvidence,
  type Register,
  type Select,
  signDraft,
} from "@scelle/register";
import { accountView, type SayingsQuestion, sayingsAnswer } from "./account-view.ts";
import { allegationView } from "./allegation-lines.ts";
import { looksView, overviewView, timelineView } from "./case-views.ts";
import { exhibitsView, exhibitView } from "./exhibit-view.ts";
import { frontView } from "./front-view.ts";
import { grantedView } from "./granted-view.ts";
import { importedView } from "./imported-view.ts";
import { incidentsView } from "./incidents-view.ts";
import { operationsView } from "./operation-lines.ts";
import { operationView } from "./operation-view.ts";
import { peopleView } from "./people-view.ts";
import { proceduresView } from "./procedures-view.ts";
import { regularityView } from "./regularity-view.ts";
import { shownOf } from "./shown-record.ts";
import { standingsOf } from "./standings.ts";
import { summaryOf, type ViewContext } from "./view-context.ts";

/** Whoever looks, with the key that signs the look, and why. */
export interface Looker {
  readonly personRef: string;
  readonly signer: Signer;
  readonly reason: LookReason;
}

export interface ViewAsk {
  readonly of?: string | undefined;
  readonly before?: number | undefined;
  readonly at?: string | undefined;
  readonly event?: string | undefined;
  readonly pack?: PackName | undefined;
  readonly calendar?: CalendarName | undefined;
  readonly caseRef: string;
  readonly view: ViewName;
}

type ViewOf<Name extends ViewName> = ViewAnswer<Name>["view"];
type Builder = (context: ViewContext, ask: ViewAsk) => ViewOf<ViewName>;

const builders = {
  overview: overviewView,
  timeline: timelineView,
  exhibits: exhibitsView,
  exhibit: exhibitView,
  people: peopleView,
  allegation: allegationView,
  account: accountView,
  operations: operationsView,
  operation: (context, { at }) => operationView(context, { at }),
  imported: importedView,
  incidents: incidentsView,
  procedures: proceduresView,
  regularity: regularityView,
  looks: looksView,
  granted: grantedView,
  front: frontView,
} as const satisfies Record<ViewName, Builder>;

/**
 * One view of a case: the look is on record before anything of it is answered.
 * @throws ScelleError("access.not-member" | "reference.unknown" | …)
 */
export async function answerView(register: Register, looker: Looker, ask: ViewAsk): Promise<ViewAnswer> {
  const { caseRef, view, of, before, event } = ask;
  const name = before === undefined ? `view.${view}` : `view.${view}.${before}`;
  const query = { op: "list", kind: name, ...(of === undefined ? {} : { of }) };
  const look = await lookAt(register, looker, { caseRef, query });
  const { records, beside, kinds, receipt, isCut, page } = look;
  const names = register.names.as(looker.personRef);
  const context: ViewContext = {
    caseRef,
    records,
    kinds,
    nameOf: names.labelOf,
    viewerRef: looker.personRef,
    at: ask.at ?? new Date().toISOString(),
    of,
    event,
    before,
    page,
  };
  const build: Builder = builders[view];
  const kindOf = (ref: string) => names.outlineOf(ref)?.kind;
  const shown = build(context, ask);
  const standings = standingsOf(records, beside);
  return {
    ...(receipt === undefined ? {} : { receipt }),
    isExtended: receipt === undefined,
    isCut,
    labels: labelsIn({ shown, standings }, [...records, ...beside], context.nameOf, kindOf),
    standings,
    view: shown,
  };
}

/** One record with what corrected it, who marked it as favourable, and names of what is named. */
export async function answerRecord(register: Register, looker: Looker, ref: string): Promise<RecordAnswer> {
  const marking = (locator: Locator) => marksOf(locator, ref);
  const { records, beside } = await lookAtRecord(register, looker, ref, marking);
  const record = onlyRecord(records, ref);
  const marks = marksAmong(records).filter(({ markedRef }) => markedRef === ref);
  const names = register.names.as(looker.personRef);
  const shown = shownOf(record);
  const kindOf = (named: string) => names.outlineOf(named)?.kind;
  const standings = standingsOf(records, beside);
  const labels = labelsIn({ shown, standings, marks }, records, names.labelOf, kindOf);
  return { record: shown, labels, standings, marks };
}

/** @param since the size of a checkpoint that the asker holds */
export async function answerEvidence(
  register: Register,
  looker: Looker,
  { ref, since }: { readonly ref: string; readonly since?: number | undefined },
): Promise<EvidenceAnswer> {
  onlyRecord((await lookAtRecord(register, looker, ref)).records, ref);
  const evidence: Evidence = await register.evidence(ref, since ?? 0);
  return {
    record: evidenceText(evidence.record),
    keyRecords: evidence.keyRecords.map(evidenceText),
    checkpoint: evidence.checkpoint,
    ...(since === undefined
      ? {}
      : { since, consistency: evidence.consistency.map((hash) => base64url(hash)) }),
  };
}

/** Who says that somebody did something, over the statements of a case. */
export async function answerSayings(
  register: Register,
  looker: Looker,
  caseRef: string,
  question: SayingsQuestion,
): Promise<SayingsAnswer> {
  const query = { op: "list", kind: "view.account" };
  const { records } = await lookAt(register, looker, { caseRef, query });
  return sayingsAnswer({ records }, question);
}

/** A look in the name of whoever is signed in. @throws ScelleError("access.not-member" | …) */
export async function lookAt(
  register: Register,
  { signer, reason }: Looker,
  stated: JsonObject,
  select?: Select,
): Promise<Look> {
  const kind = "record-consulted";
  const version = findKind(kind)?.version ?? 1;
  const draft = { draftId: randomUUID(), kind, version, stated: { ...stated, ...reason } };
  return await register.look(await signDraft(register.origin, draft, signer), select);
}

/** The records by which one record was marked, and by which its marks were removed. */
function marksOf(locator: Locator, ref: string): string[] {
  const all = locator.ofKinds(markingKinds).flatMap((one) => locator.record(one) ?? []);
  const of = marksAmong(all).filter(({ markedRef }) => markedRef === ref);
  return of.flatMap(({ markRef, removal }) => [
    markRef,
    ...(removal === undefined ? [] : [removal.recordRef]),
  ]);
}

async function lookAtRecord(
  register: Register,
  looker: Looker,
  ref: string,
  beside: (locator: Locator) => readonly string[] = () => [],
): Promise<Look> {
  const caseRef = register.names.caseOf(ref);
  const stated = { ...(caseRef === undefined ? {} : { caseRef }), query: { op: "show", refs: [ref] } };
  try {
    return await lookAt(register, looker, stated, (locator) => {
      return { refs: [ref, ...beside(locator)], isCut: false };
    });
  } catch (error) {
    // Refused by what was asked for: whoever may not read it must not learn of which case it is.
    const isClosed = error instanceof ScelleError && error.code === "access.not-member";
    throw isClosed ? new ScelleError("access.not-member", { ref }) : error;
  }
}

/** One that is not there answers as one that is closed. */
function onlyRecord(records: readonly EffectiveRecord[], ref: string): EffectiveRecord {
  const record = records.find(({ recordRef }) => recordRef === ref);
  if (record === undefined) throw new ScelleError("access.not-member", { ref });
  return record;
}

function evidenceText({ index, entry, opened, inclusion }: RecordEvidence): EvidenceAnswer["record"] {
  return {
    index,
    entry: base64url(entry),
    ...(opened === undefined
      ? {}
      : { payload: new TextDecoder().decode(opened.payload), salt: base64url(opened.salt) }),
    inclusion: inclusion.map((hash) => base64url(hash)),
  };
}

const reference = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Names of all that an answer names, as far as the reader may know them; of what has none, the kind. */
function labelsIn(
  answer: unknown,
  records: readonly EffectiveRecord[],
  nameOf: ViewContext["nameOf"],
  kindOf: (ref: string) => string | undefined,
): Record<string, string> {
  const refs = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (reference.test(value)) refs.add(value);
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
  };
  visit(answer);
  const known = new Map(records.map((record) => [record.recordRef, record]));
  const labels: Record<string, string> = {};
  for (const ref of refs) {
    const record = known.get(ref);
    const label = nameOf(ref) ?? (record === undefined ? undefined : calledBy(record, nameOf));
    const name = label === undefined || label === "" ? kindOf(ref) : label;
    if (name !== undefined) labels[ref] = name;
  }
  return labels;
}

/**
 * A text is called as its document is; other records without a name by the words in which they say what they
 * are.
 */
function calledBy(record: EffectiveRecord, nameOf: ViewContext["nameOf"]): string | undefined {
  const { documentRef } = record.stated as { readonly documentRef?: string };
  if (record.kind === "text-established" && documentRef !== undefined) return nameOf(documentRef);
  const { note: _remark, ...stated } = record.stated;
  return summaryOf({ ...record, stated });
}
