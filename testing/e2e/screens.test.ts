// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let visit: Visit;
let screens: ReadonlyMap<string, string>;

beforeAll(async () => {
  visit = await Visit.begin();
  screens = await screensOf(visit);
}, 120_000);
afterAll(() => visit.end());

async function setUp(language: string, theme: string, width: number): Promise<void> {
  const { page } = visit;
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(
    ([chosenLanguage, chosenTheme]) => {
      localStorage.setItem("scelle.language", chosenLanguage ?? "");
      localStorage.setItem("scelle.theme", chosenTheme ?? "");
    },
    [language, theme],
  );
}

/**
 * What axe finds, as rule and place. The page’s policy lets no script in but through the tools of the
 * browser.
 */
async function violations(): Promise<string[]> {
  const { page } = visit;
  const found = (await page.evaluate(`${axe}; axe.run(document)`)) as AxeResults;
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(" ")}`));
}

async function isWide(): Promise<boolean> {
  return await visit.page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}

describe.each([
  ["en", "light", 1440],
  ["fr", "dark", 820],
  ["fr", "light", 320],
  ["en", "dark", 360],
])("in %s, %s, at %i pixels", (language, theme, width) => {
  test("axe finds nothing on any screen, and none is wider than the window", async () => {
    await setUp(language, theme, width);
    const found: Record<string, readonly string[]> = {};
    for (const [name, path] of screens) {
      await visit.open(path);
      await visit.page.waitForLoadState("networkidle");
      const problems = await violations();
      if (await isWide()) problems.push("wider than the window");
      if (problems.length > 0) found[name] = problems;
    }
    expect(found).toEqual({});
  }, 240_000);
});

test("with letters twice as large no screen is wider than a window of 640 pixels", async () => {
  await setUp("fr", "light", 640);
  const wide: string[] = [];
  for (const [name, path] of screens) {
    await visit.open(path);
    await visit.page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    if (await isWide()) wide.push(name);
  }
  expect(wide).toEqual([]);
}, 60_000);
