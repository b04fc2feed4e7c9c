// SPDX-License-Identifier: Apache-2.0
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import type { ServedRegister } from "../passkeys/served-register.ts";

/** Opens the register's link, and has a link made for the examiner. */
export async function invitesExaminer(context: BrowserContext, signInUrl: string): Promise<[Page, string]> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(signInUrl);
  await page.getByRole("link", { name: "Registrar" }).or(page.locator(".person a")).first().click();
  await page.getByRole("heading", { level: 1, name: "Sessions and passkeys" }).waitFor();
  await choosePerson(page, /^Person/, "Examiner 2");
  await page.getByLabel("Reason").fill("Works at the inspectorate");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.locator(".invite-link").textContent();
  return [page, link ?? ""];
}

/** Finds a person by name in a field of a form, and takes that one. */
export async function choosePerson(page: Page, label: RegExp, name: string): Promise<void> {
  // On a busy machine the page may still be settling when the first letters come: they are typed again.
  const option = page.getByRole("option", { name: new RegExp(name) });
  for (let tries = 0; tries < 5 && !(await option.isVisible()); tries++) {
    await page.getByLabel(label).fill("");
    await page.getByLabel(label).fill(name);
    await option.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
  await option.click();
}

/** Makes a passkey by a link, and signs in with it. */
export async function comesByLink(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await withAuthenticator(page);
  await page.goto(link);
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await page.getByRole("status").filter({ hasText: "The passkey is admitted" }).waitFor();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.locator(".person").filter({ hasText: "Examiner 2" }).waitFor();
  return page;
}

/** Comes by a link, and is signed out by the administrator. */
export async function comesAndIsSentAway(
  served: ServedRegister,
  administrator: Page,
  context: BrowserContext,
  link: string,
): Promise<void> {
  const page = await comesByLink(context, link);
  expect(served.said.url).toBeTruthy();
  const cookies = await context.cookies();
  expect(cookies.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).toEqual([[true, "Strict"]]);
  await administrator.reload();
  const theirs = administrator.getByRole("row").filter({ hasText: "Examiner 2" });
  await theirs.getByRole("button", { name: "End" }).click();
  await theirs.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Nobody is signed in" }).waitFor();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.locator(".person").filter({ hasText: "Examiner 2" }).waitFor();
}

/** Records a notice in a case of one's own: the passkey is asked for this very act, and the act says so. */
export async function signsNotice(context: BrowserContext): Promise<void> {
  const page = context.pages().at(-1);
  if (page === undefined) throw new Error("nobody is signed in");
  const caseRef = crypto.randomUUID();
  const recipients = ["age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"];
  const opened = { number: "C-1", title: "A case", recipients };
  const post = (path: string, body: object) =>
    page.evaluate(
      async ([where, text]) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(where ?? "", { method: "POST", headers, body: text ?? "" });
        return answer.status;
      },
      [`/api/v1${path}`, JSON.stringify(body)],
    );
  const draft = { draftId: caseRef, kind: "case-opened", version: 1, stated: opened };
  expect(await post("/drafts", draft)).toBe(201);
  const { personRef } = await page.evaluate(async () => {
    return (await (await fetch("/api/v1/session")).json()) as { personRef: string };
  });
  await page.goto(new URL(`/cases/${caseRef}/record/notice-served?personRef=${personRef}`, page.url()).href);
  // Nothing is asked of a case before there is a reason.
  await page.getByLabel(/^Ground/).selectOption("inquiry-act");
  await page.getByRole("button", { name: "Look into the case" }).click();
  await page.getByText("Your passkey is asked for").waitFor();
  await page.getByLabel(/^Type/).selectOption("rights");
  await page.getByLabel(/^Means/).selectOption("in-person");
  await page.getByRole("button", { name: "Now" }).first().click();
  await page
    .getByRole("button", { name: /^Record/ })
    .last()
    .click();
  await page
    .getByText("Act signed with a passkey")
    .or(page.getByText(/Recorded/))
    .first()
    .waitFor();
  const kinds = await page.evaluate(async (of) => {
    const headers = { "scelle-ground": "control" };
    const answer = await fetch(`/api/v1/cases/${of}/views/timeline`, { headers });
    const { view } = (await answer.json()) as { view: { records: { kind: string }[] } };
    return view.records.map(({ kind }) => kind);
  }, caseRef);
  expect(kinds.slice(0, 2)).toEqual(["act-signed", "notice-served"]);
  // Whoever comes back goes on with the last reason by one press.
  await page.reload();
  await page.getByRole("button", { name: "Go on as before" }).click();
  await page.getByText("Your passkey is asked for").waitFor();
}

/** Gives every page of a context an authenticator that keeps passkeys and verifies its holder. */
export async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
