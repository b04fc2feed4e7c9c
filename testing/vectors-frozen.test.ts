// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloneFiles, cloneRoot } from "./tidy/source-tree.ts";

const sumsPath = "testing/vectors/SHA256SUMS";
const vectors = new Map(
  cloneFiles()
    .map(({ path }) => path)
    .filter((path) => path.startsWith("testing/vectors/") && path !== sumsPath && !path.endsWith(".md"))
    .map((path) => [path.slice("testing/vectors/".length), readFileSync(join(cloneRoot, path))] as const),
);

test("every golden vector is listed in SHA256SUMS and still has its bytes", () => {
  expect(vectors.size).toBeGreaterThan(0);
  expect(existsSync(join(cloneRoot, sumsPath))).toBe(true);
  expect(changedVectors(readFileSync(join(cloneRoot, sumsPath), "utf8"), vectors)).toEqual([]);
});

test("a changed, an unlisted, a lost and a malformed line are each named", () => {
  const bytes = new Map([
    ["kept.json", Buffer.from("a")],
    ["changed.json", Buffer.from("b")],
    ["new.json", Buffer.from("c")],
  ]);
  const digest = createHash("sha256").update("a").digest("hex");
  const sums = `${digest}  kept.json\n${digest}  changed.json\n${digest}  lost.json\nnonsense\n`;
  expect(changedVectors(sums, bytes)).toEqual([
    "changed.json has other bytes: a released vector stays as it is",
    "lost.json is listed and not there",
    "line 4 is not `sha256sum` output",
    "new.json is not listed: add its line",
  ]);
});

/** What differs between the vectors and their list, which is the output of `sha256sum`. */
function changedVectors(sums: string, bytes: ReadonlyMap<string, Uint8Array>): string[] {
  const listed = new Set<string>();
  const problems = sums.split("\n").flatMap((line, index) => {
    if (line === "") return [];
    const [, digest, name = ""] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (digest === undefined) return [`line ${index + 1} is not \`sha256sum\` output`];
    listed.add(name);
    const found = bytes.get(name);
    if (found === undefined) return [`${name} is listed and not there`];
    const isSame = createHash("sha256").update(found).digest("hex") === digest;
    return isSame ? [] : [`${name} has other bytes: a released vector stays as it is`];
  });
  const unlisted = [...bytes.keys()].filter((name) => !listed.has(name));
  return [...problems, ...unlisted.map((name) => `${name} is not listed: add its line`)];
}
