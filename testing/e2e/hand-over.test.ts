// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import type { ReceiptAnswer } from "@scelle/core/api";
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

/** The lead seizes something: whoever seizes is its first custodian. */
async function seize(): Promise<string> {
  const caseRef = (screens.get("case") ?? "").split("/").at(-1) ?? "";
  const moment = "2026-03-02T09:00:00.000Z";
  const draft = {
    draftId: randomUUID(),
    kind: "exhibit-seized",
    version: 1,
    stated: {
      caseRef,
      number: "2031-007/9",
      category: "document",
      description: "Exercise: a notebook",
      seizedAt: { earliest: moment, latest: moment, zone: "Europe/Paris", basis: "stated" },
      place: "Desk",
    },
  };
  const { recordRef } = await visit.send<ReceiptAnswer>("/drafts", draft);
  return `/cases/${caseRef}/exhibits/${recordRef}`;
}

test("an exhibit passes from hand to hand on the screen, each step with its receipt", async () => {
  const { page } = visit;
  const exhibit = await seize();
  await visit.open(exhibit);
  await page.getByRole("link", { name: "Hand it over" }).click();
  await page.getByRole("heading", { name: "Custody offered" }).waitFor();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page
    .getByText(/must be filled in|is missing|Fill/i)
    .first()
    .waitFor();
  const receiver = page.getByRole("combobox", { name: /Receiver/ });
  // The form leads to the first field that is wrong.
  await expect.poll(() => receiver.evaluate((field) => field === document.activeElement)).toBe(true);
  await receiver.pressSequentially("Second");
  await page
    .locator(".form-matches")
    .getByRole("option", { name: /Second inspector/ })
    .click();
  await page.getByLabel(/Purpose/).selectOption("storage");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByRole("heading", { name: /Custody offered/, level: 2 }).waitFor();
  await page.getByRole("link", { name: "Back to the exhibit" }).click();
  await page.getByText("Offered to").waitFor();
  await page.getByLabel("Looking as").selectOption({ label: "Second inspector" });
  await visit.open(exhibit);
  await page.getByText("It is offered to you.").waitFor();
  await page.getByRole("link", { name: "Receive it" }).click();
  await page.getByRole("heading", { name: "Custody received", level: 1 }).waitFor();
  await fillReceipt();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByRole("heading", { name: /Custody received/, level: 2 }).waitFor();
  await page.getByRole("link", { name: "Back to the exhibit" }).click();
  const holders = page.locator(".custody-who");
  await expect.poll(() => holders.last().textContent()).toContain("Second inspector");
});

async function fillReceipt(): Promise<void> {
  const { page } = visit;
  for (const now of await page.getByRole("button", { name: "Now" }).all()) await now.click();
  for (const select of await page.locator("select[aria-required=true], select:not(.person-choice)").all()) {
    const values = await select
      .locator("option")
      .evaluateAll((options) =>
        options.map((option) => (option as HTMLOptionElement).value).filter((value) => value !== ""),
      );
    if ((await select.inputValue()) === "" && values[0] !== undefined) await select.selectOption(values[0]);
  }
}
