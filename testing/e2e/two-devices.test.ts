// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExhibitsView } from "@scelle/core/api";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { ServedRegister } from "../passkeys/served-register.ts";
import { findProgram, toolTest } from "../tool-test.ts";
import { enter, pickFirst, tabTo, typeInto } from "./by-keyboard.ts";
import { comesByLink, invitesExaminer } from "./passkey-people.ts";

const itemCount = 20;
/** What a hand-over of twenty may take, offer and receipt together. */
const actionsMax = 6;
let served: ServedRegister;
let browser: Browser;

beforeAll(async () => {
  served = new ServedRegister();
  await served.serve();
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
  browser = await chromium.launch({ executablePath: findProgram("chromium") ?? "", args });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await served.leave();
});

/** Sends an act as the page of whoever is signed in would. */
async function record(page: Page, kind: string, version: number, stated: object): Promise<string> {
  const draft = { draftId: randomUUID(), kind, version, stated };
  const answer = await page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    const reply = await fetch("/api/v1/drafts", { method: "POST", headers, body });
    return reply.status === 201 ? "" : await reply.text();
  }, JSON.stringify(draft));
  if (answer !== "") throw new Error(`${kind}: ${answer}`);
  return draft.draftId;
}

async function exhibitsOf(page: Page, caseRef: string): Promise<ExhibitsView["exhibits"]> {
  const text = await page.evaluate(async (of) => {
    const headers = { "scelle-ground": "control" };
    return await (await fetch(`/api/v1/cases/${of}/views/exhibits`, { headers })).text();
  }, caseRef);
  return (JSON.parse(text) as { view: ExhibitsView }).view.exhibits;
}

/** Opens the storeroom, and says why one looks. */
async function opens(page: Page, caseRef: string): Promise<void> {
  await page.goto(new URL(`/cases/${caseRef}/storeroom`, page.url()).href);
  await page.getByLabel(/^Ground/).selectOption("custody");
  await page.setViewportSize({ width: 820, height: 1_180 });
  await page.getByRole("button", { name: "Look into the case" }).click();
  await page.getByRole("heading", { level: 1, name: "Storeroom" }).waitFor();
}

/** Counts what a person does: each press, each choice, each word that is typed. */
class Actions {
  readonly done: string[] = [];
  async press(what: Locator): Promise<void> {
    await what.click();
    this.done.push("press");
  }
  async choose(what: Locator, value: string): Promise<void> {
    await what.selectOption(value);
    this.done.push("choose");
  }
  async type(what: Locator, text: string): Promise<void> {
    await what.pressSequentially(text, { delay: 70 });
    this.done.push("type");
  }
}

const moment = { earliest: "2026-03-02T09:00:00.000Z", latest: "2026-03-02T09:00:00.000Z" };

toolTest(
  "two persons hand over twenty exhibits on two devices, and back on paper to one without an account",
  ["chromium"],
  async () => {
    const locale = { locale: "en-GB" };
    const signInUrl = served.said.signInUrl.replace("127.0.0.1", "localhost");
    const [giver, link] = await invitesExaminer(await browser.newContext(locale), signInUrl);
    const receiver = await comesByLink(await browser.newContext(locale), link);
    const recipients = ["age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"];
    const caseRef = await record(giver, "case-opened", 1, { number: "C-1", title: "A case", recipients });
    await record(giver, "member-admitted", 2, {
      ...{ caseRef, personRef: served.examinerRef, role: "custodian", reason: "Keeps the exhibits" },
    });
    const storeroom = await record(giver, "person-registered", 2, { name: "Court storeroom" });
    for (let i = 1; i <= itemCount; i += 1) {
      const seized = { caseRef, number: `C-1/${i}`, category: "document", description: "A notebook" };
      const seizedAt = { ...moment, zone: "UTC", basis: "stated" };
      await record(giver, "exhibit-seized", 1, { ...seized, seizedAt, place: "Desk" });
    }
    await passesByKeyboard(giver, receiver, caseRef);
    await opens(giver, caseRef);
    const actions = new Actions();
    await actions.press(giver.getByRole("button", { name: `Choose all ${itemCount}` }));
    await actions.type(giver.getByRole("combobox", { name: /Receiver/ }), "Examiner");
    await actions.press(giver.getByRole("option", { name: /Examiner 2/ }));
    await actions.press(giver.getByRole("button", { name: `Hand over ${itemCount} exhibits` }));
    await giver.getByText(`${itemCount} acts are recorded.`, { exact: true }).waitFor();
    expect((await exhibitsOf(giver, caseRef)).every((one) => one.custodianRef === served.founderRef)).toBe(
      true,
    );
    await opens(receiver, caseRef);
    await actions.choose(receiver.getByLabel("Condition of the seals"), "unsealed");
    await actions.press(receiver.getByRole("button", { name: `Receive ${itemCount} exhibits` }));
    await receiver.getByText(`${itemCount} acts are recorded.`, { exact: true }).waitFor();
    const held = await exhibitsOf(receiver, caseRef);
    expect(held.map((one) => one.custodianRef)).toEqual(Array(itemCount).fill(served.examinerRef));
    expect(held.every(({ offer, gapCount }) => offer === undefined && gapCount === 0)).toBe(true);
    process.stdout.write(`actions for a hand-over of ${itemCount}, both sides: ${actions.done.length}\n`);
    expect(actions.done.length).toBeLessThanOrEqual(actionsMax);

    // A receiver without an account: a signed paper, captured first, stands for the receipt.
    await served.stop();
    writeFileSync(join(served.visitor.folder, "paper.txt"), "Received twenty notebooks. Signed.\n");
    served.visitor.answer(
      ...["seal", "paper.txt", "--register", "register", "--case", "C-1", "--document", "Signed receipt"],
    );
    await served.serve();
    await signsInAgain(receiver);
    await opens(receiver, caseRef);
    await enter(receiver, /^Choose all 20$/);
    await pickFirst(receiver, /^Receiver/, "Court");
    await tabTo(receiver, /^The receiver has no account/);
    await receiver.keyboard.press("Space");
    await pickFirst(receiver, /^The signed paper/, "Signed");
    await tabTo(receiver, /^Condition of the seals/);
    await receiver.keyboard.type("Not");
    await typeInto(receiver, /^Where it is put/, "Court, room 2");
    await enter(receiver, /^Hand over 20 exhibits$/);
    await receiver.getByText("40 acts are recorded.", { exact: true }).waitFor({ timeout: 30_000 });
    const gone = await exhibitsOf(receiver, caseRef);
    expect(gone.map((one) => one.custodianRef)).toEqual(Array(itemCount).fill(storeroom));
    expect(gone.map(({ place }) => place)).toEqual(Array(itemCount).fill("Court, room 2"));
  },
  240_000,
);

/** By the keyboard alone: offered and refused, offered again and withdrawn, given and given back. */
async function passesByKeyboard(giver: Page, receiver: Page, caseRef: string): Promise<void> {
  await offersAll(giver, caseRef, "Examiner");
  await looks(receiver, caseRef);
  await typeInto(receiver, /^Reason, if you refuse/, "The shelves are full");
  await enter(receiver, /^Refuse 20$/);
  await recorded(receiver);
  await offersAll(giver, caseRef, "Examiner");
  await giver.getByRole("heading", { name: "Offered and not answered" }).waitFor();
  await enter(giver, /^Choose all 20$/);
  await typeInto(giver, /^Reason, if you refuse/, "Tomorrow instead");
  await enter(giver, /^Withdraw 20$/);
  await giver.getByRole("heading", { name: "Offered and not answered" }).waitFor({ state: "detached" });
  for (const [from, to, name] of [
    [giver, receiver, "Examiner"],
    [receiver, giver, "Founder"],
  ] as const) {
    await offersAll(from, caseRef, name);
    await looks(to, caseRef);
    await tabTo(to, /^Condition of the seals/);
    await to.keyboard.type("Not");
    await enter(to, /^Receive 20 exhibits$/);
    await recorded(to);
  }
  const lines = await exhibitsOf(giver, caseRef);
  const back = lines.filter(({ custodianRef, offer, gapCount }) => {
    return custodianRef === served.founderRef && offer === undefined && gapCount === 0;
  });
  expect(back.length).toBe(itemCount);
}

async function offersAll(giver: Page, caseRef: string, receiver: string): Promise<void> {
  await looks(giver, caseRef);
  await enter(giver, /^Choose all 20$/);
  await pickFirst(giver, /^Receiver/, receiver);
  await enter(giver, /^Hand over 20 exhibits$/);
  await recorded(giver);
}

/** Opens the storeroom and says why, by the keyboard. */
async function looks(page: Page, caseRef: string): Promise<void> {
  await page.setViewportSize({ width: 820, height: 1_180 });
  await page.goto(new URL(`/cases/${caseRef}/storeroom`, page.url()).href);
  await page.getByLabel(/^Ground/).waitFor();
  await tabTo(page, /^Ground/);
  await page.keyboard.type("Custody");
  await enter(page, /^Look into the case$/);
  await page.getByRole("heading", { level: 1, name: "Storeroom" }).waitFor();
}

async function recorded(page: Page): Promise<void> {
  await page.getByText(`${itemCount} acts are recorded.`, { exact: true }).waitFor();
}

/** The server was started anew: its sessions ended, on a port of its own. */
async function signsInAgain(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1_280, height: 900 });
  await page.goto(served.page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.locator(".person").filter({ hasText: "Examiner 2" }).waitFor();
}
