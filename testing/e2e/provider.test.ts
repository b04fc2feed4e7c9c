// SPDX-License-Identifier: Apache-2.0
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { bound, type ProviderVisit, servedWithProvider } from "../provider/provider-visit.ts";
import { findProgram, toolTest } from "../tool-test.ts";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
let visit: ProviderVisit;

beforeAll(async () => {
  visit = await servedWithProvider();
  await bound(visit, "subject-17");
}, 60_000);
afterAll(async () => {
  visit.provider.close();
  await visit.served.leave();
});

toolTest(
  "in Chromium a person goes to the provider, comes back signed in, and the address keeps nothing of it",
  ["chromium"],
  async () => {
    const browser = await chromium.launch({ executablePath: findProgram("chromium") ?? "", args: flags });
    try {
      await comesIn(browser);
      await isToldWhy(browser);
    } finally {
      await browser.close();
    }
  },
  90_000,
);

async function comesIn(browser: Browser): Promise<void> {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(visit.served.page);
  await page.getByRole("button", { name: `Sign in by ${new URL(visit.provider.issuer).host}` }).click();
  await page.getByText("Examiner 2").first().waitFor();
  expect(page.url()).toBe(`${visit.served.page}/`);
  await page.goto(`${visit.served.page}/sessions`);
  await page.getByText("provider; looks only").waitFor();
  // What a page could reach: nothing by which it would be signed in.
  expect(await page.evaluate("document.cookie")).toBe("");
  await page.goBack();
  expect(page.url()).not.toContain("code=");
  await context.close();
}

async function isToldWhy(browser: Browser): Promise<void> {
  const context = await browser.newContext({ locale: "fr-FR" });
  const page = await context.newPage();
  visit.provider.subject = "subject-99";
  await page.goto(visit.served.page);
  await page.getByRole("button", { name: /^Se connecter par 127/ }).click();
  await page.getByText(/le registre non.*subject-99/).waitFor();
  expect(page.url()).toBe(`${visit.served.page}/sign-in`);
  // Loaded again it asks for nothing: the answer was good once.
  await page.reload();
  await page.getByRole("button", { name: /^Se connecter par 127/ }).waitFor();
  await context.close();
}
