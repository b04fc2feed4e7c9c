// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { base64url } from "../encoding/base64.ts";
import { concatBytes, equalBytes } from "../encoding/bytes.ts";
import { utf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { parseAuthenticatorClaims } from "./authenticator-claims.ts";
import { type ClientClaims, parseClientClaims } from "./client-claims.ts";
import { type PasskeyKey, parsePasskeyKey } from "./cose-key.ts";
import { parseDerSignature } from "./der-signature.ts";

/** What a passkey answers to a challenge. */
export interface Assertion {
  readonly authenticatorClaims: Uint8Array;
  /** The bytes as the browser made them. */
  readonly clientJson: Uint8Array;
  /** DER for ES256, 64 bytes for EdDSA. */
  readonly signature: Uint8Array;
}

/** What the answer has to be for. */
export interface ExpectedAssertion {
  /** COSE_Key of the passkey that is to have signed. */
  readonly publicKey: Uint8Array;
  readonly challenge: Uint8Array;
  readonly rpId: string;
  /**
   * The one page that may have asked, `https://register.example:8460`; without it any page of the relying
   * party's own host, as somebody judges who has the record only.
   */
  readonly origin?: string;
}

/** What is wrong with an assertion: the first thing found. */
export type AssertionProblem =
  | "malformed"
  | "other-type"
  | "other-challenge"
  | "other-origin"
  | "framed"
  | "other-relying-party"
  | "user-absent"
  | "user-unverified"
  | "bad-signature";

export type AssertionVerdict =
  | { readonly holds: true; readonly signCount: number; readonly origin: string }
  | { readonly holds: false; readonly problem: AssertionProblem };

/**
 * Whether a passkey signed this challenge, for this relying party, on a page of it, with its holder present
 * and verified. Whose passkey it is, the records say.
 * @see WebAuthn §7.2
 */
export async function verifyAssertion(
  crypto: Crypto,
  assertion: Assertion,
  expected: ExpectedAssertion,
): Promise<AssertionVerdict> {
  const parts = partsOf(assertion, expected);
  if (parts === undefined) return { holds: false, problem: "malformed" };
  const { key, clientClaims, authenticator, signature } = parts;
  const clientProblem = problemOfPage(clientClaims, "webauthn.get", expected);
  if (clientProblem !== undefined) return { holds: false, problem: clientProblem };
  const problem = problemOfAuthenticator(crypto, authenticator, expected.rpId);
  if (problem !== undefined) return { holds: false, problem };
  const { authenticatorClaims, clientJson } = assertion;
  const message = concatBytes(authenticatorClaims, crypto.sha256(clientJson));
  if (!(await isSigned(crypto, key, message, signature))) return { holds: false, problem: "bad-signature" };
  return { holds: true, signCount: authenticator.signCount, origin: clientClaims.origin };
}

/** What is wrong with the page that asked; undefined if it is the one that may. */
export function problemOfPage(
  { type, challenge, origin, isCrossOrigin }: ClientClaims,
  expectedType: "webauthn.get" | "webauthn.create",
  expected: Pick<ExpectedAssertion, "challenge" | "rpId" | "origin">,
): AssertionProblem | undefined {
  if (type !== expectedType) return "other-type";
  if (challenge !== base64url(expected.challenge)) return "other-challenge";
  const isOfPage =
    expected.origin === undefined ? isOriginOf(origin, expected.rpId) : origin === expected.origin;
  if (!isOfPage) return "other-origin";
  return isCrossOrigin ? "framed" : undefined;
}

/** What is wrong with what the authenticator says of itself. */
export function problemOfAuthenticator(
  crypto: Crypto,
  { rpIdHash, isUserPresent, isUserVerified }: ReturnType<typeof parseAuthenticatorClaims>,
  rpId: string,
): AssertionProblem | undefined {
  if (!equalBytes(rpIdHash, crypto.sha256(utf8(rpId)))) return "other-relying-party";
  if (!isUserPresent) return "user-absent";
  return isUserVerified ? undefined : "user-unverified";
}

/** Browsers give passkeys to pages over TLS, and to this machine's own. */
function isOriginOf(origin: string, rpId: string): boolean {
  const [, scheme, host] = /^(https?):\/\/([a-z0-9.-]+)(?::[1-9]\d{0,4})?$/.exec(origin) ?? [];
  return host === rpId && (scheme === "https" || rpId === "localhost");
}

function partsOf(assertion: Assertion, expected: ExpectedAssertion) {
  try {
    const key = parsePasskeyKey(expected.publicKey);
    return {
      key,
      clientClaims: parseClientClaims(assertion.clientJson),
      authenticator: parseAuthenticatorClaims(assertion.authenticatorClaims),
      signature: key.algorithm === "ES256" ? parseDerSignature(assertion.signature) : assertion.signature,
    };
  } catch (error) {
    if (error instanceof ScelleError) return undefined; // Told as the verdict that it is malformed.
    throw error;
  }
}

async function isSigned(
  crypto: Crypto,
  key: PasskeyKey,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return key.algorithm === "ES256"
    ? await crypto.verifyEs256(key.coordinates, message, signature)
    : await crypto.verifyEd25519(key.publicKey, message, signature);
}
