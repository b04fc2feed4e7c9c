// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary } from "../records/vocabulary.ts";

/** Where labels lie on what a printer takes. Lengths are millimetres. */
export interface LabelFormat {
  readonly pageWidthMm: number;
  readonly pageHeightMm: number;
  readonly labelWidthMm: number;
  readonly labelHeightMm: number;
  readonly columns: number;
  readonly rows: number;
  /** Of the first label, from the left and from the top. */
  readonly leftMm: number;
  readonly topMm: number;
  /** From one column to the next, beyond the width of a label. */
  readonly gapMm: number;
}

/** Sheets and rolls that labels are sold on. */
export const labelFormatNames = {
  "a4-3x8": { en: "A4, 3 × 8 labels of 70 × 37 mm", fr: "A4, 3 × 8 étiquettes de 70 × 37 mm" },
  "a4-2x7": { en: "A4, 2 × 7 labels of 99.1 × 38.1 mm", fr: "A4, 2 × 7 étiquettes de 99,1 × 38,1 mm" },
  "62x29": { en: "Roll, 62 × 29 mm", fr: "Rouleau, 62 × 29 mm" },
  "100x50": { en: "Roll, 100 × 50 mm", fr: "Rouleau, 100 × 50 mm" },
} as const satisfies Vocabulary;

export type LabelFormatName = keyof typeof labelFormatNames;

const a4 = { pageWidthMm: 210, pageHeightMm: 297 } as const;

export const labelFormats: Readonly<Record<LabelFormatName, LabelFormat>> = {
  "a4-3x8": {
    ...a4,
    ...{ labelWidthMm: 70, labelHeightMm: 37, columns: 3, rows: 8, leftMm: 0, topMm: 0.5, gapMm: 0 },
  },
  "a4-2x7": {
    ...a4,
    ...{ labelWidthMm: 99.1, labelHeightMm: 38.1, columns: 2, rows: 7 },
    ...{ leftMm: 4.65, topMm: 15.15, gapMm: 2.5 },
  },
  "62x29": rollOf(62, 29),
  "100x50": rollOf(100, 50),
};

/** One label is one page. */
function rollOf(labelWidthMm: number, labelHeightMm: number): LabelFormat {
  const page = { pageWidthMm: labelWidthMm, pageHeightMm: labelHeightMm };
  return { ...page, labelWidthMm, labelHeightMm, columns: 1, rows: 1, leftMm: 0, topMm: 0, gapMm: 0 };
}
