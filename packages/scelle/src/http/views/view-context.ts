// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "@scelle/core";
import type { RecordLine } from "@scelle/core/api";
import type { LookPage } from "@scelle/register";

/** What a builder of a view may look at: what the look has shown, and nothing else. */
export interface ViewContext {
  readonly caseRef: string;
  /** Records of the case as far as the view selects them, in the order of the log, corrections applied. */
  readonly records: readonly EffectiveRecord[];
  /** Entries of the case by kind. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** The name of a person, body or thing, as far as the reader may know it. */
  nameOf(ref: string): string | undefined;
  /** Whoever looks. */
  readonly viewerRef: string;
  /** The moment of the look, or the one that was asked about. */
  readonly at: string;
  /** What the view is of, where it is of one thing. */
  readonly of: string | undefined;
  readonly event: string | undefined;
  /** Where the view is a page: the entry before which it ends. */
  readonly before?: number | undefined;
  readonly page?: LookPage;
}

const summaryLengthMax = 160;
/** Fields that say in short what a record is about, the first that is there. */
const summaryFields = [
  "number",
  "title",
  "name",
  "designation",
  "summary",
  "proposition",
  "purpose",
  "description",
  "aim",
  "extent",
  "content",
  "measure",
  "sealNumber",
  "scope",
  "office",
  "condition",
  "reason",
  "reasons",
  "area",
  "note",
] as const;
/** Fields that name what a record is about, the first that is there. */
const subjectFields = [
  "exhibitRef",
  "allegationRef",
  "operationRef",
  "incidentRef",
  "statementRef",
  "procedureRef",
  "personRef",
  "textRef",
  "targetRef",
] as const;

export function recordLineOf(record: EffectiveRecord): RecordLine {
  const { recordRef, index, kind, stated, assigned } = record;
  const at = Object.values(stated).find(isInterval);
  const subject = subjectFields.map((field) => stated[field]).find((ref) => typeof ref === "string");
  return {
    recordRef,
    index,
    kind,
    author: assigned.author,
    recordedAt: assigned.recordedAt,
    ...(at === undefined ? {} : { at }),
    summary: summaryOf(record),
    ...(subject === undefined ? {} : { subjectRef: subject }),
    isCorrected: record.corrections.length > 0,
    isErased: record.erased,
  };
}

/** A few words of a record's own; empty where it has none. */
export function summaryOf({ stated }: Pick<EffectiveRecord, "stated">): string {
  const quote = stated["quote"] as { readonly exact?: string } | undefined;
  const words = summaryFields.map((field) => stated[field]).find((value) => typeof value === "string");
  return shortened(quote?.exact ?? words ?? "");
}

/** The beginning of a text, to the end of a word. */
export function shortened(words: string): string {
  const [line = ""] = words.split("\n");
  if (line.length <= summaryLengthMax) return line;
  const cut = line.slice(0, summaryLengthMax);
  return `${cut.slice(0, cut.lastIndexOf(" ") < 80 ? summaryLengthMax : cut.lastIndexOf(" "))}…`;
}

function isInterval(value: unknown): value is NonNullable<RecordLine["at"]> {
  return typeof value === "object" && value !== null && "earliest" in value && "zone" in value;
}
