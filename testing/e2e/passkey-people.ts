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
  await page.getByLabel(/^Person/).fill("Examiner");
  await page.getByRole("option", { name: /Examiner 2/ }).click();
  await page.getByLabel("Reason").fill("Works at the inspectorate");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.locator(".invite-link").textContent();
  return [page, link ?? ""];
}

/** Makes a passkey by a link, signs in with it, and is signed out by the administrator. */
export async function comesAndIsSentAway(
  served: ServedRegister,
  administrator: Page,
  context: BrowserContext,
  link: string,
): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await withAuthenticator(page);
  await page.goto(link);
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await page.getByRole("status").filter({ hasText: "The passkey is admitted" }).waitFor();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.locator(".person").filter({ hasText: "Examiner 2" }).waitFor();
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

/** Gives every page of a context an authenticator that keeps passkeys and verifies its holder. */
async function withAuthenticator(page: Page): Promise<void> {
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
