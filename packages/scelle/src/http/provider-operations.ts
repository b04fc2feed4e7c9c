// SPDX-License-Identifier: Apache-2.0
import "@fastify/cookie";
import { randomBytes } from "node:crypto";
import { base64url, ScelleError } from "@scelle/core";
import { providerPagePath } from "@scelle/core/api";
import { ed25519Signer } from "@scelle/register";
import type { Call, Desk, Operation } from "./call.ts";
import type { Provider } from "./provider.ts";
import { admit } from "./session-operations.ts";
import { sessionLengthMs } from "./sessions.ts";
import { providerSignInMs } from "./sign-in-desk.ts";

const seedSizeBytes = 32;

/** By what people come in, beside the link and passkeys. */
export const waysIn: Operation<"waysIn"> = ({ provider }) =>
  Promise.resolve(provider === undefined ? {} : { provider: provider.host });

/** Begins a sign-in at the provider, for this browser alone: it gets a secret that no other has. */
export const askProvider: Operation<"askProvider"> = async (desk, { request, reply }) => {
  const page = `${desk.place.originOf(request.headers.host ?? "")}${providerPagePath}`;
  const { url, request: asked } = await providerOf(desk).ask(page);
  const { secret } = desk.door.atProvider.put(asked);
  reply.setCookie(cookieName(desk), secret, { ...cookieOptions(desk), maxAge: providerSignInMs / 1_000 });
  return { url };
};

/** Ends it: with a session that looks, or with nothing. Either way the answer is good no second time. */
export const signInByProvider: Operation<"signInByProvider"> = async (desk, call, { body }) => {
  const provider = providerOf(desk);
  const asked = desk.door.atProvider.take(secretOf(desk, call));
  call.reply.clearCookie(cookieName(desk), cookieOptions(desk));
  if (asked === undefined) throw new ScelleError("session.provider-stale");
  const identity = await provider.identify(asked, body.answer);
  const signer = ed25519Signer(randomBytes(seedSizeBytes));
  const until = new Date(desk.now() + sessionLengthMs).toISOString();
  const { register } = desk.world;
  const sessionKey = base64url(signer.publicKey);
  const { personRef } = await register.signIns.openByAccount({ ...identity, sessionKey, until });
  const name = register.names.labelOf(personRef, personRef) ?? personRef;
  await admit(desk, call, { personRef, name, signer }, "account");
  return undefined;
};

/** @throws ScelleError("session.no-provider") */
function providerOf({ provider }: Desk): Provider {
  if (provider === undefined) throw new ScelleError("session.no-provider");
  return provider;
}

function secretOf(desk: Desk, { request }: Call): string {
  return request.cookies[cookieName(desk)] ?? "";
}

function cookieName(desk: Desk): string {
  return `${desk.cookieName()}-at-provider`;
}

/** Of our own pages only: the answer is handed in by one, not by whoever sent the browser back. */
function cookieOptions({ place }: Desk) {
  return { httpOnly: true, sameSite: "strict", path: "/", secure: place.isSecure } as const;
}
