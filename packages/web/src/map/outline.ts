// SPDX-License-Identifier: Apache-2.0

/** A point of a drawing, in pixels from its top left. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

/** Path of an outline or a line through points of a drawing. */
export function pathOf(points: readonly DrawnPoint[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

/** Middle of the corners: near enough for a name. */
export function middle(points: readonly DrawnPoint[]): DrawnPoint {
  const count = Math.max(1, points.length);
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / count,
    y: points.reduce((sum, { y }) => sum + y, 0) / count,
  };
}
