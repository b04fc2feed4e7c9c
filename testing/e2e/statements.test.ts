// SPDX-License-Identifier: Apache-2.0
import type { AccountView } from "@scelle/core/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

let visit: Visit;
let account: string;
beforeAll(async () => {
  visit = await Visit.begin();
  account = (await screensOf(visit)).get("account") ?? "";
}, 60_000);
afterAll(() => visit.end());

const statements = async () => {
  const { view } = await visit.ask<{ view: AccountView }>(`${account.replace("/account", "")}/views/account`);
  return view.statements;
};

/** Moves on by the tab key until something of this name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    await visit.page.keyboard.press("Tab");
    const focused = await visit.page.evaluate(() => document.activeElement?.textContent ?? "");
    if (focused.includes(name)) return;
  }
  throw new Error(`nothing called ${name} is reached by the tab key`);
}

test("a statement is recorded from a passage by the keyboard alone", async () => {
  const { page } = visit;
  await visit.open(account);
  await page.locator("[data-text=measured]").waitFor();
  const before = await statements();
  await tabTo("Record a statement from this text");
  await page.keyboard.press("Enter");
  const selected = page.locator(".caret-selected q");
  await page.getByRole("textbox", { name: /Select a passage/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect.poll(() => selected.textContent()).toMatch(/^Members of the squad .*seizures$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "A statement from this passage" }).waitFor();
  await page
    .getByText(/^According to/)
    .last()
    .waitFor();
  await tabTo("Record this statement");
  await page.keyboard.press("Enter");
  await page.getByText(/Statement recorded: /).waitFor({ state: "attached" });
  const after = await statements();
  expect(after.length).toBe(before.length + 1);
  const added = after.find(({ recordRef }) => before.every((one) => one.recordRef !== recordRef));
  expect(added?.quote.exact).toMatch(/^Members of the squad/);
  expect(added?.sentence.en).toContain("Harbour Courier");
});

test("nobody says that the man was tipped off, and the screen says so", async () => {
  const { page } = visit;
  await visit.open(account);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByText("Nobody. No statement on record says so.").waitFor();
});

test("each sentence of the account is told back with what weakens it", async () => {
  const told = await statements();
  const account10 = told.filter(({ sentence }) => sentence.en.includes("Harbour Courier"));
  for (const { hedges = [], sentence } of account10) {
    for (const { exact } of hedges) expect(sentence.en).toContain(exact);
  }
  expect(account10.flatMap(({ hedges = [] }) => hedges).length).toBeGreaterThan(6);
});
