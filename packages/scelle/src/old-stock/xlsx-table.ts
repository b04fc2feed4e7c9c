// SPDX-License-Identifier: Apache-2.0
import { SaxesParser } from "saxes";
import { type BoundedZip, openZip } from "./bounded-zip.ts";
import { type Table, type TableRow, tableColumnsMax, tableOf, tableRowsMax, unreadable } from "./table.ts";
import { dayOfSerial, isDateFormat } from "./workbook-dates.ts";

/**
 * The first sheet of an Excel workbook: what its cells show, days as `2019-03-12`. Formulas count as what
 * they were last worked out to. @see ECMA-376-1, SpreadsheetML
 * @throws ScelleError("import.unreadable")
 */
export async function readXlsx(bytes: Uint8Array, path: string): Promise<Table> {
  const zip = await openZip(bytes, path);
  const sheet = await zip.text(await firstSheet(zip, path));
  if (sheet === undefined) throw unreadable(path, "it has no sheet");
  const strings = sharedStrings((await zip.text("xl/sharedStrings.xml")) ?? "", path);
  const isDate = dateStyles((await zip.text("xl/styles.xml")) ?? "", path);
  return tableOf(sheetRows(sheet, { strings, isDate, path }), path);
}

type Attributes = Readonly<Record<string, string>>;
interface Hearing {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Reads XML once from end to end; names without their prefix. No entity is known but the five of XML. */
function hear(xml: string, path: string, { open, close, text }: Hearing): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("opentag", ({ name, attributes }) => open?.(local(name), attributes as Attributes));
  parser.on("closetag", ({ name }) => close?.(local(name)));
  parser.on("text", (words) => text?.(words));
  parser.on("cdata", (words) => text?.(words));
  parser.on("error", (cause) => {
    throw unreadable(path, "a part of it is no XML", cause);
  });
  if (xml !== "") parser.write(xml).close();
}

async function firstSheet(zip: BoundedZip, path: string): Promise<string> {
  let id: string | undefined;
  hear((await zip.text("xl/workbook.xml")) ?? "", path, {
    open: (name, attributes) => {
      if (name === "sheet") id ??= attributes["r:id"];
    },
  });
  let target: string | undefined;
  hear((await zip.text("xl/_rels/workbook.xml.rels")) ?? "", path, {
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id === id) target = Target;
    },
  });
  if (target === undefined) throw unreadable(path, "it has no sheet");
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function sharedStrings(xml: string, path: string): string[] {
  const strings: string[] = [];
  let isText = false;
  let isPhonetic = false;
  hear(xml, path, {
    open: (name) => {
      if (name === "si") strings.push("");
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text: (words) => {
      if (isText) strings[strings.length - 1] += words;
    },
    close: (name) => {
      if (name === "rPh") isPhonetic = false;
      isText = false;
    },
  });
  return strings;
}

/** By the number of a cell’s style, whether it shows a day. */
function dateStyles(xml: string, path: string): (style: number) => boolean {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isCells = false;
  hear(xml, path, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode ?? "");
      if (name === "cellXfs") isCells = true;
      if (name === "xf" && isCells) formats.push(Number(numFmtId ?? 0));
    },
    close: (name) => {
      if (name === "cellXfs") isCells = false;
    },
  });
  return (style) => {
    const format = formats[style] ?? 0;
    return isDateFormat(format, codes.get(format));
  };
}

interface SheetParts {
  readonly strings: readonly string[];
  readonly isDate: (style: number) => boolean;
  readonly path: string;
}

function sheetRows(xml: string, { strings, isDate, path }: SheetParts): TableRow[] {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let line = 0;
  let cell = { column: 0, type: "n", style: 0, value: "" };
  let isValue = false;
  const shown = (): string => {
    const { type, value, style } = cell;
    if (type === "s") return strings[Number(value)] ?? "";
    if (type !== "n" || value === "" || !isDate(style)) return value;
    return dayOfSerial(Number(value)) ?? value;
  };
  hear(xml, path, {
    open: (name, { r, t, s }) => {
      if (name === "row") {
        cells = [];
        line = r === undefined ? line + 1 : Number(r);
        if (rows.length > tableRowsMax) throw unreadable(path, `more than ${tableRowsMax} lines`);
      }
      if (name === "c") {
        const column = r === undefined ? cells.length : columnOf(r);
        if (column >= tableColumnsMax)
          throw unreadable(path, `line ${line}: more than ${tableColumnsMax} cells`);
        cell = { column, type: t ?? "n", style: Number(s ?? 0), value: "" };
      }
      isValue = name === "v" || name === "t";
    },
    text: (words) => {
      if (isValue) cell.value += words;
    },
    close: (name) => {
      isValue = false;
      if (name === "c") {
        while (cells.length < cell.column) cells.push("");
        cells[cell.column] = shown();
      }
      if (name === "row") rows.push({ line, cells });
    },
  });
  return rows;
}

/** `B7` is column 1. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "A";
  return [...letters].reduce((column, letter) => 26 * column + letter.charCodeAt(0) - 64, 0) - 1;
}
