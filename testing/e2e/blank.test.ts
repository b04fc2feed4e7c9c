// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { nodeCrypto } from "@scelle/register";
import { verifyReceipt } from "@scelle/verifier";
import { generateIdentity, identityToRecipient } from "age-encryption";
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

test("whoever leads an inquiry opens its case here, and the page shows it", async () => {
  const { page } = visit;
  await page.getByRole("link", { name: "Open a case" }).click();
  await page.getByRole("heading", { name: "Open a case" }).waitFor();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByRole("alert").first().waitFor();
  await page.getByLabel("Case number").fill("2032-001");
  await page.getByLabel("Title").fill("Exercise: a case opened by hand");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByText("State at least one age recipient").waitFor();
  await page.getByRole("button", { name: "Add a line" }).click();
  await page
    .getByRole("textbox", { name: "Evidence recipients 1" })
    .fill(await identityToRecipient(await generateIdentity()));
  await page.getByRole("button", { name: "Record", exact: true }).click();
  const [kept] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save receipt" }).click(),
  ]);
  expect(kept.suggestedFilename()).toMatch(/-\d+\.scelle-receipt$/);
  const bytes = readFileSync(await kept.path());
  const { record, isKeyFromOutside } = await verifyReceipt(bytes, { crypto: nodeCrypto });
  expect({ kind: record?.kind, isKeyFromOutside }).toEqual({ kind: "case-opened", isKeyFromOutside: false });
  await page.getByRole("link", { name: "To the case" }).click();
  await page.getByRole("heading", { name: "a case opened by hand" }).waitFor();
  await visit.open("/cases");
  await page.getByRole("link", { name: "2032-001" }).waitFor();
});
