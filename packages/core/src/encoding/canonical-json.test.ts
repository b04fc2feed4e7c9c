// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonDepthMax } from "../limits.ts";
import { canonicalBytes, canonicalJson, type JsonValue, parseCanonicalJson } from "./canonical-json.ts";
import { utf8 } from "./utf8.ts";

/** IEEE 754 bits and their one text: RFC 8785, appendix B. */
const numbers: readonly (readonly [bits: string, text: string])[] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
];

test.each(numbers)("the number with bits %s has one text", (bits, text) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  expect(canonicalJson(view.getFloat64(0))).toBe(text);
  expect(canonicalJson(parseCanonicalJson(utf8(text), "number"))).toBe(text);
});

test("members stand in the order of their UTF-16 code units", () => {
  const keys = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
  const object = Object.fromEntries(keys.map((key) => [key, null]));
  const sorted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"];
  expect(canonicalJson(object)).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:null`).join(",")}}`);
});

test("strings escape what they must and nothing more", () => {
  const text = '\u20ac$\u000f\nA\'B"\\\\"/\u007f\b\t\f\r\u001f';
  expect(canonicalJson(text)).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\\b\\t\\f\\r\\u001f"');
});

const unwritable: readonly (readonly [claim: string, value: JsonValue])[] = [
  ["NaN", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["a lone high surrogate", "a\ud800b"],
  ["a lone low surrogate", ["\udc00"]],
  ["a lone surrogate in a member's name", { "\ud800": 1 }],
  ["one level too many", nested(jsonDepthMax + 1)],
];

test.each(unwritable)("%s has no canonical form", (_claim, value) => {
  expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: "format.malformed" }));
});

const malformed: readonly (readonly [claim: string, text: string | Uint8Array, offset: number])[] = [
  ["nothing at all", "", 0],
  ["a member twice", '{"é":1,"é":2}', 8],
  ["members out of order", '{"b":1,"a":2}', 7],
  ["members out of order deep inside", '[1,{"a":{"b":1,"a":2}}]', 15],
  ["a space before a value", '{"a": 1}', 5],
  ["a space at the end", "1 ", 1],
  ["a newline at the end", "{}\n", 2],
  ["a byte order mark", "\ufeff1", 0],
  ["an escape of a letter", '"\\u0041"', 1],
  ["a long escape of a newline", '"ab\\u000a"', 3],
  ["a capital in an escape", '"\\u001F"', 1],
  ["an escaped slash", '"\\/"', 1],
  ["a bare control character", '"a\tb"', 2],
  ["a string without its end", '"abc', 4],
  ["a string that ends in a backslash", '"abc\\', 4],
  ["minus zero", "-0", 0],
  ["a number in exponent form that need not be", "[1e5]", 1],
  ["a capital exponent", "1E+30", 0],
  ["an exponent without its sign", "1e30", 0],
  ["a leading zero", "01", 0],
  ["a trailing zero", "1.50", 0],
  ["a number with a plus sign", "+1", 0],
  ["a bare fraction", ".5", 0],
  ["a bare minus", "-", 0],
  ["more digits than a number holds", "9007199254740993", 0],
  ["a number beyond all numbers", "[1,1e999]", 3],
  ["a lone surrogate, escaped", '"\\ud800"', 1],
  ["a surrogate pair, escaped", '"\\ud83d\\ude00"', 1],
  ["bytes that are not UTF-8", Uint8Array.of(0x22, 0x61, 0xff, 0x22), 2],
  ["a surrogate encoded as UTF-8", Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), 1],
  ["an overlong encoding", Uint8Array.of(0x22, 0xc1, 0x81, 0x22), 1],
  ["a word that is no value", "undefined", 0],
  ["a literal with a capital", "True", 0],
  ["a trailing comma in a list", "[1,]", 3],
  ["a trailing comma in an object", '{"a":1,}', 7],
  ["a missing colon", '{"a"1}', 4],
  ["a member without quotes", "{a:1}", 1],
  ["a list without its end", "[1", 2],
  ["an object without its end", '{"a":1', 6],
  ["a second value", "1,2", 1],
  ["a comment", "/**/1", 0],
  ["one level too many", JSON.stringify(nested(jsonDepthMax + 1)), jsonDepthMax],
];

describe("the strict parser refuses, naming the byte,", () => {
  test.each(malformed)("%s", (_claim, text, offset) => {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    const facts = expect.objectContaining({ what: "sample", offset });
    const error = expect.objectContaining({ code: "format.malformed", facts });
    expect(() => parseCanonicalJson(bytes, "sample")).toThrow(error);
  });
});

test("the deepest nesting that is allowed can be written and read", () => {
  const deepest = nested(jsonDepthMax);
  expect(parseCanonicalJson(canonicalBytes(deepest), "sample")).toEqual(deepest);
});

test("a member called __proto__ is a member like any other", () => {
  const bytes = utf8('{"__proto__":{"a":1},"b":2}');
  const value = parseCanonicalJson(bytes, "sample");
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(canonicalBytes(value)).toEqual(bytes);
});

const anyString = fc.string({ unit: "binary", maxLength: 12 });
const anyNumber = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    anyNumber.map((number) => (Object.is(number, -0) ? 0 : number)),
    anyString,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(anyString, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(parseCanonicalJson(canonicalBytes(value), "sample")).toEqual(value);
    }),
  );
});

/** The oracle: JSON.parse reads whatever is JSON, and only one text of a value is the canonical one. */
function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false; // Not JSON at all.
  }
}

test("what is read is exactly what would be written, and everything else is refused", () => {
  const edit = fc.record({ at: fc.nat(), removed: fc.nat(2), added: fc.string({ maxLength: 2 }) });
  fc.assert(
    fc.property(anyValue, edit, (value, { at, removed, added }) => {
      const text = canonicalJson(value);
      const start = at % (text.length + 1);
      const bytes = new TextEncoder().encode(text.slice(0, start) + added + text.slice(start + removed));
      const edited = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      if (isCanonical(edited)) expect(canonicalBytes(parseCanonicalJson(bytes, "sample"))).toEqual(bytes);
      else expect(() => parseCanonicalJson(bytes, "sample")).toThrow("malformed");
    }),
    { numRuns: 1_000 },
  );
});

function nested(depth: number): JsonValue {
  let value: JsonValue = [];
  for (let level = 1; level < depth; level++) value = [value];
  return value;
}
