// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from "vitest";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

let visit: Visit;
let screens: ReadonlyMap<string, string>;
beforeAll(async () => {
  visit = await Visit.begin();
  screens = await screensOf(visit);
}, 60_000);
afterAll(() => visit.end());

test("before becomes after with the source that is believed, and else it is said to depend", async () => {
  const { page } = visit;
  await visit.open(screens.get("operation") ?? "");
  await page.getByText("It depends on which source is right.").waitFor();
  const radios = page.getByRole("radiogroup", { name: "Believe this source" }).getByRole("radio");
  await page.getByRole("radiogroup", { name: "Believe this source" }).waitFor();
  const answer = page.locator(".night-answer");
  const orders: (string | null)[] = [];
  for (let i = 0; i < 2; i += 1) {
    await radios.nth(i).check({ force: true });
    await expect.poll(() => answer.getAttribute("data-order")).not.toBe(orders[0] ?? "depends");
    orders.push(await answer.getAttribute("data-order"));
  }
  expect([...orders].sort()).toEqual(["after", "before"]);
  expect(await answer.textContent()).toMatch(/(?:before|after) the planned start/);
});

test("everybody who could have known stands there by a record, and nobody because a text says so", async () => {
  const { page } = visit;
  await visit.open(screens.get("operation") ?? "");
  await page.getByText("drew up the plan").first().waitFor();
  await page.getByText("before or after: depends on the source").first().waitFor();
  const known = await page.locator("body").textContent();
  expect(known).not.toContain("tipped off");
});

test("a count as known on an earlier day is another one, and unlike counts are not compared", async () => {
  const { page } = visit;
  await visit.open(screens.get("incidents") ?? "");
  const standings = () =>
    page
      .locator("[data-standing]")
      .evaluateAll((lines) => lines.map((line) => line.getAttribute("data-standing")).join(" "));
  const now = await standings();
  await page.getByRole("button", { name: "21 Dec 2025" }).click();
  await expect.poll(standings).not.toBe(now);
  await page.getByRole("button", { name: "15 Jan 2026" }).click();
  await expect.poll(standings).toBe(now);
  await page.getByText("compare: 49 deaths").click();
  await page.getByText("compare: 61 deaths").click();
  const refusal = page.locator("[data-comparison=refused]");
  await refusal.waitFor();
  expect(await refusal.textContent()).toMatch(/territory|definition/);
});
