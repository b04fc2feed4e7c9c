// SPDX-License-Identifier: Apache-2.0
import { type FieldDescription, fieldsOf, findKind, type Language } from "@scelle/core";
import type { ShownRecord } from "@scelle/register";
import { columns, page } from "../program/lines.ts";
import { kindTitle, shortRef } from "../program/references.ts";
import type { ReadResult } from "./read.ts";
import { valueText } from "./value-text.ts";

/** Records in full, corrected values beside what they replaced. */
export function recordsText(result: ReadResult, language: Language): string {
  const say = words[language];
  const blocks = result.records.flatMap((record) => [...recordLines(record, result.labels, language), ""]);
  return page(blocks, say.looked(result.receipt.index, result.records.length), ...cutLine(result, language));
}

/** One line a record. */
export function recordListText(result: ReadResult, language: Language): string {
  const say = words[language];
  const lines = result.records.map((record) => {
    const time = record.recordedAt.slice(0, 16).replace("T", " ");
    const label = record.erased ? say.erased : summaryOf(record);
    const corrected = record.corrections.length > 0 && !record.erased ? `  (${say.correctedShort})` : "";
    return `${String(record.index).padStart(7)}  ${time}Z  ${shortRef(record.recordRef)}  ${kindTitle(record.kind, language)}: ${label}${corrected}`;
  });
  const body = lines.length === 0 ? [say.nothing] : lines;
  return page(
    body,
    "",
    say.looked(result.receipt.index, result.records.length),
    ...cutLine(result, language),
  );
}

function cutLine({ isCut }: ReadResult, language: Language): string[] {
  return isCut ? [words[language].cut] : [];
}

type Labels = ReadResult["labels"];

function recordLines(record: ShownRecord, labels: Labels, language: Language): string[] {
  const say = words[language];
  const kind = findKind(record.kind, record.version);
  const byName = new Map((kind === undefined ? [] : fieldsOf(kind)).map((field) => [field.name, field]));
  const named = (ref: string): string =>
    labels[ref] === undefined ? ref : `${labels[ref]} (${shortRef(ref)})`;
  const author = record.author === "register" ? say.register : named(record.author);
  const rows: [string, string][] = [
    [say.reference, record.recordRef],
    [say.recorded, say.byAt(record.recordedAt, author)],
    ...(record.caseRef === undefined ? [] : [[say.case, named(record.caseRef)] satisfies [string, string]]),
  ];
  if (record.erased) rows.push([say.state, say.erased]);
  for (const [name, value] of Object.entries(record.stated)) rows.push(fieldRow(name, value));
  for (const [name, value] of Object.entries(record.measured ?? {})) rows.push(fieldRow(name, value));
  for (const [name, value] of Object.entries(record.assigned))
    if (byName.has(name)) rows.push(fieldRow(name, value));
  return [
    `${kindTitle(record.kind, language)} (${record.kind})   ${say.entry} ${record.index}`,
    ...columns(rows),
  ];

  function fieldRow(name: string, value: unknown): [string, string] {
    const field = byName.get(name);
    const text = valueText(value, field, labels, language);
    const before = record.original?.[name];
    const by = record.corrections
      .filter(({ fields }) => fields.includes(name))
      .map((correction) => shortRef(correction.by));
    if (by.length === 0) return [labelOf(field, name, language), text];
    const was = before === undefined ? say.nothingBefore : valueText(before, field, labels, language);
    return [labelOf(field, name, language), `${text}\n${say.corrected(by.join(", "), was)}`];
  }
}

function labelOf(field: FieldDescription | undefined, name: string, language: Language): string {
  return field?.label[language] ?? name;
}

const summaryFields = [
  "number",
  "title",
  "name",
  "sealNumber",
  "reason",
  "place",
  "description",
  "summary",
] as const;
const summaryLengthMax = 70;

function summaryOf({ stated, measured }: ShownRecord): string {
  const texts = summaryFields.map((name) => stated[name]).filter((value) => typeof value === "string");
  const text = texts.slice(0, 2).join(", ") || String(measured?.["objectRoot"] ?? "");
  const line = text.replace(/\s+/g, " ");
  return line.length > summaryLengthMax ? `${line.slice(0, summaryLengthMax - 1)}…` : line;
}

const words = {
  en: {
    register: "the register itself",
    reference: "reference",
    recorded: "recorded",
    case: "case",
    entry: "entry",
    state: "state",
    erased: "erased: its words were destroyed by decision",
    nothing: "Nothing that you may see.",
    correctedShort: "corrected",
    nothingBefore: "(nothing)",
    byAt: (at: string, author: string) => `${at} by ${author}`,
    corrected: (by: string, was: string) => `corrected by ${by}; first stated: ${was}`,
    looked: (entry: number, count: number) =>
      `This look at ${count} ${count === 1 ? "record" : "records"} is entry ${entry}.`,
    cut: "More fit than are shown: the newest are here. Narrow the question to see others.",
  },
  fr: {
    register: "le registre lui-même",
    reference: "référence",
    recorded: "enregistré",
    case: "affaire",
    entry: "entrée",
    state: "état",
    erased: "effacé : ses mots furent détruits sur décision",
    nothing: "Rien que vous puissiez voir.",
    correctedShort: "rectifié",
    nothingBefore: "(rien)",
    byAt: (at: string, author: string) => `${at} par ${author}`,
    corrected: (by: string, was: string) => `rectifié par ${by} ; d’abord déclaré : ${was}`,
    looked: (entry: number, count: number) =>
      `Cette consultation de ${count} ${count === 1 ? "acte" : "actes"} est l’entrée ${entry}.`,
    cut: "D’autres conviennent : voici les plus récents. Précisez la question pour voir les autres.",
  },
} as const;
