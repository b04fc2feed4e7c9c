// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { parseBase64url } from "../encoding/base64.ts";
import { utf8 } from "../encoding/utf8.ts";
import type { Stated } from "../records/define-kind.ts";
import type { sessionOpened } from "../records/kinds/session-opened.ts";
import { type AssertionVerdict, verifyAssertion } from "./verify-assertion.ts";

/** The key that is to sign for a person, base64url, and until when at the latest. */
export interface SessionTerms {
  readonly sessionKey: string;
  readonly until: string;
}

/** What a passkey signs to let a key of the server sign for its holder, in one register. 32 bytes. */
export function sessionChallenge(
  crypto: Crypto,
  origin: string,
  { sessionKey, until }: SessionTerms,
): Uint8Array {
  return crypto.sha256(utf8(`scelle/session/v1\0${origin}\0${sessionKey}\0${until}`));
}

/**
 * Whether the passkey that a `session-opened` names signed for the key and the moment that it names.
 * @param page the one that may have asked; without it any page of the host
 */
export async function verifySessionOpened(
  crypto: Crypto,
  origin: string,
  opened: Omit<Stated<typeof sessionOpened>, "personRef">,
  page?: string,
): Promise<AssertionVerdict> {
  const { passkey, rpId, authenticatorClaims, clientJson, assertionSignature } = opened;
  const assertion = {
    authenticatorClaims: parseBase64url(authenticatorClaims, "authenticator claims"),
    clientJson: parseBase64url(clientJson, "client claims"),
    signature: parseBase64url(assertionSignature, "signature"),
  };
  return await verifyAssertion(crypto, assertion, {
    publicKey: parseBase64url(passkey, "passkey"),
    challenge: sessionChallenge(crypto, origin, opened),
    rpId,
    ...(page === undefined ? {} : { origin: page }),
  });
}
