// SPDX-License-Identifier: Apache-2.0
import {
  drawArtifact,
  drawTagged,
  type FontName,
  fontFiles,
  lastY,
  makeRoom,
  type Sheets,
  sheet,
  textWidth,
  writable,
} from "./pdf-sheet.ts";

/** A table as it is drawn: the first column may name its row. */
export interface DrawnTable {
  readonly caption?: string;
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
  readonly isRowNamed: boolean;
}

const fontSize = 8.5;
const padding = { x: 6, y: 3 } as const;
/** Part of a cell that is cut across pages goes on with at least so much of it. */
const cutHeightMin = 40;

/** Draws a table; rows go on over pages, and the head is drawn again on each, where it is not read again. */
export function drawTable(sheets: Sheets, table: DrawnTable): void {
  const { pdf, root } = sheets;
  const widths = columnWidths(table.widths);
  const element = pdf.struct("Table");
  root.add(element);
  const first = table.rows[0] ?? [];
  const headHeight = rowHeight(sheets, table.head ?? [], widths, "bold");
  makeRoom(
    sheets,
    (table.caption === undefined ? 0 : 18) + headHeight + rowHeight(sheets, first, widths, "plain"),
  );
  if (table.caption !== undefined) drawCaption(sheets, element, table.caption);
  if (table.head !== undefined) {
    drawRow(sheets, { into: section(sheets, element, "THead"), cells: table.head, widths, isHead: true });
  }
  const body = section(sheets, element, "TBody");
  for (const row of table.rows) {
    let cells: readonly string[] | undefined = row.map((cell) => writable(pdf, cell));
    while (cells !== undefined) cells = drawRowPart(sheets, body, cells, { ...table, widths });
  }
  element.end();
  pdf.y += 10;
  pdf.x = sheet.side;
}

function columnWidths(shares: readonly number[]): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => (share / sum) * textWidth);
}

function section({ pdf }: Sheets, table: PDFKit.PDFStructureElement, type: "THead" | "TBody") {
  const element = pdf.struct(type);
  table.add(element);
  return element;
}

function drawCaption(sheets: Sheets, table: PDFKit.PDFStructureElement, caption: string): void {
  const { pdf } = sheets;
  const text = writable(pdf, caption);
  drawTagged(sheets, { into: table, type: "Caption" }, () => {
    pdf
      .font(fontFiles.bold)
      .fontSize(9)
      .fillColor("#1a1a1a")
      .text(text, sheet.side, pdf.y, { width: textWidth });
  });
  pdf.y += 3;
}

/** Draws as much of a row as fits on the page. @returns what is left of it */
function drawRowPart(
  sheets: Sheets,
  into: PDFKit.PDFStructureElement,
  cells: readonly string[],
  { head, widths, isRowNamed }: DrawnTable,
): readonly string[] | undefined {
  const { pdf } = sheets;
  const height = rowHeight(sheets, cells, widths, "plain");
  const wholePage = lastY - sheet.top - 40;
  if (pdf.y + height > lastY && (height <= wholePage || lastY - pdf.y < cutHeightMin)) {
    pdf.addPage();
    if (head !== undefined) drawArtifact(sheets, () => drawCells(sheets, head, widths, "bold"));
  }
  const room = lastY - pdf.y;
  if (height <= room) {
    drawRow(sheets, { into, cells, widths, isHead: false, isRowNamed });
    return undefined;
  }
  const parts = cells.map((cell, i) =>
    cutText(sheets, cell, (widths[i] ?? 0) - padding.x, room - 2 * padding.y),
  );
  drawRow(sheets, { into, cells: parts.map(([part]) => part), widths, isHead: false, isRowNamed });
  return parts.map(([, rest]) => rest);
}

interface DrawnRow {
  readonly into: PDFKit.PDFStructureElement;
  readonly cells: readonly string[];
  readonly widths: readonly number[];
  readonly isHead: boolean;
  readonly isRowNamed?: boolean;
}

function drawRow(sheets: Sheets, { into, cells, widths, isHead, isRowNamed }: DrawnRow): void {
  const { pdf } = sheets;
  const row = pdf.struct("TR");
  into.add(row);
  const y = pdf.y;
  let x: number = sheet.side;
  for (const [i, cell] of cells.entries()) {
    const isName = isHead || (isRowNamed === true && i === 0);
    const options = { scope: isHead ? "Column" : "Row" } as const;
    const [left, width] = [x, (widths[i] ?? 0) - padding.x];
    const draw = () => drawCell(sheets, cell, { x: left, y, width }, isHead ? "bold" : "plain");
    if (isName) drawTagged(sheets, { into: row, type: "TH", options }, draw);
    else drawTagged(sheets, { into: row, type: "TD" }, draw);
    x += widths[i] ?? 0;
  }
  pdf.y = y + rowHeight(sheets, cells, widths, isHead ? "bold" : "plain");
  drawArtifact(sheets, () => drawRule(sheets, isHead));
}

function drawCells(
  sheets: Sheets,
  cells: readonly string[],
  widths: readonly number[],
  font: FontName,
): void {
  const { pdf } = sheets;
  const y = pdf.y;
  let x: number = sheet.side;
  for (const [i, cell] of cells.entries()) {
    drawCell(sheets, writable(pdf, cell), { x, y, width: (widths[i] ?? 0) - padding.x }, font);
    x += widths[i] ?? 0;
  }
  pdf.y = y + rowHeight(sheets, cells, widths, font);
  drawRule(sheets, true);
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function drawCell({ pdf }: Sheets, text: string, { x, y, width }: Place, font: FontName): void {
  pdf
    .font(fontFiles[font])
    .fontSize(fontSize)
    .fillColor("#1a1a1a")
    .text(text, x, y + padding.y, { width, lineGap: 0.5 });
}

function drawRule({ pdf }: Sheets, isHead: boolean): void {
  const end = sheet.width - sheet.side;
  pdf.lineWidth(isHead ? 0.8 : 0.4).strokeColor(isHead ? "#1a1a1a" : "#b9b2a6");
  pdf.moveTo(sheet.side, pdf.y).lineTo(end, pdf.y).stroke();
}

function rowHeight(
  { pdf }: Sheets,
  cells: readonly string[],
  widths: readonly number[],
  font: FontName,
): number {
  pdf.font(fontFiles[font]).fontSize(fontSize);
  const heights = cells.map((cell, i) =>
    pdf.heightOfString(cell, { width: (widths[i] ?? 0) - padding.x, lineGap: 0.5 }),
  );
  return Math.max(0, ...heights) + 2 * padding.y;
}

/** The words of a text that fit into a height, and those that do not. */
function cutText({ pdf }: Sheets, text: string, width: number, height: number): [string, string] {
  pdf.font(fontFiles.plain).fontSize(fontSize);
  const words = text.split(/(?<=\s)/);
  const fits = (count: number) =>
    pdf.heightOfString(words.slice(0, count).join(""), { width, lineGap: 0.5 }) <= height;
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return [words.slice(0, Math.max(low, 1)).join(""), words.slice(Math.max(low, 1)).join("")];
}
