// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { scannedText } from "./scanned-text.ts";

test.each([
  ["490154203237518", "imei"],
  ["490154203237517", "seal"],
  ["4901542032375180", "seal"],
  ["B 0042137", "seal"],
] as const)("a scan of %s is taken for the number of %s", (text, type) => {
  expect(scannedText(` ${text}\n`)).toEqual({ type, text });
});

test("no single wrong digit of a telephone's number passes for one", () => {
  const imei = "490154203237518";
  const wrong = [...imei].flatMap((digit, i) =>
    [..."0123456789"]
      .filter((other) => other !== digit)
      .map((other) => imei.slice(0, i) + other + imei.slice(i + 1)),
  );
  expect(wrong.filter((text) => scannedText(text).type === "imei")).toEqual([]);
});
