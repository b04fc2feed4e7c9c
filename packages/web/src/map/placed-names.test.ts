// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placedNames } from "./placed-names.ts";

const sheet = { widthPx: 360, heightPx: 240 };
const name = fc.record({
  name: fc.constantFrom("Old Town", "Bay", "University"),
  x: fc.nat(360),
  y: fc.nat(240),
});

describe("names on a map", () => {
  test("no name stands on another or on a sign", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), fc.array(name, { maxLength: 4 }), (names, signs) => {
        const placed = placedNames(names, sheet, signs);
        for (const one of placed) {
          for (const other of placed) {
            if (one === other) continue;
            expect(Math.abs(one.y - other.y) >= 15 || Math.abs(one.x - other.x) >= 20).toBe(true);
          }
          for (const sign of signs) {
            expect(Math.abs(one.y - sign.y) >= 15 || Math.abs(one.x - sign.x) >= 20).toBe(true);
          }
        }
      }),
    );
  });

  test("of two names for one spot the first is kept", () => {
    const placed = placedNames(
      [
        { name: "Bay", x: 100, y: 100 },
        { name: "Old Town", x: 104, y: 102 },
      ],
      sheet,
      [],
    );
    expect(placed.map(({ name: kept }) => kept)).toEqual(["Bay"]);
  });
});
