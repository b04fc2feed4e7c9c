// SPDX-License-Identifier: Apache-2.0
import type { CaseLine } from "@scelle/core/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visit } from "./visit.ts";

let visit: Visit;
let cases: readonly CaseLine[];
beforeAll(async () => {
  visit = await Visit.begin();
  cases = (await visit.ask<{ cases: CaseLine[] }>("/cases")).cases;
}, 60_000);
afterAll(() => visit.end());

const caseThat = (isClosed: boolean) => cases.find((one) => one.isClosed === isClosed)?.caseRef ?? "";

test("a magistrate chooses the rules by keyboard, reads each flag with its text, and goes to its exhibit", async () => {
  const { page } = visit;
  await visit.open(`/cases/${caseThat(false)}`);
  await page.getByRole("link", { name: "Regularity" }).click();
  const flags = page.locator(".regularity-flag");
  await expect.poll(() => flags.count()).toBe(3);
  const rules = page.getByLabel("Rules");
  await rules.focus();
  await page.keyboard.type("French");
  await expect.poll(() => page.url()).toContain("pack=fr");
  await expect.poll(() => flags.count()).toBe(6);

  const gap = await flags.filter({ hasText: "Control of an exhibit has no gap" }).textContent();
  for (const words of [
    "Harm to be shown",
    "It had left one pair of hands",
    "Code de procédure pénale (France) (1958), article 56",
    "in force on 23 June 2004 and since",
    "30 March 2016",
    "15-86.693",
    "4 hrs 45 mins",
    "What would cure it",
  ]) {
    expect(gap).toContain(words);
  }
  const unknown = await flags.filter({ hasText: "Rule of which nothing is known" }).textContent();
  expect(unknown).toContain("No record tells from when it runs.");
  const note = await page.getByRole("note").textContent();
  expect(note).toContain("No lawyer of the jurisdiction has reviewed these rules.");
  expect(note).toContain("It is no finding of nullity");
  expect(note).toContain("A record that you may not read could answer what is flagged here.");

  await flags.getByRole("link", { name: "2031-007/2" }).first().click();
  await expect.poll(() => page.url()).toContain("/exhibits/");
}, 60_000);

test("a case without a search or an exhibit says that nothing was asked", async () => {
  await visit.open(`/cases/${caseThat(true)}/regularity?pack=fr`);
  await visit.page.getByText("The case has no act yet of which these rules ask anything.").waitFor();
  expect(await visit.page.locator(".regularity-flag").count()).toBe(0);
}, 30_000);

test("rules that nobody wrote are refused, and the page says so", async () => {
  await visit.open(`/cases/${caseThat(false)}`);
  const answer = await visit.ask<{ code?: string }>(`/cases/${caseThat(false)}/views/regularity?pack=roman`);
  expect(JSON.stringify(answer)).toContain("request.invalid");
}, 30_000);

test("the prosecution finds its list on the page of the case", async () => {
  const { page } = visit;
  await visit.open(`/cases/${caseThat(false)}`);
  await page.getByRole("link", { name: "The list for the prosecution" }).click();
  const procedures = page.locator(".procedure");
  await expect.poll(() => procedures.count()).toBe(2);
  const [pending, past] = await procedures.allTextContents();
  expect(pending).toContain("P-2025-1184");
  expect(pending).toContain("Not told: Court, Prosecution, Person accused or convicted, Victim");
  expect(past).toContain("New trial ordered");
  await procedures.first().getByRole("link", { name: "Record a notice" }).click();
  await expect.poll(() => page.url()).toContain("/record/procedure-notified?procedureRef=");
}, 30_000);
