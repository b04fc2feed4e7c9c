// SPDX-License-Identifier: Apache-2.0
import { functionsOf } from "./functions.ts";
import { isSource, isTest, isTypeScript, perFile, type Rule, without } from "./rule.ts";

const fileLinesMax = 300;
const testLinesMax = 500;
const functionLinesMax = 60;
const lineLengthMax = 110;

const lines = (count: number): string => "const a = 1;\n".repeat(count);
/** A line that holds one string and perhaps its key: the formatter leaves it whole, and a search finds it. */
const isSentence = /^\s*(?:[\w.-]+: |"[\w.-]+": |[?:] )?(?:"[^"]*"|`[^`]*`)(?:[,;]| \+)?$/;
/** A test whose claim is long: the formatter leaves the line whole. */
const isClaim = /^\s*(?:test|it|describe)\((?:"[^"]*"|`[^`]*`), (?:async )?\(\) => \{$/;
/** Seen as code: a line of a longer text, with nothing but substitutions in it. */
const insideTemplate = /^(?:\s|\{[\w.]+\})*$/;
const spdx = "// SPDX-License-Identifier: Apache-2.0";

/** Rules about the shape of a file: what a reader meets before the meaning. */
export const shapeRules: readonly Rule[] = [
  {
    claim: "a source file begins with its licence in one line",
    check: perFile(isSource, ({ text }) => {
      const [first, second] = text.split("\n");
      const has = first === spdx || (first?.startsWith("#!") && second === spdx);
      return has ? [] : [{ line: 1, problem: `begin with ${spdx}` }];
    }),
    planted: [["packages/core/src/x.ts", "export const a = 1;\n"]],
    allowed: [["packages/scelle/src/main.ts", `#!/usr/bin/env node\n${spdx}\n`]],
  },
  {
    claim: "a file is short enough to read at once",
    check: perFile(isSource, ({ path, text }) => {
      const count = text.replace(/\n$/, "").split("\n").length;
      const max = isTest(path) ? testLinesMax : fileLinesMax;
      return count <= max
        ? []
        : [{ line: max, problem: `${count} lines, at most ${max}: find its two ideas` }];
    }),
    planted: [
      ["packages/core/src/x.ts", lines(fileLinesMax + 1)],
      ["packages/core/src/x.test.ts", lines(testLinesMax + 1)],
    ],
    allowed: [
      ["packages/core/src/x.ts", lines(fileLinesMax)],
      ["packages/core/src/x.test.ts", lines(testLinesMax)],
    ],
  },
  {
    claim: "a function is short enough to see at once",
    check: perFile(isSource, (file) =>
      functionsOf(file)
        .filter(({ lineCount }) => lineCount > functionLinesMax)
        .map(({ line, lineCount }) => ({ line, problem: `${lineCount} lines, at most ${functionLinesMax}` })),
    ),
    planted: [["packages/core/src/x.ts", `export function f(): void {\n${lines(functionLinesMax)}}\n`]],
    allowed: [["packages/core/src/x.ts", `export const f = {\n${lines(functionLinesMax)}};\n`]],
  },
  {
    claim: "a line fits the page, but for a sentence that would have to be cut",
    check: perFile(isSource, function* ({ text, code }) {
      const codeLines = code.split("\n");
      for (const [index, line] of text.split("\n").entries()) {
        const length = [...line].length;
        const isComment = /^\s*(?:\/\/|\/?\*)/.test(line);
        const isText =
          isSentence.test(line) ||
          isClaim.test(line) ||
          (!isComment && insideTemplate.test(codeLines[index] ?? ""));
        if (length <= lineLengthMax || isText) continue;
        yield { line: index + 1, problem: `${length} signs, at most ${lineLengthMax}` };
      }
    }),
    planted: [
      ["packages/core/src/x.ts", `// ${"é".repeat(lineLengthMax - 2)}`],
      ["packages/core/src/x.ts", `f(a, "${"é ".repeat(lineLengthMax / 2)}");`],
      ["packages/core/src/x.ts", `/**\n * ${"é ".repeat(lineLengthMax / 2)}\n */`],
    ],
    allowed: [
      ["packages/core/src/x.ts", `// ${"é".repeat(lineLengthMax - 3)}`],
      ["packages/core/src/x.ts", `  en: "${"é ".repeat(lineLengthMax / 2)}",`],
      ["packages/core/src/x.test.ts", `test("${"é ".repeat(lineLengthMax / 2)}", async () => {`],
      ["packages/core/src/x.ts", `const a = \`\n${"é ".repeat(lineLengthMax / 2)}\n\`;`],
    ],
  },
  {
    claim: "what a file offers stands before what it keeps to itself",
    check: perFile(isTypeScript, ({ code }) => {
      const firstPrivate = /^(?:async )?function\*? /m.exec(code)?.index ?? code.length;
      const later = [...code.slice(firstPrivate).matchAll(/^export (?:async )?function/gm)];
      const line = (offset: number): number => code.slice(0, firstPrivate + offset).split("\n").length;
      return later.map((match) => ({
        line: line(match.index),
        problem: "move it above the private functions",
      }));
    }),
    planted: [["packages/core/src/x.ts", "function a() {}\nexport function b() {}\n"]],
    allowed: [["packages/core/src/x.ts", "const a = 1;\nexport function b() {}\nfunction c() {}\n"]],
  },
  {
    claim: "every export has a name",
    check: without(isTypeScript, "code", /^export default\b|\bas default\b/gm, () => "export it by its name"),
    planted: [["packages/core/src/x.ts", "export default 1;\n"]],
    allowed: [["packages/core/src/x.ts", "export const a = { default: 1 };\n"]],
  },
  {
    claim: "only a package's index passes exports on",
    check: without(
      (path) => isTypeScript(path) && !/^packages\/[^/]+\/src\/(?:api\/)?index\.ts$/.test(path),
      "code",
      /^export\s+(?:type\s+)?(?:\*|\{[^}]*\}\s*from\b)/gm,
      () => "import it where it is defined",
    ),
    planted: [
      ["packages/core/src/merkle/index.ts", 'export * from "./tree.ts";\n'],
      ["packages/core/src/x.ts", 'export type { A,\n B } from "./tree.ts";\n'],
    ],
    allowed: [
      ["packages/core/src/index.ts", 'export * from "./x.ts";\n'],
      ["packages/core/src/x.ts", "const a = 1;\nexport { a };\n"],
    ],
  },
];
