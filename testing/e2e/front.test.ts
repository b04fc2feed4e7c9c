// SPDX-License-Identifier: Apache-2.0
import { openAsBlob } from "node:fs";
import { gzipSync } from "node:zlib";
import { nodeCrypto } from "@scelle/register";
import { verifyBundle, zipBundleFiles } from "@scelle/verifier";
import type { Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
}, 60_000);
afterAll(() => visit.end());

const press = (name: string) => visit.page.getByRole("button", { name }).click();

test("the first screen is what a newcomer sees who opened the link, and it is small", async () => {
  const { page } = visit;
  const parts = new Set<string>();
  const note = (response: Response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) parts.add(response.url());
  };
  page.on("response", note);
  await visit.open("/");
  await page.getByText("There have been no arrests.").waitFor();
  await page.waitForTimeout(200);
  page.off("response", note);
  // Asked for again: a body is gone once the page is another one.
  const bodies = await Promise.all(
    [...parts].map(async (url) => await (await page.context().request.get(url)).body()),
  );
  const whole = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(parts.size).toBeGreaterThan(3);
  expect(whole).toBeLessThanOrEqual(180 * 1024);
  process.stdout.write(`first screen: ${String(Math.round(whole / 1024))} KB gzip\n`);
  await page.getByText("sealed").first().waitFor();
  await page.getByText("No arrest, no other measure").waitFor();
});

test("a changed byte of a phone’s image is caught, and it is said by what", async () => {
  await press("Change one byte of a phone’s image");
  await visit.page
    .getByText(/In a copy of the register, byte [\d,]+ of the sealed image of a phone/)
    .waitFor();
  await visit.page.getByText(/was altered: its bytes no longer give its name/).waitFor();
  await visit.page.getByText("object.content").waitFor();
});

test("believing the other source turns after into before, and says that it depends", async () => {
  const verdict = visit.page.locator(".night-verdict");
  const before = await verdict.textContent();
  await press("Believe the other source");
  await expect.poll(() => verdict.textContent()).not.toBe(before);
  const said = visit.page.locator(".cheat-outcome");
  expect(await said.textContent()).toContain("You now believe Übung (Exercise)");
  expect(await said.textContent()).toContain(await verdict.textContent());
  await visit.page.getByText("it depends on whom you believe").waitFor();
  await press("Believe the other source");
  await expect.poll(() => verdict.textContent()).toBe(before);
  await press("Close");
  await expect.poll(() => said.textContent()).toBe("");
});

test("the defence’s file is handed over, and checks by itself", async () => {
  const [download] = await Promise.all([
    visit.page.waitForEvent("download"),
    press("Take the defence’s file"),
  ]);
  await visit.page.getByText(/Its handing over stands in the register/).waitFor();
  const files = await zipBundleFiles(await openAsBlob(await download.path()));
  const report = await verifyBundle(files, { crypto: nodeCrypto });
  expect(report.integrity.value).toBe("holds");
});

test("to a member of the squad nothing is there, and the way back is", async () => {
  const { page } = visit;
  await press("Look as a member of the squad");
  await page.getByRole("heading", { name: "Nothing is there." }).waitFor();
  expect(await page.locator("body").textContent()).not.toContain("2031-007");
  await press("Look as the lead inspector again");
  await page.getByText("There have been no arrests.").waitFor();
});

test("nothing that the browser shows or asks for fails", () => {
  const others = visit.complaints.filter((complaint) => !complaint.includes("401"));
  expect(others).toEqual([]);
});
