// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloneRoot } from "./tidy/source-tree.ts";

/** How far each section of ASVS 4.0.3 counts for level 2, and the numbers that it deleted. */
const sections: Readonly<Record<string, readonly [last: number, without: readonly number[]]>> = {
  ...{ "1.1": [7, []], "1.2": [4, []], "1.4": [5, [2, 3]], "1.5": [4, []], "1.6": [4, []], "1.7": [2, []] },
  ...{ "1.8": [2, []], "1.9": [2, []], "1.10": [1, []], "1.11": [2, []], "1.12": [2, [1]], "1.14": [6, []] },
  ...{ "2.1": [12, []], "2.2": [3, []], "2.3": [3, []], "2.4": [6, []], "2.5": [7, []], "2.6": [3, []] },
  ...{ "2.7": [6, []], "2.8": [7, []], "2.9": [3, []], "2.10": [4, []] },
  ...{ "3.1": [1, []], "3.2": [4, []], "3.3": [4, []], "3.4": [5, []], "3.5": [3, []], "3.7": [1, []] },
  ...{ "4.1": [5, [4]], "4.2": [2, []], "4.3": [3, []] },
  ...{ "5.1": [5, []], "5.2": [8, []], "5.3": [10, []], "5.4": [3, []], "5.5": [4, []] },
  ...{ "6.1": [3, []], "6.2": [6, []], "6.3": [2, []], "6.4": [2, []] },
  ...{ "7.1": [4, []], "7.2": [2, []], "7.3": [4, [2]], "7.4": [3, []] },
  ...{ "8.1": [4, []], "8.2": [3, []], "8.3": [8, []], "9.1": [3, []], "9.2": [4, []] },
  ...{ "10.2": [2, []], "10.3": [3, []], "11.1": [8, []] },
  ...{ "12.1": [3, []], "12.2": [1, []], "12.3": [6, []], "12.4": [2, []], "12.5": [2, []], "12.6": [1, []] },
  ...{ "13.1": [5, [2]], "13.2": [6, [4]], "13.3": [2, []], "13.4": [2, []] },
  ...{ "14.1": [4, []], "14.2": [6, []], "14.3": [3, [1]], "14.4": [7, []], "14.5": [4, []] },
};

const page = readFileSync(join(cloneRoot, "docs", "asvs.md"), "utf8");
const rows = [...page.matchAll(/^\| ([\d.–, ]+) \| ([a-z/ ]+) \| (.+) \|$/gm)].map(
  ([, items = "", verdict = "", why = ""]) => ({ items: itemsOf(items), verdict, why }),
);

test("every requirement of level 2 has one verdict", () => {
  const wanted = Object.entries(sections).flatMap(([section, [last, without]]) =>
    Array.from({ length: last }, (_, i) => i + 1)
      .filter((number) => !without.includes(number))
      .map((number) => `${section}.${number}`),
  );
  expect(wanted.length).toBeGreaterThan(230);
  expect(rows.flatMap(({ items }) => items).sort()).toEqual(wanted.sort());
  const verdicts = new Set(rows.map(({ verdict }) => verdict));
  expect([...verdicts].sort()).toEqual(["met", "n/a", "not met", "operator", "partly"]);
});

test("every test that a verdict names is there", () => {
  const named = rows.flatMap(({ why }) =>
    [...why.matchAll(/`([a-z][\w/.-]+\.test\.ts)`/g)].map(([, path]) => path),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((path) => !existsSync(join(cloneRoot, path ?? "")))).toEqual([]);
});

/** `1.2.1–1.2.3, 1.2.5` written out. */
function itemsOf(text: string): string[] {
  return text.split(", ").flatMap((part) => {
    const [first = "", last = first] = part.split("–");
    const section = first.replace(/\.\d+$/, "");
    const numberOf = (item: string) => Number(item.split(".").at(-1));
    const [from, to] = [numberOf(first), numberOf(last)];
    return Array.from({ length: to - from + 1 }, (_, i) => `${section}.${from + i}`);
  });
}
