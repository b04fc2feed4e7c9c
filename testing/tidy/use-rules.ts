// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import { resolve } from "../layering.ts";
import { importsOf } from "./imports.ts";
import { type Finding, isTest, isTypeScript, type Rule } from "./rule.ts";
import { lineAt, type SourceText } from "./source-text.ts";

/** Rules about what nobody uses. */
export const useRules: readonly Rule[] = [
  {
    claim: "what a file exports, another file takes",
    check: (files) => {
      const code = files.filter(({ path }) => isTypeScript(path));
      const taken = takenNames(code);
      return code.flatMap((file) => unusedExports(file, taken.get(file.path) ?? new Set()));
    },
    planted: [
      ["packages/core/src/x.ts", "export const a = 1;"],
      ["packages/core/src/x.ts", "export async function a() {}"],
    ],
    allowed: [
      ["packages/core/src/index.ts", "export const a = 1;"],
      ["packages/core/src/x.test.ts", "export const a = 1;"],
      ["packages/core/src/x.ts", "export interface A {}"],
    ],
  },
  {
    claim: "every file is run, imported or a test",
    check: (files) => {
      const code = files.filter(({ path }) => isTypeScript(path));
      const used = new Set([...takenNames(code).keys(), ...code.flatMap(workersOf)]);
      return code
        .filter(({ path }) => !used.has(path) && !isEntryPoint(path))
        .map(({ path }) => ({ path, line: 1, problem: "nothing imports it" }));
    },
    planted: [["packages/core/src/x.ts", "const a = 1;"]],
    allowed: [
      ["packages/scelle/src/main.ts", "const a = 1;"],
      ["packages/core/src/x.test.ts", "const a = 1;"],
    ],
  },
];

const isEntryPoint = (path: string): boolean =>
  isTest(path) ||
  /^packages\/[^/]+\/src\/(?:(?:api\/)?index\.ts|main\.tsx?)$/.test(path) ||
  /^testing\/(?:index\.ts$|bench\/|e2e\/take-screenshots\.ts$|api\/client\/)/.test(path) ||
  /^testing\/(?:attack\/attack-program|simulation\/sim-program|faults\/shim\/faults-program)\.ts$/.test(
    path,
  ) ||
  /^packages\/verifier\/src\/(?:node-folder|web-crypto)\.ts$/.test(path) ||
  /^testing\/fuzz\/fuzz-program\.ts$/.test(path) ||
  // The build of the pages makes the service worker of it.
  path === "packages/web/src/offline/keep-app.ts" ||
  ["packages/web/src/form/form-values.ts", "packages/verifier/src/page/main.ts"].includes(path);

/** For each file, the names that other files take from it. */
function takenNames(files: readonly SourceText[]): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>();
  for (const edge of files.flatMap(importsOf)) {
    const target = resolve(edge);
    if (target === undefined) continue;
    const names = taken.get(target) ?? new Set();
    for (const name of edge.names) names.add(name);
    taken.set(target, names);
  }
  return taken;
}

function unusedExports(file: SourceText, taken: ReadonlySet<string>): Finding[] {
  if (isEntryPoint(file.path) || taken.has("*")) return [];
  // Types may be there for whoever annotates what a function returns.
  const declared = /^export\s+(?:abstract\s+)?(?:async\s+)?(?:const|let|function\*?|class)\s+([\w$]+)/gm;
  return [...file.code.matchAll(declared)]
    .filter((match) => !taken.has(match[1] ?? ""))
    .map((match) => ({
      path: file.path,
      line: lineAt(file.text, match.index),
      problem: `nobody imports ${match[1]}: keep it private, or remove it`,
    }));
}

/** Files started by their address: `new URL("./worker.js", import.meta.url)`. */
function workersOf({ path, uncommented }: SourceText): string[] {
  const addresses = uncommented.matchAll(/new URL\(\s*["'`](\.[^"'`]+)["'`]\s*,\s*import\.meta\.url/g);
  return Array.from(addresses, (match) =>
    posix.join(posix.dirname(path), match[1] ?? "").replace(/\.js$/, ".ts"),
  );
}
