// SPDX-License-Identifier: Apache-2.0
import type { DrawnPoint } from "./outline.ts";

/**
 * Where signs stand so that each can be read: those that would lie over one another are moved apart, no
 * further than needed. The same points give the same answer.
 * @param points where they belong, in pixels
 * @param apartPx the least distance between two
 * @param sheet whose edge cuts no sign of a point that lies on it
 */
export function spreadSigns(points: readonly DrawnPoint[], apartPx: number, sheet: Sheet): DrawnPoint[] {
  const signs = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < roundsMax; round += 1) {
    const hasMoved = moveApart(signs, apartPx);
    for (const [i, sign] of signs.entries()) {
      const { x, y } = points[i] ?? sign;
      sign.x = keptOn(x, sign.x, sheet.widthPx, apartPx / 2);
      sign.y = keptOn(y, sign.y, sheet.heightPx, apartPx / 2);
    }
    if (!hasMoved) return signs;
  }
  return signs;
}

interface Sheet {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A sign goes no nearer to an edge than half its size, unless what it is of lies beyond. */
function keptOn(point: number, sign: number, lengthPx: number, halfPx: number): number {
  if (point < 0 || point > lengthPx) return sign;
  return Math.min(Math.max(sign, halfPx), Math.max(halfPx, lengthPx - halfPx));
}

const roundsMax = 60;

/** One round over all pairs. Answers whether anything moved. */
function moveApart(signs: { x: number; y: number }[], apartPx: number): boolean {
  let hasMoved = false;
  for (const [i, one] of signs.entries()) {
    for (const [j, other] of signs.entries()) {
      if (j <= i) continue;
      const distance = Math.hypot(other.x - one.x, other.y - one.y);
      if (distance >= apartPx - 0.01) continue;
      // Of two in one place the later goes on at an angle of its own.
      const angle = distance === 0 ? j : Math.atan2(other.y - one.y, other.x - one.x);
      const push = (apartPx - distance) / 2;
      one.x -= Math.cos(angle) * push;
      one.y -= Math.sin(angle) * push;
      other.x += Math.cos(angle) * push;
      other.y += Math.sin(angle) * push;
      hasMoved = true;
    }
  }
  return hasMoved;
}
