// SPDX-License-Identifier: Apache-2.0
import { assert, type LabelFormat, type Language } from "@scelle/core";
import { type Label, labelSvg } from "./label-svg.ts";

/**
 * Labels as pages, each an SVG of its size in millimetres.
 * @param skip labels of the first sheet that were used before
 */
export function labelPages(
  labels: readonly Label[],
  format: LabelFormat,
  { skip, language }: { readonly skip: number; readonly language: Language },
): string[] {
  const { columns, rows } = format;
  const perPage = columns * rows;
  assert(skip < perPage, "a sheet of which every label was used is no sheet");
  const pageCount = Math.ceil((skip + labels.length) / perPage);
  return Array.from({ length: pageCount }, (_, page) => {
    const first = page * perPage - skip;
    const placed = Array.from({ length: perPage }, (_one, place) => {
      const label = labels[first + place];
      if (label === undefined) return "";
      const x = format.leftMm + (place % columns) * (format.labelWidthMm + format.gapMm);
      const y = format.topMm + Math.floor(place / columns) * format.labelHeightMm;
      const drawn = labelSvg(label, words[language], format);
      return `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)})">${drawn}</g>`;
    });
    return pageSvg(format, placed.join(""));
  });
}

/** Pages as one file that a browser prints as they are; it loads nothing. */
export function labelSheet(
  pages: readonly string[],
  { pageWidthMm, pageHeightMm }: LabelFormat,
  title: string,
): string {
  const style = [
    `@page{size:${pageWidthMm}mm ${pageHeightMm}mm;margin:0}`,
    "html,body{margin:0}svg{display:block;break-after:page;break-inside:avoid}svg:last-child{break-after:auto}",
  ].join("");
  const head = `<meta charset="utf-8"><title>${title.replace(/[<&]/g, "")}</title><style>${style}</style>`;
  return `<!doctype html><html><head>${head}</head><body>${pages.join("\n")}</body></html>\n`;
}

function pageSvg({ pageWidthMm: width, pageHeightMm: height }: LabelFormat, content: string): string {
  const size = `width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"`;
  const ground = `<rect width="${width}" height="${height}" fill="#fff"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${content}</svg>`;
}

const words = {
  en: { seal: "Seal", unsealed: "No seal" },
  fr: { seal: "Scellé", unsealed: "Sans scellé" },
} as const;
