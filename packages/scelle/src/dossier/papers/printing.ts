// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, type EffectiveRecord, type JsonObject } from "@scelle/core";
import type { CasePaper } from "@scelle/core/api";
import type { Look, RegisterStatus } from "@scelle/register";
import { shownOf } from "../../http/views/shown-record.ts";
import { wholeRef } from "../../program/references.ts";
import { checkpointFacts } from "../paper-facts.ts";
import { type EmbeddedFile, paperPdf } from "../pdf/paper-pdf.ts";
import { type PaperAsk, paperOf } from "./paper-of.ts";

/** What is looked at for a paper: one thing and what belongs to it, or what the view of the case shows. */
export function lookFor(what: CasePaper, ref: string): JsonObject {
  if (what === "irregularities") return { op: "list", kind: "view.regularity" };
  if (what === "looks") return { op: "list", kind: "view.looks" };
  return { op: "list", kind: "view.paper", of: ref };
}

export interface Seen {
  readonly caseRef: string;
  readonly look: Pick<Look, "records" | "beside">;
  /** Of the register with the look in it. */
  readonly status: Pick<RegisterStatus, "origin" | "checkpoint" | "exercise">;
  /** An instant: what the paper says of itself. */
  readonly asOf: string;
  /** Names of what the records refer to, as far as whoever looks may know them. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A paper of a case as PDF, with the records that it was made of inside. */
export async function printedPaper(
  { caseRef, look, status, asOf, labels }: Seen,
  ask: Omit<PaperAsk, "labels">,
): Promise<{ readonly title: string; readonly bytes: Buffer }> {
  const { origin, checkpoint, exercise: isExercise } = status;
  const records = recordsIn(look);
  const facts = { caseRef, origin, asOf, isExercise, records, checkpoint: checkpointFacts(checkpoint) };
  const paper = paperOf(facts, { ...ask, labels });
  const data = dataFile("records.json", { origin, checkpoint, records: records.map(shownOf) });
  return { title: paper.title, bytes: await paperPdf(paper, new Date(asOf), data) };
}

/** Everything that records refer to, themselves and their authors. */
export function refsAmong(look: Seen["look"]): Set<string> {
  return new Set(
    recordsIn(look).flatMap(({ stated, assigned }) => refsIn([stated, assigned.author, assigned.caseRef])),
  );
}

export function dataFile(name: string, data: object): EmbeddedFile {
  const description = "What this paper was made of, as JSON";
  return { name, description, bytes: canonicalBytes(data as JsonObject) };
}

function recordsIn({ records, beside }: Seen["look"]): readonly EffectiveRecord[] {
  return [...records, ...beside].sort((one, other) => one.index - other.index);
}

function refsIn(value: unknown): string[] {
  if (typeof value === "string") return wholeRef.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(refsIn) : [];
}
