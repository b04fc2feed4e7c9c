// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { exhibitCode } from "@scelle/core";
import type { CaseLine, ExhibitsView, TimelineView } from "@scelle/core/api";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visit } from "./visit.ts";

const count = 200;
let visit: Visit;
let caseRef: string;
let page: Page;
let scanner: CDPSession | undefined;

beforeAll(async () => {
  visit = await Visit.begin();
  page = visit.page;
  const { cases } = await visit.ask<{ cases: CaseLine[] }>("/cases");
  caseRef = cases.find(({ isClosed }) => !isClosed)?.caseRef ?? "";
  await page.setViewportSize({ width: 820, height: 1_180 });
}, 60_000);
afterAll(() => visit.end());

const at = { earliest: "2026-03-02T09:00:00.000Z", latest: "2026-03-02T09:00:00.000Z" };

/** The lead seizes something, which lies at a place from then on. */
async function seize(number: string, place: string): Promise<string> {
  const stated = {
    ...{ caseRef, number, category: "document", description: "Exercise: a notebook", place },
    seizedAt: { ...at, zone: "Europe/Paris", basis: "stated" },
  };
  const draft = { draftId: randomUUID(), kind: "exhibit-seized", version: 1, stated };
  return (await visit.send<{ recordRef: string }>("/drafts", draft)).recordRef;
}

/** A scanner that types: the keys of a label and Enter, one after the other without waiting for the page. */
async function scan(text: string): Promise<void> {
  scanner ??= await page.context().newCDPSession(page);
  const keys = [...text].map((sign) => ({ key: sign, text: sign }));
  const sent = [...keys, { key: "Enter", text: "\r" }].flatMap((key) => [
    scanner?.send("Input.dispatchKeyEvent", { type: "keyDown", ...key }),
    scanner?.send("Input.dispatchKeyEvent", { type: "keyUp", key: key.key }),
  ]);
  await Promise.all(sent);
}

const told = () => page.locator(".scan-told");

test("200 exhibits are counted by scanning, over a tab that dies, and three planted differences are found", async () => {
  const refs: string[] = [];
  for (let i = 1; i <= count; i += 1) refs.push(await seize(`R-${i}`, "Shelf A"));
  const elsewhere = await seize("R-elsewhere", "Shelf B");
  await visit.open(`/cases/${caseRef}/storeroom?do=round`);
  await page.getByLabel("At which place").selectOption("Shelf A");
  await page.getByRole("button", { name: `Begin with ${count} expected` }).click();
  // The cursor stands in a field of its own all the while: what the scanner types there is taken out again.
  const missing = refs[118] ?? "";
  const present = refs.filter((ref) => ref !== missing);
  for (const ref of present.slice(0, 90)) await scan(exhibitCode(ref));
  await page.getByText(`90 of ${count} found`).first().waitFor();
  await page.close();
  scanner = undefined;
  page = await visit.another();
  await page.setViewportSize({ width: 820, height: 1_180 });
  await page.goto(new URL(`/cases/${caseRef}/storeroom?do=round`, visit.server.url).href);
  await page.getByText(`90 of ${count} found`).first().waitFor();
  await page.getByLabel("Scan or type a label").focus();
  for (const ref of present.slice(90)) await scan(exhibitCode(ref));
  await scan(exhibitCode(elsewhere));
  await expect.poll(() => told().textContent()).toContain("by the register elsewhere");
  const unknown = exhibitCode(randomUUID());
  await scan(unknown);
  await expect.poll(() => told().textContent()).toContain("not in this case");
  // Scanned again, it is not counted again.
  await scan(exhibitCode(present[0] ?? ""));
  await expect.poll(() => told().textContent()).toContain("found before");
  await page
    .getByText(`${count - 1} of ${count} found`)
    .first()
    .waitFor();
  expect(await page.getByLabel("Scan or type a label").inputValue()).toBe("");
  await page.getByRole("button", { name: "End and record" }).click();
  await page.getByText("The inventory is recorded.").waitFor();
  const act = await newest("inventory-taken");
  const found = (act["found"] as { exhibitRef: string }[]).map(({ exhibitRef }) => exhibitRef);
  expect(new Set(found)).toEqual(new Set([...present, elsewhere]));
  expect(act["missing"]).toEqual([missing]);
  expect(act["unexpected"]).toEqual([unknown]);
  // What was found elsewhere lies there from now on, by the register.
  const { view } = await visit.ask<{ view: ExhibitsView }>(`/cases/${caseRef}/views/exhibits`);
  expect(view.exhibits.find(({ exhibitRef }) => exhibitRef === elsewhere)?.place).toBe("Shelf A");
}, 180_000);

async function newest(kind: string): Promise<Record<string, unknown>> {
  const { view } = await visit.ask<{ view: TimelineView }>(`/cases/${caseRef}/views/timeline`);
  const ref = view.records.find((record) => record.kind === kind)?.recordRef ?? "";
  const { record } = await visit.ask<{ record: { stated: Record<string, unknown> } }>(`/records/${ref}`);
  return record.stated;
}

test("a scan presses no button and leaves no letter in the field where the cursor stood", async () => {
  const ref = await seize("R-focus", "Shelf C");
  await page.goto(new URL(`/cases/${caseRef}/storeroom?do=hand-over`, visit.server.url).href);
  await page.getByLabel(/^Due back/).waitFor();
  const field = page.getByRole("combobox", { name: /Receiver/ });
  await field.focus();
  await scan(exhibitCode(ref));
  await expect.poll(() => told().textContent()).toContain("R-focus: taken");
  expect(await field.inputValue()).toBe("");
  const all = page.getByRole("button", { name: /^Choose all/ });
  await all.focus();
  await scan(exhibitCode(ref));
  expect(await page.getByText("1 chosen").count()).toBe(1);
});

test("by the keyboard alone a label is typed, taken, and an unannounced lot is counted", async () => {
  await page.goto(new URL(`/cases/${caseRef}/storeroom?do=round`, visit.server.url).href);
  await page.getByLabel("At which place").focus();
  await page.keyboard.type("Shelf C");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Unannounced");
  await page.keyboard.press("Tab");
  await page.keyboard.press("1");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("0 of 1 found").first().waitFor();
  await page.getByLabel("Scan or type a label").focus();
  await page.keyboard.type("r-focus", { delay: 90 });
  await page.keyboard.press("Enter");
  await page.getByText("1 of 1 found").first().waitFor();
  for (let tries = 0; tries < 20; tries += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (name.startsWith("End and record")) break;
  }
  await page.keyboard.press("Enter");
  await page.getByText("The inventory is recorded.").waitFor();
  expect(await newest("inventory-taken")).toMatchObject({ occasion: "unannounced", missing: [] });
});

test("exhibits go to another shelf by scanning; where an answer is lost the rest goes in, and all of it once", async () => {
  const numbers = ["R-move-1", "R-move-2", "R-move-3"];
  const refs: string[] = [];
  for (const number of numbers) refs.push(await seize(number, "Shelf D"));
  const address = new URL(`/cases/${caseRef}/storeroom?do=move`, visit.server.url).href;
  await page.goto(address);
  await page.getByLabel("Scan or type a label").waitFor();
  for (const ref of refs) await scan(exhibitCode(ref));
  await page.getByText("3 chosen").waitFor();
  await page.getByLabel("New place, such as a shelf").fill("Shelf E");
  // The second act goes in, and its answer is lost on the way back.
  let sent = 0;
  await page.route("**/api/v1/drafts", async (route) => {
    sent += 1;
    if (sent !== 2) return await route.continue();
    await route.fetch();
    return await route.abort();
  });
  await page.getByRole("button", { name: "Move 3 exhibits there" }).click();
  await page.getByText("1 of 3 acts are recorded.").waitFor();
  await page.unroute("**/api/v1/drafts");
  await page.goto(address);
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page.getByText("1 of 3 acts are recorded.").waitFor({ state: "detached" });
  const places = async (): Promise<unknown[]> => {
    const { view } = await visit.ask<{ view: ExhibitsView }>(`/cases/${caseRef}/views/exhibits`);
    return view.exhibits.filter(({ exhibitRef }) => refs.includes(exhibitRef)).map(({ place }) => place);
  };
  // One of three goes from the line as soon as the second is in.
  await expect.poll(places, { timeout: 10_000 }).toEqual(["Shelf E", "Shelf E", "Shelf E"]);
  const { view: timeline } = await visit.ask<{ view: TimelineView }>(`/cases/${caseRef}/views/timeline`);
  expect(timeline.records.filter(({ kind }) => kind === "exhibit-moved").length).toBe(3);
});

test("more exhibits than one look may name are all there, to be handed over and found by a scan", async () => {
  const oldest = await seize("R-oldest", "Shelf F");
  for (let i = 0; i < 500; i += 1) await seize(`R-many-${i}`, "Shelf F");
  await page.goto(new URL(`/cases/${caseRef}/storeroom?do=hand-over`, visit.server.url).href);
  const all = page.getByRole("button", { name: /^Choose all/ });
  await all.waitFor();
  const [, count = "0"] = /(\d+)$/.exec((await all.textContent()) ?? "") ?? [];
  expect(Number(count)).toBeGreaterThan(700);
  await scan(exhibitCode(oldest));
  await expect.poll(() => told().textContent()).toContain("R-oldest: taken");
  const { view } = await visit.ask<{ view: ExhibitsView }>(`/cases/${caseRef}/views/exhibits`);
  expect(view.exhibits.some(({ exhibitRef }) => exhibitRef === oldest)).toBe(false);
}, 120_000);
