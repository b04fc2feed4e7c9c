// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { ReceiptAnswer } from "@scelle/core/api";
import { byLink } from "../passkeys/passkey-visit.ts";
import { type Caller, outcomeOf, type Reply, ServedRegister } from "../passkeys/served-register.ts";
import { clientId, clientSecret, IdentityProvider } from "./identity-provider.ts";

/** A register that is served with a provider of identities, and whoever keeps it. */
export interface ProviderVisit {
  readonly served: ServedRegister;
  readonly provider: IdentityProvider;
  readonly administrator: Caller;
}

export async function servedWithProvider(): Promise<ProviderVisit> {
  const provider = await IdentityProvider.open();
  const served = new ServedRegister();
  writeFileSync(served.visitor.path("secret"), `${clientSecret}\n`);
  const files = ["--oidc-client-id", clientId, "--oidc-client-secret-file", "secret"];
  await served.serve("--oidc-issuer", provider.issuer, ...files);
  provider.serve([`${served.page}/sign-in`]);
  return { served, provider, administrator: await byLink(served) };
}

/** Begins a sign-in; where the provider is to be asked, with what. */
export async function begun(caller: Caller): Promise<URL> {
  const reply = await caller.post("/sign-in/provider/request", undefined);
  if (reply.status !== 200) throw new Error(`not begun: ${JSON.stringify(reply.body)}`);
  return new URL((reply.body as { url: string }).url);
}

/** What the provider puts into the address for this browser. */
export async function answered({ provider }: ProviderVisit, caller: Caller): Promise<string> {
  return (await provider.visit((await begun(caller)).href)).search;
}

export async function handIn(caller: Caller, answer: string): Promise<Reply> {
  return await caller.post("/sign-in/provider", { answer });
}

/** Signs in by the provider. */
export async function byProvider(visit: ProviderVisit, caller: Caller): Promise<Reply> {
  return await handIn(caller, await answered(visit, caller));
}

/** Records an act; the reference of its record. */
export async function recorded(
  caller: Caller,
  kind: string,
  version: number,
  stated: object,
): Promise<string> {
  const reply = await caller.post("/drafts", { draftId: randomUUID(), kind, version, stated });
  if (outcomeOf(reply) !== "201") throw new Error(`${kind}: ${JSON.stringify(reply.body)}`);
  return (reply.body as ReceiptAnswer).recordRef;
}

/** Has an account stand for the examiner. */
export async function bound(
  { served, provider, administrator }: ProviderVisit,
  accountSubject: string,
): Promise<string> {
  const stated = {
    personRef: served.examinerRef,
    issuer: provider.issuer,
    accountSubject,
    reason: "Has an account at the service",
  };
  return await recorded(administrator, "account-bound", 1, stated);
}
