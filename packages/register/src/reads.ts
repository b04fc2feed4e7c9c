// SPDX-License-Identifier: Apache-2.0
import {
  caseFoundingKinds,
  type Draft,
  type EffectiveRecord,
  isReadingOfOthers,
  recordsShownMax,
  ScelleError,
  type SignedDraft,
  streamKey,
} from "@scelle/core";
import { dispositionsBeside } from "./beside.ts";
import type { Index, RecordFilter } from "./index/index-reader.ts";
import type { RecordRow } from "./index/index-rows.ts";
import type { LiveSituation } from "./live-situation.ts";
import type { Consultation, ShownRecord } from "./session.ts";
import type { Walls } from "./walls.ts";
import type { Writer } from "./writer.ts";

/** Written down in the register's own name. */
export type RecordRefusal = (refusal: {
  personRef: string;
  attempted: string;
  refused: string;
  caseRef?: string;
}) => Promise<void>;

export interface ReadParts {
  readonly index: Index;
  readonly situation: LiveSituation;
  readonly writer: Writer;
  readonly walls: Walls;
  recordRefusal: RecordRefusal;
}

interface Found {
  readonly refs: readonly string[];
  readonly isCut: boolean;
}

const pageRows = 200;

/**
 * Answers a consultation: first the record that it took place, naming what is shown, durable; then the
 * content.
 * @throws ScelleError("access.not-member" | "record.unknown" | …); the refused attempt is recorded too
 */
export async function consult(parts: ReadParts, signed: SignedDraft, author: string): Promise<Consultation> {
  const { draft } = signed;
  if (draft.kind !== "record-consulted" && draft.kind !== "records-combined") {
    throw new ScelleError("draft.not-a-read", { kind: draft.kind });
  }
  let answer: Omit<Consultation, "receipt"> | undefined;
  const findShown = (at: string): readonly string[] => {
    const logPurpose = draft.stated["logPurpose"] as string | undefined;
    const look = { author, at, logPurpose };
    const { refs, isCut } = findReadable(parts, draft, look);
    // Taken as it stands at the moment of the decision: what comes after that was not asked for.
    const records = refs.flatMap((ref) => parts.situation.record(ref) ?? []);
    const scopeOf = (caseRef: string | undefined) => parts.walls.scope(author, at, caseRef);
    const decided = dispositionsBeside({ ...parts, scopeOf }, records, (record) =>
      isReadable(parts, look, record),
    );
    const beside = decided.slice(0, recordsShownMax - records.length);
    answer = {
      records: records.map(shownRecord),
      isCut: isCut || beside.length < decided.length,
      ...(beside.length === 0 ? {} : { beside: beside.map(shownRecord) }),
    };
    return [...refs, ...beside.map(({ recordRef }) => recordRef)];
  };
  try {
    const receipt = await parts.writer.submit({ signed, author, findShown });
    // Asked before under this id: a receipt may be given again, content only for a look of its own.
    if (answer === undefined) throw new ScelleError("draft.id-taken", { draftId: draft.draftId });
    return { receipt, ...answer };
  } catch (error) {
    if (error instanceof ScelleError && error.code.startsWith("access.")) {
      const caseRef = knownCase(parts, draft);
      const refusal = { personRef: author, attempted: draft.kind, refused: error.code };
      await parts.recordRefusal(caseRef === undefined ? refusal : { ...refusal, caseRef });
    }
    throw error;
  }
}

type Query =
  | { readonly op: "show"; readonly refs: readonly string[] }
  | { readonly op: "list"; readonly kind: string; readonly of?: string }
  | { readonly op: "search"; readonly text: string };

/** Who looks, and when: emergency access ends by the clock. */
interface Look {
  readonly author: string;
  readonly at: string;
  /** For what the looks of others are read; without it they are left out. */
  readonly logPurpose: string | undefined;
}

function findReadable(parts: ReadParts, draft: Draft, look: Look): Found {
  const query = draft.stated["query"] as unknown as Query;
  const caseRef = draft.stated["caseRef"] as string | undefined;
  if (query.op === "show") return { refs: namedRecords(parts, query.refs, look), isCut: false };
  const filter = {
    ...(caseRef === undefined ? {} : { caseRef }),
    ...(query.op === "list" ? { kind: query.kind } : { text: query.text }),
  };
  const of = query.op === "list" ? query.of : undefined;
  // Of records that the reader is shown anyway: which entries these are tells nothing else.
  const wanted = of === undefined ? undefined : new Set(parts.index.stream(streamKey("exhibit", of)));
  return readableRecords(parts, look, filter, (row) => wanted === undefined || wanted.has(row.entry));
}

/**
 * Asked twice, as everywhere: cases in the query, and every record again before it leaves. What the reader
 * may not see takes no place in the answer and is not counted.
 */
function readableRecords(
  parts: ReadParts,
  look: Look,
  filter: Pick<RecordFilter, "kind" | "caseRef" | "text">,
  isWanted: (row: RecordRow) => boolean,
): Found {
  const { index, situation, walls } = parts;
  const scope = walls.scope(look.author, look.at, filter.caseRef);
  const refs: string[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = index.find({ ...filter, scope, before, limit: pageRows });
    for (const row of rows.filter(isWanted)) {
      if (!isReadable(parts, look, situation.record(row.ref))) continue;
      if (refs.length === recordsShownMax) return { refs, isCut: true };
      refs.push(row.ref);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return { refs, isCut: false };
    before = last.entry;
  }
}

/**
 * Records asked for by name are shown all or not at all; one that is not there answers as one that is
 * closed.
 */
function namedRecords(parts: ReadParts, refs: readonly string[], look: Look): readonly string[] {
  const { index, situation, walls } = parts;
  for (const ref of refs) {
    const scope = walls.scope(look.author, look.at, index.record(ref)?.caseRef ?? ref);
    const record = index.readable(ref, scope) === undefined ? undefined : situation.record(ref);
    const isOpen = record !== undefined && walls.mayLeave(look.author, record, look.at);
    if (!isOpen) throw new ScelleError("access.not-member", { ref });
    if (!isForPurpose(look, record)) throw new ScelleError("access.no-log-purpose", { ref });
  }
  return refs;
}

function isReadable({ walls }: ReadParts, look: Look, record: EffectiveRecord | undefined): boolean {
  if (record === undefined || !isForPurpose(look, record)) return false;
  return walls.mayLeave(look.author, record, look.at);
}

function isForPurpose({ author, logPurpose }: Look, record: EffectiveRecord): boolean {
  return logPurpose !== undefined || !isReadingOfOthers(record, author);
}

/** A refusal is filed with the case it concerned, if the case exists. */
function knownCase({ index }: ReadParts, draft: Draft): string | undefined {
  const { caseRef, query } = draft.stated;
  const { refs = [] } = query as { readonly refs?: readonly string[] };
  const named = typeof caseRef === "string" ? caseRef : index.record(refs[0] ?? "")?.caseRef;
  return named !== undefined && caseFoundingKinds.includes(index.record(named)?.kind ?? "")
    ? named
    : undefined;
}

function shownRecord(record: EffectiveRecord): ShownRecord {
  const { author, recordedAt, caseRef } = record.assigned;
  return {
    recordRef: record.recordRef,
    index: record.index,
    kind: record.kind,
    version: record.version,
    author,
    recordedAt,
    ...(typeof caseRef === "string" ? { caseRef } : {}),
    stated: record.stated,
    ...(Object.keys(record.measured).length === 0 ? {} : { measured: record.measured }),
    assigned: record.assigned,
    ...(record.corrections.length === 0 ? {} : { original: record.original }),
    corrections: record.corrections,
    erased: record.erased,
  };
}
