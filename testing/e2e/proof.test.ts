// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

let visit: Visit;
let exhibit: string;
beforeAll(async () => {
  visit = await Visit.begin();
  exhibit = (await screensOf(visit)).get("proof") ?? "";
}, 60_000);
afterAll(() => visit.end());

const alarm = () => visit.page.locator(".alarm");

test("every value opens its entry, its author and its proof, checked in this browser", async () => {
  await visit.open(exhibit);
  const { page } = visit;
  await page.getByText("Every check holds.").waitFor();
  await page.getByText("The author’s key signed exactly this").waitFor();
  expect(await page.locator(".proof-holds").count()).toBeGreaterThanOrEqual(6);
  expect(await alarm().count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(new URL(page.url()).search).toBe("");
});

/** What this browser has seen of the register. */
const pinText = (on: Page) =>
  on.evaluate(() => Object.entries(localStorage).find(([name]) => name.startsWith("scelle.pin."))?.[1] ?? "");

test("where another tab has seen more meanwhile, the proof is asked for again and nobody is accused", async () => {
  const { page } = visit;
  const asked: string[] = [];
  await page.route(/\/evidence\?/, async (route) => {
    asked.push(route.request().url());
    const response = await route.fetch();
    if (asked.length === 1) {
      const before = await pinText(page);
      const other = await visit.another();
      // Its looks are entries of the log, and it checks that log by itself.
      await other.goto(new URL("/verify", visit.server.url).href);
      await expect.poll(() => pinText(other), { timeout: 15_000 }).not.toBe(before);
      await other.close();
    }
    await route.fulfill({ response });
  });
  await visit.open(exhibit);
  await page.getByText("Every check holds.").waitFor();
  expect(asked.length).toBeGreaterThan(1);
  expect(await alarm().count()).toBe(0);
  await page.unroute(/\/evidence\?/);
});

test("a record is marked as favourable for a reason, the mark taken back for another, and both stay", async () => {
  const { page } = visit;
  await visit.open(exhibit);
  await page.getByRole("button", { name: "Mark as favourable" }).click();
  await page.getByRole("textbox", { name: "Why" }).fill("Nothing was written on it");
  await page.getByRole("button", { name: "Record the mark" }).click();
  await page.getByText("Nothing was written on it").waitFor();
  await page.getByRole("button", { name: "Remove the mark" }).click();
  await page.getByRole("textbox", { name: "Why" }).fill("Something was after all");
  await page.getByRole("button", { name: "Record the removal" }).click();
  await page.getByText("Something was after all").waitFor();
  await page.getByRole("button", { name: "Mark as favourable" }).waitFor();
  await visit.open(new URL(exhibit, "http://localhost").pathname.replace(/\/exhibits\/.*/, ""));
  const section = page.getByRole("region", { name: "Marked as favourable to the defence" });
  await section.getByText("Nothing was written on it").waitFor();
  await section.getByText("Something was after all").waitFor();
});

test("a paper of the exhibit is saved as PDF", async () => {
  const { page } = visit;
  await visit.open(new URL(exhibit, "http://localhost").pathname);
  const [paper] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Continuity (PDF)" }).click(),
  ]);
  expect(paper.suggestedFilename()).toMatch(/^continuity-[0-9a-f]{8}\.pdf$/);
  expect(
    readFileSync(await paper.path())
      .subarray(0, 8)
      .toString("latin1"),
  ).toBe("%PDF-1.7");
});

test("a record that a server alters on the way is shouted about, until somebody has kept the evidence", async () => {
  const { page } = visit;
  await page.route("**/api/v1/records/*/evidence**", async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { record: { payload: string } };
    answer.record.payload = answer.record.payload.replace("telephone", "telephoto");
    await route.fulfill({ response, json: answer });
  });
  await visit.open(exhibit);
  await page.getByText("A check fails.").waitFor();
  await alarm().getByText("A record that was shown is not the one that the log was sealed with.").waitFor();
  await page.unroute("**/api/v1/records/*/evidence**");
  await visit.open("/cases");
  await alarm().waitFor();
  await page.keyboard.press("Escape");
  const [evidence] = await Promise.all([
    page.waitForEvent("download"),
    alarm().getByRole("button", { name: "Save the evidence" }).click(),
  ]);
  expect(evidence.suggestedFilename()).toMatch(/^scelle-alarm-/);
  await alarm().getByRole("button", { name: "put the alarm aside" }).click();
  await alarm().waitFor({ state: "detached" });
});

test("a register that was known in earnest does not get another key by saying that it is an exercise", async () => {
  const other = await visit.another();
  const otherAlarm = other.locator(".alarm");
  const verify = new URL("/verify", visit.server.url).href;
  const knowAnother = () =>
    other.evaluate(() => {
      const known = Object.keys(localStorage).filter((name) => name.startsWith("scelle.key."));
      for (const name of known) localStorage.setItem(name, "other.example+00000000+AAAA");
    });
  const check = async () => {
    await other.goto(verify);
    await other.getByRole("button", { name: "Check again" }).click();
    await other.getByText("The log continues what this browser saw.").waitFor();
  };
  await check();
  await knowAnother();
  await check();
  expect(await otherAlarm.count()).toBe(0);
  await other.route("**/api/v1/session", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), isExercise: false } });
  });
  await check();
  await other.unroute("**/api/v1/session");
  await knowAnother();
  await other.goto(verify);
  await otherAlarm.getByText("The register now names another key than the one this browser knew.").waitFor();
  await other.evaluate(() => {
    const kept = Object.keys(localStorage).filter((name) => /^scelle\.(alarm|key|earnest)/.test(name));
    for (const name of kept) localStorage.removeItem(name);
  });
  await other.close();
});

test("a register that shows another history than this browser saw is shouted about on every screen", async () => {
  const { page } = visit;
  await visit.open("/verify");
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByText("The log continues what this browser saw.").waitFor();
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith("scelle.pin."))) {
      const pinned = JSON.parse(localStorage.getItem(name) ?? "{}") as { root: string };
      const root = `${pinned.root.startsWith("0") ? "1" : "0"}${pinned.root.slice(1)}`;
      localStorage.setItem(name, JSON.stringify({ ...pinned, root }));
    }
  });
  await visit.open("/cases");
  await alarm().getByText("The register shows another history than the one this browser saw.").waitFor();
});

test("the whole register is checked by its server on demand", async () => {
  const { page } = visit;
  await visit.open("/verify");
  await page.getByRole("button", { name: "Check the whole register" }).click();
  await page.getByText(/What is here is unchanged relative to the checkpoint/).waitFor();
  await page.getByText("That what was recorded is true.").waitFor();
});
