// SPDX-License-Identifier: Apache-2.0
import { lineAt, type SourceText } from "./source-text.ts";

/** One import, `import type`, re-export or `import()` of a file. */
export interface ImportEdge {
  readonly path: string;
  readonly line: number;
  /** What stands in quotes; undefined where it is computed when the program runs. */
  readonly specifier: string | undefined;
  /** Names taken; "*" for all of them. */
  readonly names: readonly string[];
}

const staticImport =
  /(?<![\w.$])(?:import|export)\b\s*(?:type\s+)?(?:([\w$*{}\s,]+?)\bfrom\s*)?(["'])([^"'\n]+)\2/g;
const dynamicImport = /(?<![\w.$])(?:import|require)\s*\(\s*(?:(["'`])([^"'`$]+)\1)?/g;

/** Every edge that leaves a file, in its order. */
export function importsOf(file: SourceText): ImportEdge[] {
  const edges: (ImportEdge & { offset: number })[] = [];
  const add = (offset: number, specifier: string | undefined, names: readonly string[]): void => {
    // A match inside a string is the text of a test, not an import.
    if (!/^(?:import|export|require)/.test(file.code.slice(offset))) return;
    edges.push({ path: file.path, line: lineAt(file.text, offset), specifier, names, offset });
  };
  for (const match of file.uncommented.matchAll(staticImport)) {
    add(match.index, match[3], namesOf(match[1] ?? "*"));
  }
  for (const match of file.uncommented.matchAll(dynamicImport)) add(match.index, match[2], ["*"]);
  return edges.sort((one, other) => one.offset - other.offset).map(({ offset: _, ...edge }) => edge);
}

/** `{ a, type b as c }` takes a and b; `* as d` takes everything. */
function namesOf(clause: string): string[] {
  const words = clause.replace(/[{}]/g, "").split(",");
  return words.map((word) => word.trim().replace(/^type\s+/, "")).map((word) => word.split(/\s/)[0] ?? "");
}
