// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.beginBlank();
}, 60_000);
afterAll(() => visit.end());

test("a blank exercise says that nothing is on record, and nothing of walls", async () => {
  const { page } = visit;
  await page.getByRole("heading", { name: "Nothing is on record yet" }).waitFor();
  expect(await page.locator("main").textContent()).not.toContain("wall");
  await visit.open("/cases");
  await page.getByText("There is no case that you may read.").waitFor();
});

test("to a member of the squad it looks as any register without the case", async () => {
  const { page } = visit;
  await page.getByLabel("Looking as").selectOption({ label: "Officer 31 of the drug squad" });
  await visit.open("/");
  await page.getByRole("heading", { name: "Nothing is there." }).waitFor();
  await page.getByRole("button", { name: "Look as the lead inspector again" }).click();
  await page.getByRole("heading", { name: "Nothing is on record yet" }).waitFor();
});
