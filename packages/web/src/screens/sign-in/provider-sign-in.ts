// SPDX-License-Identifier: Apache-2.0
import { type ProviderRequest, providerPagePath, type WaysIn } from "@scelle/core/api";
import { get, post } from "../../api/client.ts";

/** What is shown when nobody is signed in, beside passkeys. @throws ApiProblem */
export function waysIn(): Promise<WaysIn> {
  return get<WaysIn>("/sign-in/ways");
}

/** Whether the provider just sent the browser back here. */
export function isAnswerInAddress(): boolean {
  const said = new URLSearchParams(location.search);
  return location.pathname === providerPagePath && said.has("state");
}

/** Leaves for the provider. @throws ApiProblem */
export async function leaveForProvider(): Promise<void> {
  const { url } = await post<ProviderRequest>("/sign-in/provider/request", undefined);
  location.assign(url);
}

/** Hands in what the provider put into the address, and takes it out of there first. @throws ApiProblem */
export async function signInByAnswer(): Promise<void> {
  const answer = location.search;
  history.replaceState(null, "", location.pathname);
  await post("/sign-in/provider", { answer });
}
