// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findSegments } from "./find-segments.ts";

function folderOf(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "scelle-segments-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of names) writeFileSync(join(folder, name), "x");
  return folder;
}

async function found(first: string, names: readonly string[]): Promise<string[]> {
  return (await findSegments(join(folderOf(names), first))).map((path) => basename(path));
}

const hundred = Array.from({ length: 99 }, (_, i) => `a.E${String(i + 1).padStart(2, "0")}`);

test.each<[string, string, readonly string[], readonly string[]]>([
  ["one file stays one", "a.E01", ["a.E01", "b.E02", "a.L02", "a.e02"], ["a.E01"]],
  [
    "letters follow the ninety-ninth",
    "a.E01",
    [...hundred, "a.EAA", "a.EAB"],
    [...hundred, "a.EAA", "a.EAB"],
  ],
  ["lower case stays lower case", "a.e01", ["a.e01", "a.e02", "a.E03"], ["a.e01", "a.e02"]],
  ["the second version has an x", "a.Ex01", ["a.Ex01", "a.Ex02"], ["a.Ex01", "a.Ex02"]],
  [
    "raw parts are numbered as widely as the first",
    "a.0001",
    ["a.0001", "a.0002", "a.002"],
    ["a.0001", "a.0002"],
  ],
  ["some tools count from nought", "a.000", ["a.000", "a.001", "a.002"], ["a.000", "a.001", "a.002"]],
  ["a part without others stays one file", "a.002", ["a.002", "a.0001", "b.001"], ["a.002"]],
  ["years are no parts", "a.2025", ["a.2024", "a.2025", "a.2026"], ["a.2025"]],
])("%s", async (_, first, names, expected) => {
  expect(await found(first, names)).toEqual(expected);
});

test.each([
  ["a.E01", ["a.E01", "a.E02", "a.E04"], "a.E03", "a.E04"],
  ["a.001", ["a.001", "a.003"], "a.002", "a.003"],
  ["a.000", ["a.000", "a.002"], "a.001", "a.002"],
  ["a.003", ["a.002", "a.003"], "a.001", "a.003"],
  ["a.E01", hundred.filter((name) => name !== "a.E02"), "a.E02", "a.E03"],
])("of %s a segment that is not there is named", async (first, names, missing, beyond) => {
  await expect(found(first, names)).rejects.toMatchObject({
    code: "image.segment-missing",
    facts: { missing, beyond },
  });
});

test.each([
  ["a.002", ["a.001", "a.002", "a.003"], "a.001"],
  ["a.003", ["a.000", "a.001", "a.002", "a.003"], "a.000"],
  ["a.001", ["a.000", "a.001"], "a.000"],
  ["a.0012", ["a.0001", "a.0012"], "a.0001"],
])("%s is not taken for the image, and the part that begins it is named", async (part, names, first) => {
  await expect(found(part, names)).rejects.toMatchObject({
    code: "image.part-named",
    facts: { part, first },
  });
});
