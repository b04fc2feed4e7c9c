// SPDX-License-Identifier: Apache-2.0
import { findKind, type JsonObject, ScelleError } from "@scelle/core";
import type { Consultation, NameSource } from "@scelle/register";
import { type AuthorFlags, atRegister, type Desk, draftOf } from "../program/at-register.ts";
import { type ReasonFlags, reasonOf } from "../program/look-reason.ts";
import { recordAsked, recordNamed, wholeRef } from "../program/references.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";

export interface ReadFlags extends AuthorFlags, ReasonFlags {
  readonly case?: string | undefined;
  /** With `list`: only what belongs to this exhibit, person or record. */
  readonly of?: string | undefined;
  /** With `show`: where a proof goes that the entry of the first record stands in the log. */
  readonly proof?: string | undefined;
}

export interface ReadResult extends Consultation {
  /** What people call the things that the shown records refer to, by reference. No content. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Records by name. Looking is itself recorded, durably, before anything is shown. */
export async function showRecords(names: readonly string[], flags: ReadFlags, around: Surroundings) {
  if (flags.proof !== undefined) assertNewFile(flags.proof);
  return await read("scelle show", flags, around, async ({ names: known }) => {
    const found = await Promise.all(names.map((name) => recordAsked(known, name)));
    const cases = [...new Set(found.map(({ caseRef }) => caseRef))];
    const refs = found.map(({ ref }) => ref);
    return {
      query: { op: "show", refs },
      caseRef: cases.length === 1 ? cases[0] : undefined,
      isCombined: cases.length > 1,
    };
  });
}

/** Records of one kind. */
export async function listRecords(kind: string, flags: ReadFlags, around: Surroundings) {
  if (findKind(kind) === undefined) throw new ScelleError("draft.unknown-kind", { kind });
  return await read("scelle list", flags, around, async ({ names: known }) => {
    const of = flags.of === undefined ? undefined : await recordNamed(known, flags.of);
    const caseRef = of?.caseRef ?? (await caseNamed(known, flags));
    const query = { op: "list", kind, ...(of === undefined ? {} : { of: of.ref }) };
    return { query, caseRef, isCombined: caseRef === undefined };
  });
}

/** Records that hold all words of a text. */
export async function searchRecords(text: string, flags: ReadFlags, around: Surroundings) {
  return await read("scelle search", flags, around, async ({ names: known }) => {
    const caseRef = await caseNamed(known, flags);
    return { query: { op: "search", text }, caseRef, isCombined: caseRef === undefined };
  });
}

interface Question {
  readonly query: JsonObject;
  readonly caseRef: string | undefined;
  /** Whether records of several cases may come together in the answer. */
  readonly isCombined: boolean;
}

async function read(
  command: string,
  flags: ReadFlags,
  around: Surroundings,
  ask: (desk: Desk) => Promise<Question>,
): Promise<ReadResult> {
  const reason = reasonOf(flags, command);
  return await atRegister(flags, around.env, command.replace("scelle ", ""), async (desk) => {
    const { query, caseRef, isCombined } = await ask(desk);
    const kind = isCombined ? "records-combined" : "record-consulted";
    const stated = { ...(caseRef === undefined ? {} : { caseRef }), ...reason, query };
    const consultation = await desk.consult(draftOf({ kind, stated }));
    const [first] = consultation.records;
    if (flags.proof !== undefined && first !== undefined) {
      await writeNewFile(flags.proof, await desk.session.proof(first.recordRef));
    }
    return { ...consultation, labels: await labelsOf(desk.names, consultation) };
  });
}

async function caseNamed(known: NameSource, flags: ReadFlags): Promise<string | undefined> {
  return flags.case === undefined ? undefined : (await recordAsked(known, flags.case, "case")).ref;
}

/** Lists of a thousand records refer to few things; beyond this the reference itself is shown. */
const labelsMax = 200;

async function labelsOf(names: NameSource, { records }: Consultation): Promise<Record<string, string>> {
  const refs = new Set<string>();
  for (const { author, caseRef, stated } of records) {
    for (const value of [author, caseRef ?? "", ...textsIn(stated)])
      if (wholeRef.test(value)) refs.add(value);
  }
  const labels: Record<string, string> = {};
  for (const ref of [...refs].slice(0, labelsMax)) {
    const [found] = await names.resolve(ref);
    if (found !== undefined && found.label !== "") labels[ref] = found.label;
  }
  return labels;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
