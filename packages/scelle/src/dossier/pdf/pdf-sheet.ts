// SPDX-License-Identifier: Apache-2.0
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import PDFDocument from "pdfkit";
import { exerciseWords, type Paper } from "../paper.ts";

/** Points, 72 to the inch, on A4. */
export const sheet = { width: 595.28, height: 841.89, side: 48, top: 66, bottom: 60 } as const;
export const textWidth = sheet.width - 2 * sheet.side;
/** Where the last line of a page may end. */
export const lastY = sheet.height - sheet.bottom;

export type FontName = "plain" | "bold";

const fontFolder = join(
  dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")),
  "ttf",
);
/**
 * A free font with Latin, Greek, Cyrillic, Hebrew and Arabic letters; it is embedded, as PDF/A asks. Named by
 * its path: under another name the library would read it again at each use.
 */
export const fontFiles: Readonly<Record<FontName, string>> = {
  plain: join(fontFolder, "DejaVuSansCondensed.ttf"),
  bold: join(fontFolder, "DejaVuSansCondensed-Bold.ttf"),
};

/** A PDF under way: the place where the next block begins is `pdf.y`. */
export interface Sheets {
  readonly pdf: PDFKit.PDFDocument;
  /** The root of its structure: everything that is read aloud hangs on it. */
  readonly root: PDFKit.PDFStructureElement;
}

const locales = { en: "en-GB", fr: "fr-FR" } as const;

/** @param madeAt the time that the PDF says of itself: same content and time, same bytes */
export function beginSheets(paper: Paper, madeAt: Date): Sheets {
  const pdf = new PDFDocument({
    size: [sheet.width, sheet.height],
    margins: { left: sheet.side, right: sheet.side, top: sheet.top, bottom: sheet.bottom },
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    tagged: true,
    lang: locales[paper.language],
    displayTitle: true,
    bufferPages: true,
    font: fontFiles.plain,
    info: {
      Title: paper.title,
      Subject: paper.origin,
      Creator: "Scelle",
      Producer: "Scelle",
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  return { pdf, root };
}

/** What is told of a part of the structure beside its type. */
export interface TagOptions {
  readonly alt?: string;
  /** Left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
  /** What a heading of a table names. */
  readonly scope?: "Row" | "Column";
}

/** Draws a part of the content and hangs it into the structure, in the order of reading. */
export function drawTagged(
  { pdf }: Sheets,
  { into, type, options = {} }: { into: PDFKit.PDFStructureElement; type: string; options?: TagOptions },
  draw: () => void,
): void {
  // The types of the library leave out boxes and scopes.
  into.add(pdf.struct(type, options as PDFKit.Mixins.StructureElementOptions, [draw]));
}

/** Begins a new page unless so much still fits on this one. */
export function makeRoom({ pdf }: Sheets, height: number): void {
  if (pdf.y + height > lastY && pdf.y > sheet.top) pdf.addPage();
}

/** What is drawn and not read aloud: rules, headers, footers. */
export function drawArtifact({ pdf }: Sheets, draw: () => void): void {
  pdf.markContent("Artifact", { type: "Layout" });
  draw();
  pdf.endMarkedContent();
}

/** The head and foot of every page; afterwards nothing more is added. */
export function finishSheets({ pdf, root }: Sheets, { language, title, origin, isExercise }: Paper): void {
  root.end();
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // Beyond the margins a page would be added.
    pdf.page.margins = { left: 0, right: 0, top: 0, bottom: 0 };
    pdf.markContent("Artifact", { type: "Pagination" });
    const line = { width: textWidth, lineBreak: false, ellipsis: true } as const;
    pdf.font(fontFiles.plain).fontSize(7.5).fillColor("#4d4a45");
    pdf.text(writable(pdf, origin), sheet.side, 30, line);
    if (isExercise) pdf.font(fontFiles.bold).text(exerciseWords[language], sheet.side, 41, line);
    const place = `${page + 1} / ${count}`;
    pdf
      .font(fontFiles.plain)
      .text(writable(pdf, title), sheet.side, sheet.height - 38, { ...line, width: textWidth - 60 });
    pdf.text(place, sheet.width - sheet.side - 60, sheet.height - 38, { ...line, width: 60, align: "right" });
    pdf.endMarkedContent();
  }
}

interface FontInside {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** As the font can write it: what it has no sign for is written as its number, since a box would hide it. */
export function writable(pdf: PDFKit.PDFDocument, text: string): string {
  const { font } = (pdf as unknown as FontInside)._font;
  return [...text]
    .map((sign) => {
      const codePoint = sign.codePointAt(0) ?? 0;
      const isWritten = sign === "\n" || font.hasGlyphForCodePoint(codePoint);
      return isWritten ? sign : `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
    })
    .join("");
}
