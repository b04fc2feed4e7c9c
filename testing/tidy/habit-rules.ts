// SPDX-License-Identifier: Apache-2.0
import { isCore, isDocument, isSource, isTestCode, perFile, type Rule, without } from "./rule.ts";
import { lineAt } from "./source-text.ts";

const outcome = "time, chance, keys and disk come in as arguments";
/** The one place that may leave a test out, where a program of the machine is missing. */
const skipPlace = "testing/tool-test.ts";
const isScript = (path: string): boolean => path.startsWith("scripts/");
const isCommandLine = (path: string): boolean => path.startsWith("packages/scelle/src/");

/** Words that a reader would take as done later, split so that this file does not hold them. */
const later = new RegExp(`\\b(?:TO${"DO"}|FIX${"ME"}|XX${"X"})\\b`, "g");
const silencers = new RegExp(
  `@ts-(?:ignore|nocheck|expect-error)|biome-${"ignore"}|eslint-${"disable"}`,
  "g",
);

/** Rules about what no file does. */
export const habitRules: readonly Rule[] = [
  {
    claim: "core reads no clock, chance, network or process",
    check: without(
      (path) => isCore(path) && !isTestCode(path),
      "code",
      new RegExp(
        [
          /\bDate\.now\b|\bnew Date\s*\(\s*\)|\bDate\s*\(\s*\)/,
          /\bMath\.random\b|\bcrypto\.(?:subtle|getRandomValues|randomUUID)\b|\bglobalThis\b/,
          /(?<![.\w$])(?:fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(/,
          /(?<![.\w$])(?:performance|process|console|navigator|localStorage)\s*[.[]/,
          /(?<![.\w$])(?:Buffer|XMLHttpRequest|WebSocket)\b/,
        ]
          .map(({ source }) => source)
          .join("|"),
        "g",
      ),
      (found) => `${found}: ${outcome}`,
    ),
    planted: [
      "Date.now()",
      "new Date()",
      "Math.random()",
      'fetch("x")',
      "performance.now()",
      "crypto.subtle",
      "crypto.randomUUID()",
      "process.env",
      "Buffer.from(a)",
      "globalThis.crypto",
      "setTimeout(a, 1)",
    ].map((text) => ["packages/core/src/x.ts", `export const a = ${text};`] as const),
    allowed: [
      ["packages/core/src/x.ts", "crypto.sha256(a); new Date(b); Date.parse(c); // Date.now()"],
      ["packages/core/src/x.test.ts", "Math.random();"],
      ["packages/core/src/spec/x.ts", "Math.random();"],
      ["packages/register/src/x.ts", "Date.now();"],
    ],
  },
  {
    claim: "a catch says what is known now",
    check: perFile(isSource, function* ({ code, text }) {
      for (const { 0: found, index } of code.matchAll(/\bcatch\s*(?:\([^)]*\)\s*)?\{\s*\}/g)) {
        const isEmpty = text.startsWith(found, index);
        if (isEmpty) yield { line: lineAt(text, index), problem: "an empty catch hides a failure" };
      }
    }),
    planted: [
      ["packages/core/src/x.ts", "try { a(); } catch {}"],
      ["packages/core/src/x.ts", "try { a(); } catch (error) {\n}"],
    ],
    allowed: [["packages/core/src/x.ts", "try { a(); } catch {\n  // Somebody was faster: it is there.\n}"]],
  },
  {
    claim: "nothing is left for later, and no check is silenced",
    check: (files) => [
      ...without(
        (path) => isSource(path) || isDocument(path),
        "text",
        later,
        (found) => `${found}: do it`,
      )(files),
      ...without(isSource, "text", silencers, (found) => `${found}: mend what it reports`)(files),
    ],
    planted: [
      ["packages/core/src/x.ts", `// TO${"DO"}: the rest`],
      ["README.md", `# A\n\nFIX${"ME"}\n`],
      ["packages/core/src/x.ts", `// @ts-${"expect-error"}`],
      ["packages/core/src/x.ts", `// biome-${"ignore"} lint/x: y`],
    ],
    allowed: [["packages/core/src/x.ts", "const todos = 1;"]],
  },
  {
    claim: "every test runs, but where a program of the machine is missing",
    check: without(
      (path) => /(?:^testing|\/src)\/.*\.tsx?$/.test(path) && path !== skipPlace,
      "code",
      /\b(?:test|it|describe)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fails)\b|\b(?:xit|fit)\s*\(/g,
      (found) => `${found}: run it, or use toolTest of ${skipPlace}`,
    ),
    planted: [
      ["packages/core/src/x.test.ts", 'test.only("a", () => {});'],
      ["packages/core/src/x.test.ts", 'describe.skip("a", () => {});'],
      ["testing/x.test.ts", 'test.skipIf(a)("a", () => {});'],
      ["testing/x.test.ts", 'test.concurrent.todo("a");'],
    ],
    allowed: [
      ["testing/x.test.ts", 'test.each(a)("a", () => {});'],
      [skipPlace, 'test.skip("a");'],
    ],
  },
  {
    claim: "only the command line and the scripts speak to a person",
    check: (files) => [
      ...without(
        (path) => isSource(path) && !isScript(path),
        "code",
        /(?<![.\w$])console\s*\./g,
        () => "write to where the command line was told to write",
      )(files),
      ...without(
        (path) => path.startsWith("packages/") && !isCommandLine(path) && !isTestCode(path),
        "code",
        /\bprocess\.(?:stdout|stderr)\b/g,
        () => "return it, or throw: scelle speaks",
      )(files),
    ],
    planted: [
      ["packages/scelle/src/x.ts", "console.log(1);"],
      ["packages/register/src/x.ts", "process.stderr.write(a);"],
    ],
    allowed: [
      ["scripts/x.mjs", "console.log(1);"],
      ["packages/scelle/src/x.ts", "process.stdout.write(a);"],
      ["testing/child.ts", "process.stdout.write(a);"],
    ],
  },
];
