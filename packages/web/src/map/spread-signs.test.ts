// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { spreadSigns } from "./spread-signs.ts";

const sheet = { widthPx: 360, heightPx: 240 };
const distances = (points: readonly { x: number; y: number }[]) =>
  points.flatMap((one, i) =>
    points.slice(i + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
  );

test("signs that have room stay where they belong", () => {
  const points = [
    { x: 10, y: 10 },
    { x: 80, y: 10 },
    { x: 45, y: 60 },
  ];
  expect(spreadSigns(points, 20, sheet)).toEqual(points);
});

test("signs over one another, even in one place, are moved until each can be read", () => {
  const crowd = [
    { x: 200, y: 150 },
    { x: 200, y: 150 },
    { x: 206, y: 152 },
    { x: 195, y: 158 },
    { x: 230, y: 150 },
  ];
  const spread = spreadSigns(crowd, 20, sheet);
  expect(Math.min(...distances(spread))).toBeGreaterThan(19);
  for (const [i, { x, y }] of spread.entries()) {
    expect(Math.hypot(x - (crowd[i]?.x ?? 0), y - (crowd[i]?.y ?? 0))).toBeLessThan(40);
  }
  expect(spreadSigns(crowd, 20, sheet)).toEqual(spread);
});

test("no sign is cut by the edge that its point lies at, and none is drawn in from beyond it", () => {
  const [atEdge, beyond] = spreadSigns(
    [
      { x: 180, y: 2 },
      { x: 60, y: -30 },
    ],
    20,
    sheet,
  );
  expect(atEdge).toEqual({ x: 180, y: 10 });
  expect(beyond).toEqual({ x: 60, y: -30 });
});
