// SPDX-License-Identifier: Apache-2.0
import { unreachable } from "@scelle/core";
import { qrDrawing } from "../../labels/label-codes.ts";
import type { Block, Paper } from "../paper.ts";
import {
  beginSheets,
  drawArtifact,
  drawTagged,
  type FontName,
  finishSheets,
  fontFiles,
  makeRoom,
  type Sheets,
  sheet,
  textWidth,
  writable,
} from "./pdf-sheet.ts";
import { drawTable } from "./pdf-table.ts";

/** What goes along inside a PDF: the same content for programs. */
export interface EmbeddedFile {
  readonly name: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/**
 * A paper as PDF/A-3a: tagged in the order of reading, its font embedded, with the data that it was made of.
 * @param madeAt the same paper at the same time gives the same bytes on the same Node.js
 * @see ISO 19005-3
 */
export async function paperPdf(paper: Paper, madeAt: Date, data: EmbeddedFile): Promise<Buffer> {
  const sheets = beginSheets(paper, madeAt);
  const { pdf } = sheets;
  const pieces: Buffer[] = [];
  const ended = new Promise<void>((done, failed) => {
    pdf
      .on("data", (piece: Buffer) => pieces.push(piece))
      .on("end", done)
      .on("error", failed);
  });
  pdf.file(Buffer.from(data.bytes), {
    name: data.name,
    description: data.description,
    type: "application/json",
    relationship: "Source",
    creationDate: madeAt,
    modifiedDate: madeAt,
  } as PDFKit.Mixins.PDFAttachmentOptions);
  drawText(sheets, "H1", paper.title, { font: "bold", size: 17, after: 2 });
  drawText(sheets, "P", paper.origin, { size: 8.5, color: "#4d4a45", after: 8 });
  for (const [place, block] of paper.blocks.entries()) {
    if (block.type === "text" && paper.blocks[place + 1]?.type === "signatures")
      keepTogether(sheets, block.text);
    drawBlock(sheets, block);
  }
  finishSheets(sheets, paper);
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
}

function drawBlock(sheets: Sheets, block: Block): void {
  switch (block.type) {
    case "heading":
      drawHeading(sheets, block.level, block.text);
      return;
    case "text":
      drawText(sheets, "P", block.text, {});
      return;
    case "notice":
      drawNotice(sheets, block.text);
      return;
    case "list":
      drawList(sheets, block.items);
      return;
    case "facts":
      drawTable(sheets, { rows: block.rows, widths: [1, 2.6], isRowNamed: true });
      return;
    case "table": {
      const { caption, head, rows, widths = head.map(() => 1) } = block;
      drawTable(sheets, { caption, head, rows, widths, isRowNamed: false });
      return;
    }
    case "code":
      drawCode(sheets, block.content, block.caption);
      return;
    case "signatures":
      drawSignatures(sheets, block.who);
      return;
    default:
      unreachable(block);
  }
}

interface Writing {
  readonly font?: FontName;
  readonly size?: number;
  readonly color?: string;
  readonly after?: number;
  readonly x?: number;
  /** Points; to the margin unless said otherwise. */
  readonly width?: number;
}

const afterText = 6;

function drawText(sheets: Sheets, type: string, text: string, writing: Writing): void {
  const { pdf, root } = sheets;
  const { font = "plain", size = 9.5, color = "#1a1a1a", after = afterText, x = sheet.side } = writing;
  const width = writing.width ?? textWidth - (x - sheet.side);
  pdf.font(fontFiles[font]).fontSize(size);
  const shown = writable(pdf, text);
  makeRoom(sheets, size * 2.4);
  drawTagged(sheets, { into: root, type }, () => {
    pdf.font(fontFiles[font]).fontSize(size).fillColor(color);
    pdf.text(shown, x, pdf.y, { width, lineGap: 1 });
  });
  pdf.y += after;
  pdf.x = sheet.side;
}

/** With room for what follows: a heading does not end a page. */
function drawHeading(sheets: Sheets, level: 2 | 3, text: string): void {
  const size = level === 2 ? 12.5 : 10.5;
  makeRoom(sheets, 90);
  sheets.pdf.y += level === 2 ? 8 : 4;
  drawText(sheets, `H${level}`, text, { font: "bold", size, after: 4 });
}

function drawNotice(sheets: Sheets, text: string): void {
  const { pdf } = sheets;
  pdf.font(fontFiles.bold).fontSize(9.5);
  const height = pdf.heightOfString(text, { width: textWidth - 12, lineGap: 1 });
  makeRoom(sheets, height + 8);
  const y = pdf.y;
  drawArtifact(sheets, () => pdf.rect(sheet.side, y, 3, height).fill("#9b1c1c"));
  pdf.y = y;
  drawText(sheets, "P", text, { font: "bold", x: sheet.side + 12, after: 8 });
}

function drawList(sheets: Sheets, items: readonly string[]): void {
  const { pdf, root } = sheets;
  const list = pdf.struct("L");
  root.add(list);
  for (const item of items) {
    pdf.font(fontFiles.plain).fontSize(9.5);
    const shown = writable(pdf, item);
    const width = textWidth - 14;
    makeRoom(sheets, Math.min(60, pdf.heightOfString(shown, { width })));
    const y = pdf.y;
    const element = pdf.struct("LI");
    list.add(element);
    drawTagged(sheets, { into: element, type: "Lbl" }, () => {
      pdf.fillColor("#1a1a1a").text("•", sheet.side + 2, y, { width: 10 });
    });
    drawTagged(sheets, { into: element, type: "LBody" }, () => {
      pdf.text(shown, sheet.side + 14, y, { width, lineGap: 1 });
    });
    pdf.y += 3;
  }
  list.end();
  pdf.y += 5;
  pdf.x = sheet.side;
}

const codeSize = 96;

function drawCode(sheets: Sheets, content: string, caption: string): void {
  const { pdf, root } = sheets;
  const { path, width } = qrDrawing(content);
  makeRoom(sheets, codeSize + 10);
  const [x, y] = [sheet.side, pdf.y];
  const options = { alt: `QR: ${content}`, bbox: [x, y, x + codeSize, y + codeSize] } as const;
  drawTagged(sheets, { into: root, type: "Figure", options }, () => {
    pdf
      .save()
      .translate(x, y)
      .scale(codeSize / width)
      .path(path)
      .fill("#000000")
      .restore();
  });
  pdf.y = y + 14;
  drawText(sheets, "P", `${caption}\n${content}`, { x: sheet.side + codeSize + 14, size: 9 });
  pdf.y = Math.max(pdf.y, y + codeSize + 10);
}

const signatureWidth = 232;
const signaturesARow = 2;
const signatureGap = 30;
const signatureHeight = signatureGap + 22;

/** Nobody signs a sheet that says nothing: the paragraph before the signatures goes with them. */
function keepTogether(sheets: Sheets, text: string): void {
  const { pdf } = sheets;
  pdf.font(fontFiles.plain).fontSize(9.5);
  const height = pdf.heightOfString(writable(pdf, text), { width: textWidth, lineGap: 1 });
  makeRoom(sheets, height + afterText + signatureHeight);
}

/** Two beside each other, so that they seldom stand on a sheet of their own. */
function drawSignatures(sheets: Sheets, who: readonly string[]): void {
  for (let first = 0; first < who.length; first += signaturesARow) {
    makeRoom(sheets, signatureHeight);
    const top = sheets.pdf.y + signatureGap;
    const bottoms = who.slice(first, first + signaturesARow).map((name, column) => {
      sheets.pdf.y = top;
      drawSignature(sheets, name, sheet.side + column * (textWidth - signatureWidth));
      return sheets.pdf.y;
    });
    sheets.pdf.y = Math.max(...bottoms);
  }
}

function drawSignature(sheets: Sheets, name: string, x: number): void {
  const { pdf } = sheets;
  const y = pdf.y;
  drawArtifact(sheets, () => {
    pdf
      .lineWidth(0.6)
      .strokeColor("#1a1a1a")
      .moveTo(x, y)
      .lineTo(x + signatureWidth, y)
      .stroke();
  });
  pdf.y = y + 3;
  drawText(sheets, "P", name, { size: 8.5, x, width: signatureWidth });
}
