// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { functionsOf } from "./functions.ts";
import { scanSource } from "./source-text.ts";

const body = "{\n  a;\n}";
const functions = [
  `function f() ${body}`,
  `export async function f<T>(a: T, b = (1)): Promise<Map<string, { c: T }>> ${body}`,
  `function f(a: string): asserts a is "b" ${body}`,
  `function f(): { a: string } | undefined ${body}`,
  `const f = (a) => ${body}`,
  `const f = async (): Promise<void> => ${body}`,
  `test("claim", () => ${body});`,
  `class A { constructor(readonly a: string) ${body} }`,
  `class A { get a(): number ${body} }`,
];
const others = [
  `if (a) ${body}`,
  `if (a(b)) ${body} else ${body}`,
  `for await (const a of b()) ${body}`,
  `switch (a) ${body}`,
  `try ${body} catch (error) ${body} finally ${body}`,
  `class A extends B(c) ${body}`,
  `interface A ${body}`,
  `const a = ${body};`,
  `const { a } = b(${body});`,
  `type A = ${body};`,
  `describe("group", () => ${body});`,
  `describe.each(a)("group", (b) => ${body});`,
];

test.each(functions)("%s is a function of three lines", (text) => {
  expect(functionsOf(scanSource("x.ts", text))).toEqual([{ line: 1, lineCount: 3 }]);
});

test.each(others)("%s is none", (text) => {
  expect(functionsOf(scanSource("x.ts", text))).toEqual([]);
});
