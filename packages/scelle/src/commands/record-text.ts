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
  const blocks = [...recordBlocks(result, language), ...besideLines(result, language)];
  return page(blocks, say.looked(result.receipt.index, result.records.length), ...cutLine(result, language));
}

/** Records in full and nothing beside them. */
export function recordBlocks(
  { records, labels }: Pick<ReadResult, "records" | "labels">,
  language: Language,
): string[] {
  return records.flatMap((record) => [...recordLines(record, labels, language), ""]);
}

/** One line a record. */
export function recordListText(result: ReadResult, language: Language): string {
  const say = words[language];
  const lines = result.records.map((record) => {
    const time = record.recordedAt.slice(0, 16).replace("T", " ");
    const label = record.erased ? say.erased : summaryOf(record);
    const corrected = record.corrections.length > 0 && !record.erased ? `  (${say.correctedShort})` : "";
    const name = `${shortRef(record.recordRef)}  ${kindTitle(record.kind, language)}`;
    return `${String(record.index).padStart(7)}  ${time}Z  ${name}: ${label}${corrected}`;
  });
  const body = lines.length === 0 ? [say.nothing] : lines;
  return page(
    body,
    "",
    say.looked(result.receipt.index, result.records.length),
    ...cutLine(result, language),
  );
}

/** What was decided on allegations that are shown: it is shown with them. */
function besideLines({ beside = [], labels }: ReadResult, language: Language): string[] {
  return beside.length === 0 ? [] : recordBlocks({ records: beside, labels }, language);
}

function cutLine({ isCut }: ReadResult, language: Language): string[] {
  return isCut ? [words[language].cut] : [];
}

type Labels = ReadResult["labels"];

function recordLines(record: ShownRecord, labels: Labels, language: Language): string[] {
  const say = words[language];
  const kind = findKind(record.kind, record.version);
  const fields = kind === undefined ? [] : fieldsOf(kind);
  const rowsOf = (values: ShownRecord["stated"], from: FieldDescription["from"]): [string, string][] =>
    Object.entries(values).flatMap(([name, value]) => {
      const field = fields.find((candidate) => candidate.name === name);
      // Every record has assigned fields that stand above already; a kind may add some of its own.
      if (field?.from !== from && from === "assigned") return [];
      return [[field?.label[language] ?? name, fieldText(record, name, value, field, labels, language)]];
    });
  const author = record.author === "register" ? say.register : named(record.author, labels);
  const alreadySaid = [record.stated["caseRef"], record.recordRef];
  const showsCase = record.caseRef !== undefined && !alreadySaid.includes(record.caseRef);
  const rows: [string, string][] = [
    [say.reference, record.recordRef],
    [say.recorded, say.byAt(record.recordedAt, author)],
    ...(showsCase ? [[say.case, named(record.caseRef ?? "", labels)] satisfies [string, string]] : []),
    ...(record.erased ? [[say.state, say.erased] satisfies [string, string]] : []),
    ...rowsOf(record.stated, "stated"),
    ...rowsOf(record.measured ?? {}, "measured"),
    ...rowsOf(record.assigned, "assigned"),
  ];
  const title = `${kindTitle(record.kind, language)} (${record.kind})`;
  return [`${title}   ${say.entry} ${record.index}`, ...columns(rows)];
}

/** A value, and below it by whom it was corrected and what stood there first. */
function fieldText(
  { corrections, original }: ShownRecord,
  name: string,
  value: unknown,
  field: FieldDescription | undefined,
  labels: Labels,
  language: Language,
): string {
  const say = words[language];
  const text = valueText(value, field, labels, language);
  const by = corrections
    .filter(({ fields }) => fields.includes(name))
    .map((correction) => shortRef(correction.by));
  if (by.length === 0) return text;
  const before = original?.[name];
  const was = before === undefined ? say.nothingBefore : valueText(before, field, labels, language);
  return `${text}\n${say.corrected(by.join(", "), was)}`;
}

function named(ref: string, labels: Labels): string {
  return labels[ref] === undefined ? ref : `${labels[ref]} (${shortRef(ref)})`;
}

const summaryFields = [
  "number",
  "title",
  "name",
  "sealNumber",
  "description",
  "summary",
  "reason",
  "place",
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
