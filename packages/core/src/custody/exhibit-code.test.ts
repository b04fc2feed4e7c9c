// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { exhibitCode, groupedExhibitCode, readExhibitCode } from "./exhibit-code.ts";

const ref = "0f3c5a71-9e2b-4d60-8a11-6b5c4d3e2f10";
const code = exhibitCode(ref);

test("the identifier of an exhibit is thirteen capital letters and digits, always the same", () => {
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
  expect(code).toBe("1WY5MWCY5FB0T");
});

test("it is read however it was typed", () => {
  const typed = [code, code.toLowerCase(), groupedExhibitCode(code), ` ${code} `];
  expect(typed.map(readExhibitCode)).toEqual(typed.map(() => code));
  const other = exhibitCode("00000000-0000-4000-8000-000000000000");
  expect(readExhibitCode(other.replaceAll("0", "O"))).toBe(other);
});

test("one wrong sign is found, wherever it stands", () => {
  const signs = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];
  for (let i = 0; i < code.length; i += 1) {
    for (const sign of signs) {
      const typed = code.slice(0, i) + sign + code.slice(i + 1);
      expect(readExhibitCode(typed)).toBe(sign === code[i] ? code : undefined);
    }
  }
});

test("whatever else is scanned is no identifier", () => {
  for (const text of ["", "4006381333931", "2031-007/1", `${code}0`, "U".repeat(13), "x".repeat(10_000)]) {
    expect(readExhibitCode(text)).toBeUndefined();
  }
});

test("exhibits whose references differ in what was drawn have different identifiers", () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), fc.uuid({ version: 4 }), (one, other) => {
      const isAlike = one.slice(0, 18) === other.slice(0, 18);
      expect(exhibitCode(one) === exhibitCode(other)).toBe(isAlike);
      expect(readExhibitCode(exhibitCode(one))).toBe(exhibitCode(one));
    }),
  );
});
