// SPDX-License-Identifier: Apache-2.0
import type { CountRecord } from "@scelle/core";
import { expect, test } from "vitest";
import { countInterval } from "./count-interval.ts";

type Amount = CountRecord["stated"]["amount"];

test("beside 49 deaths stands 36 to 65", () => {
  const interval = countInterval(counting({ value: 49, unit: "death" }));
  expect([interval?.low.toFixed(0), interval?.high.toFixed(0)]).toEqual(["36", "65"]);
  expect(interval).toMatchObject({ level: 0.95, method: "Garwood", isExact: true });
});

test("a count between two bounds is as uncertain as both", () => {
  const between = countInterval(counting({ low: 47, high: 49, unit: "death" }));
  const low = countInterval(counting({ value: 47, unit: "death" }))?.low;
  const high = countInterval(counting({ value: 49, unit: "death" }))?.high;
  expect(between).toMatchObject({ low, high, isExact: false });
});

test("about so many says that it is not exact", () => {
  expect(countInterval(counting({ about: 900, unit: "incident" }))?.isExact).toBe(false);
});

test("officers on duty do not happen by chance and have no interval", () => {
  expect(countInterval(counting({ about: 900, unit: "officer" }))).toBeUndefined();
});

function counting(amount: Amount): CountRecord {
  return { stated: { amount } } as unknown as CountRecord;
}
