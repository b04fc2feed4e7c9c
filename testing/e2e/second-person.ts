// SPDX-License-Identifier: Apache-2.0
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { choosePerson, withAuthenticator } from "./passkey-people.ts";

export interface People {
  readonly administrator: Page;
  /** Who came in while nobody else could confirm. */
  readonly examiner: BrowserContext;
}

/** Somebody makes a passkey that opens nothing before the examiner confirms it, and then does. */
export async function isConfirmedBySecond(
  { administrator, examiner }: People,
  context: BrowserContext,
): Promise<void> {
  const link = await invitesNewcomer(administrator);
  const newcomer = await context.newPage();
  newcomer.setDefaultTimeout(15_000);
  await withAuthenticator(newcomer);
  await newcomer.goto(link);
  await newcomer.getByRole("button", { name: "Créer la clé d’accès" }).click();
  const told = newcomer.getByRole("status").filter({ hasText: "une fois confirmée par Examiner 2" });
  await told.waitFor();
  const mark = await newcomer.locator(".passkey-mark").textContent();
  const byPasskey = newcomer.getByRole("button", { name: "Se connecter avec une clé d’accès" });
  await byPasskey.click();
  await byPasskey.click();
  await newcomer.getByText("ouvrira le registre une fois confirmée par la seconde personne").waitFor();
  await confirms(examiner, mark ?? "");
  await byPasskey.click();
  await newcomer.locator(".person").filter({ hasText: "Examiner 3" }).waitFor();
}

async function invitesNewcomer(page: Page): Promise<string> {
  await page.evaluate(async () => {
    const draft = { kind: "person-registered", version: 2, stated: { name: "Examiner 3" } };
    const body = JSON.stringify({ ...draft, draftId: crypto.randomUUID() });
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/v1/drafts", { method: "POST", headers, body })).status;
  });
  await page.reload();
  await choosePerson(page, /^Person/, "Examiner 3");
  await page.getByLabel("Reason").fill("Works at the inspectorate");
  await page.getByRole("button", { name: "Make the link" }).click();
  await page.getByText("passkey-added takes two persons").waitFor();
  await choosePerson(page, /^Second person/, "Examiner 2");
  await page.getByRole("button", { name: "Make the link" }).click();
  return (await page.locator(".invite-link").textContent()) ?? "";
}

/** The examiner reads the same signs as the newcomer, confirms, and has nothing left to answer. */
async function confirms(examiner: BrowserContext, mark: string): Promise<void> {
  const page = examiner.pages().at(-1);
  if (page === undefined) throw new Error("nobody is signed in");
  await page.goto(new URL("/sessions", page.url()).href);
  const grant = page.getByRole("listitem").filter({ hasText: "For Examiner 3" });
  await grant.waitFor();
  expect(await grant.locator(".passkey-mark").textContent()).toBe(mark);
  await readsProposal(page);
  await grant.getByRole("button", { name: "Confirm" }).click();
  await grant.waitFor({ state: "detached" });
}

/** The proposal is read as every record is: for a reason, which is on record. */
async function readsProposal(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Read the proposal" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel(/^Ground/).selectOption("control");
  await drawer.getByRole("button", { name: "Read the record" }).click();
  await drawer.getByText("Works at the inspectorate").waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
}
