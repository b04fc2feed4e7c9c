// SPDX-License-Identifier: Apache-2.0
import { exhibitCode, groupedExhibitCode, type LabelFormat } from "@scelle/core";
import { type CodeDrawing, code128Drawing, qrDrawing } from "./label-codes.ts";

/** What one label says. */
export interface Label {
  readonly exhibitRef: string;
  readonly number: string;
  /** Of the seal that it is under, or was last. */
  readonly sealNumber?: string;
  readonly caseNumber: string;
  /** What it is, in a word. */
  readonly category: string;
}

/** Words on a label beside what is on record. */
export interface LabelWords {
  readonly seal: string;
  readonly unsealed: string;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Millimetres that no code or word comes closer to the edge: what sheets and feeders are off by. */
const marginMm = 2;

/**
 * One dot of the usual label printers, 203 to the inch. Codes are drawn in whole dots: a bar that is rounded
 * another way than its neighbour is what scanners fail on.
 */
const dotMm = 0.125;

/** One label as SVG, in millimetres from its corner; attributes only, which no policy of a page blocks. */
export function labelSvg(label: Label, words: LabelWords, format: LabelFormat): string {
  const { labelWidthMm: width, labelHeightMm: height } = format;
  const code = exhibitCode(label.exhibitRef);
  const inside = { x: marginMm, y: marginMm, width: width - 2 * marginMm, height: height - 2 * marginMm };
  const barsHeight = height * 0.2;
  const codeSize = Math.min(2.8, height * 0.08);
  const bars = { ...inside, y: inside.y + inside.height - barsHeight - codeSize, height: barsHeight };
  const qrSize = bars.y - inside.y - 0.6;
  const qr = { ...inside, x: 0, width: qrSize, height: qrSize };
  const told = { ...inside, x: inside.x + qrSize + 1, width: inside.width - qrSize - 1, height: qrSize };
  return [
    drawn(qrDrawing(code), qr),
    drawnBars(code128Drawing(code), bars),
    textIn(groupedExhibitCode(code), { ...inside, y: height - marginMm, height: 0 }, codeSize, {
      family: "monospace",
      isMiddle: true,
    }),
    ...linesOf(label, words, told),
  ].join("");
}

/** Numbers first and largest: they are what people call out. */
function linesOf({ number, sealNumber, caseNumber, category }: Label, words: LabelWords, box: Box): string[] {
  const seal = sealNumber === undefined ? words.unsealed : `${words.seal} ${sealNumber}`;
  const lines = [
    { text: number, share: 0.3, isBold: true },
    { text: seal, share: 0.22, isBold: true },
    { text: caseNumber, share: 0.17, isBold: false },
    { text: category, share: 0.17, isBold: false },
  ];
  let y = box.y;
  return lines.map(({ text, share, isBold }) => {
    const size = box.height * share * 0.82;
    y += box.height * share + 0.2;
    return textIn(text, { ...box, y, height: 0 }, size, { family: "sans-serif", isBold });
  });
}

/** A square code at the corner of its box. */
function drawn({ path, width }: CodeDrawing, box: Box): string {
  const module = wholeDots(box.width / width);
  return codePath(path, box, module, module);
}

/** Bars as wide as whole dots allow, in the middle of their box. */
function drawnBars({ path, width }: CodeDrawing, box: Box): string {
  const module = wholeDots(box.width / width);
  const x = box.x + (box.width - width * module) / 2;
  return codePath(path, { ...box, x }, module, box.height);
}

function codePath(path: string, { x, y }: Box, moduleMm: number, heightMm: number): string {
  const at = `translate(${mm(wholeDots(x))} ${mm(wholeDots(y))})`;
  const scale = `scale(${mm(moduleMm)} ${mm(heightMm)})`;
  return `<path shape-rendering="crispEdges" transform="${at} ${scale}" d="${path}"/>`;
}

const wholeDots = (lengthMm: number): number => Math.floor(lengthMm / dotMm) * dotMm;

interface Writing {
  readonly family: "sans-serif" | "monospace";
  readonly isBold?: boolean;
  readonly isMiddle?: boolean;
}

/** A line whose foot is at `box.y`; one that would be wider than the box is drawn together. */
function textIn(text: string, box: Box, size: number, { family, isBold, isMiddle }: Writing): string {
  const isWide = text.length * size * 0.62 > box.width;
  const fitted = isWide ? ` textLength="${mm(box.width)}" lengthAdjust="spacingAndGlyphs"` : "";
  const x = isMiddle === true ? box.x + box.width / 2 : box.x;
  const anchor = isMiddle === true ? ' text-anchor="middle"' : "";
  const weight = isBold === true ? ' font-weight="bold"' : "";
  const place = `x="${mm(x)}" y="${mm(box.y)}" font-size="${mm(size)}"`;
  return `<text ${place} font-family="${family}"${weight}${anchor}${fitted}>${escaped(text)}</text>`;
}

const mm = (value: number): string => String(Math.round(value * 10_000) / 10_000);

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
