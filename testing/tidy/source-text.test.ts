// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { scanSource } from "./source-text.ts";

const open = "${";
const cases: readonly (readonly [claim: string, text: string, code: string])[] = [
  ["a line comment", "a // b 'c'\nd", "a         \nd"],
  ["a block comment keeps its lines", "a /* b\nc */ d", "a     \n     d"],
  ["a string keeps its quotes", 'f("// no");', 'f("     ");'],
  ["an escaped quote", "f('a\\'b') // c", "f('    ')     "],
  ["a template", "f(`a /* b` + c)", "f(`      ` + c)"],
  ["code inside a template", `\`a${open}b}c${open}\`d${open}e}\`}f\` + g`, "`  {b}  {`  {e}`} ` + g"],
  ["braces inside a substitution", `\`a${open} {b: 1}.b }c\` + d`, "`  { {b: 1}.b } ` + d"],
  ["a regular expression", "x = /[/'\"]\\/`/g; y", "x = /         g; y"],
  ["a division", "x = a / b; c / d", "x = a / b; c / d"],
  ["a regular expression after return", "return /'/.test(a)", "return / /.test(a)"],
];

test.each(cases)("%s is told from code", (_claim, text, code) => {
  const scanned = scanSource("x.ts", text);
  expect(scanned.code).toHaveLength(text.length);
  expect(scanned.code).toBe(code);
});

test("comments alone can be taken out", () => {
  expect(scanSource("x.ts", 'import "a"; // b').uncommented).toBe('import "a";     ');
});
