// SPDX-License-Identifier: Apache-2.0
import { assert } from "@scelle/core";
import codes from "bwip-js/node";

/** A drawing in modules: paths that are filled, and how wide and high they are with their quiet margin. */
export interface CodeDrawing {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** @see ISO/IEC 18004: four modules of quiet on each side; a quarter of the signs may be lost. */
export function qrDrawing(text: string): CodeDrawing {
  // Named first, since the types of the library leave out what belongs to one sort of code.
  const order = { bcid: "qrcode", text, eclevel: "Q" };
  const [drawn] = codes.raw(order);
  assert(drawn !== undefined && "pixs" in drawn, "a QR code is a grid of modules");
  const { pixs, pixx } = drawn as unknown as { readonly pixs: readonly number[]; readonly pixx: number };
  const quiet = 4;
  const squares = [...pixs.entries()]
    .filter(([, isDark]) => isDark === 1)
    .map(([i]) => `M${(i % pixx) + quiet} ${Math.floor(i / pixx) + quiet}h1v1h-1z`);
  return { path: squares.join(""), width: pixx + 2 * quiet, height: pixs.length / pixx + 2 * quiet };
}

/** Bars one module high. @see ISO/IEC 15417: ten modules of quiet on each side */
export function code128Drawing(text: string): CodeDrawing {
  const [drawn] = codes.raw({ bcid: "code128", text });
  assert(drawn !== undefined && "sbs" in drawn, "a Code 128 is a row of bars and spaces");
  const { sbs } = drawn as unknown as { readonly sbs: readonly number[] };
  const quiet = 10;
  let x = quiet;
  const bars = sbs.map((width, i) => {
    const bar = i % 2 === 0 ? `M${x} 0h${width}v1h-${width}z` : "";
    x += width;
    return bar;
  });
  return { path: bars.join(""), width: x + quiet, height: 1 };
}
