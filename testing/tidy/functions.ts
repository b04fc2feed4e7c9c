// SPDX-License-Identifier: Apache-2.0
import { lineAt, type SourceText } from "./source-text.ts";

export interface FunctionSpan {
  /** Line of the opening brace, from 1. */
  readonly line: number;
  readonly lineCount: number;
}

/** Every function with a body in braces. What only groups tests, `describe`, is not counted as one. */
export function functionsOf({ code, text }: SourceText): FunctionSpan[] {
  const spans: FunctionSpan[] = [];
  const open: number[] = [];
  for (const { 0: brace, index } of code.matchAll(/[{}]/g)) {
    if (brace === "{") open.push(index);
    const start = brace === "}" ? open.pop() : undefined;
    if (start === undefined || !opensFunction(code.slice(0, start))) continue;
    const line = lineAt(text, start);
    spans.push({ line, lineCount: lineAt(text, index) - line + 1 });
  }
  return spans;
}

const statements = /(?:^|[^\w$.])(?:if|for|while|switch|catch|with|await)\s*$/;
const declarations = /(?:^|[^\w$.])(?:class|interface|enum|namespace)\s[^{};]*$/;
const grouping = /(?:^|[^\w$.])describe(?:\.\w+\([^)]*\))*\([^(]*\([^()]*\)\s*=>$/;

/** Whether what stands before a brace makes it the body of a function. */
function opensFunction(before: string): boolean {
  const head = before.trimEnd();
  if (head.endsWith("=>")) return !grouping.test(head.slice(-300));
  // Behind a colon, a bar or an angle a brace opens a type, or an object.
  if (!/[\w$)\]}>"'`]$/.test(head) || declarations.test(head.slice(-300))) return false;
  const parameters = endOfParameters(head);
  return parameters !== undefined && !statements.test(head.slice(0, openingOf(head, parameters)));
}

/** Position of the `)` that ends a parameter list, with or without a return type behind it. */
function endOfParameters(head: string): number | undefined {
  if (head.endsWith(")")) return head.length - 1;
  let depth = 0;
  for (let at = head.length - 1; at >= 0; at -= 1) {
    const sign = head[at] ?? "";
    if (sign === ")" && depth === 0 && /^\s*:/.test(head.slice(at + 1))) return at;
    if (sign === ";" && depth === 0) return undefined;
    if (")]}".includes(sign)) depth += 1;
    if ("([{".includes(sign)) depth -= 1;
    if (depth < 0) return undefined;
  }
  return undefined;
}

/** Position of the `(` that a `)` closes. */
function openingOf(head: string, closing: number): number {
  let depth = 0;
  for (let at = closing; at >= 0; at -= 1) {
    if (head[at] === ")") depth += 1;
    if (head[at] === "(") depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}
