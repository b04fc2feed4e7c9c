// SPDX-License-Identifier: Apache-2.0
import { base64url, parseBase64url } from "@scelle/core";
import type { Invitation, PasskeyChallenge, PasskeyOffer } from "@scelle/core/api";
import { Caller, type Reply, type ServedRegister } from "./served-register.ts";
import { type Said, SoftPasskey } from "./soft-passkey.ts";

/** Signs in with the link that the server printed. */
export async function byLink(served: ServedRegister, caller = new Caller(served.page)): Promise<Caller> {
  const token = served.said.signInUrl.split("=")[1];
  const reply = await caller.post("/sign-in", { token });
  if (reply.status !== 204) throw new Error(`the link was refused: ${JSON.stringify(reply.body)}`);
  return caller;
}

/** The secret of a link by which a person makes a passkey. @param secondRef who is to confirm it */
export async function invited(administrator: Caller, personRef: string, secondRef?: string): Promise<string> {
  const wish = { personRef, reason: "Works here", ...(secondRef === undefined ? {} : { secondRef }) };
  const reply = await administrator.post("/passkeys/invitations", wish);
  if (reply.status !== 201) throw new Error(`no invitation: ${JSON.stringify(reply.body)}`);
  return (reply.body as Invitation).token;
}

/** Makes a passkey by a link. */
export async function made(
  caller: Caller,
  token: string,
  name: string,
  otherwise: Partial<Said> = {},
): Promise<{ readonly passkey: SoftPasskey; readonly reply: Reply }> {
  const offer = (await caller.post("/passkeys/offer", { token })).body as PasskeyOffer;
  const passkey = new SoftPasskey(offer.rpId ?? "localhost", "ES256", name);
  const challenge = parseBase64url(offer.challenge ?? "", "challenge");
  const parts = passkey.made({ challenge, origin: caller.page, ...otherwise });
  const body = {
    token,
    authenticatorClaims: base64url(parts.authenticatorClaims),
    clientJson: base64url(parts.clientJson),
  };
  return { passkey, reply: await caller.post("/passkeys", body) };
}

/** What a passkey answers to a challenge of the server. */
export async function answered(
  caller: Caller,
  passkey: SoftPasskey,
  otherwise: Partial<Said> = {},
): Promise<Readonly<Record<string, string>>> {
  const asked = (await caller.post("/sign-in/passkey/challenge", undefined)).body as PasskeyChallenge;
  const challenge = parseBase64url(asked.challenge, "challenge");
  const assertion = passkey.assertion({ challenge, origin: caller.page, ...otherwise });
  return {
    signInId: asked.signInId,
    credentialId: base64url(passkey.credentialId),
    authenticatorClaims: base64url(assertion.authenticatorClaims),
    clientJson: base64url(assertion.clientJson),
    assertionSignature: base64url(assertion.signature),
  };
}

/** Signs in with a passkey. */
export async function byPasskey(
  caller: Caller,
  passkey: SoftPasskey,
  otherwise: Partial<Said> = {},
): Promise<Reply> {
  return await caller.post("/sign-in/passkey", await answered(caller, passkey, otherwise));
}
