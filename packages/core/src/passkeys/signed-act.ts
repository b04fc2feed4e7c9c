// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { parseBase64url } from "../encoding/base64.ts";
import { parseHex } from "../encoding/hex.ts";
import type { Stated } from "../records/define-kind.ts";
import type { actSigned } from "../records/kinds/act-signed.ts";
import { type AssertionVerdict, verifyAssertion } from "./verify-assertion.ts";

/** Acts for which a person with a passkey is asked for it: hand-over, opening, disposal, finding, notice. */
export const signingKinds: readonly string[] = [
  "custody-offered",
  "custody-received",
  "custody-refused",
  "seal-opened",
  "exhibit-returned",
  "exhibit-destroyed",
  "finding-made",
  "allegation-disposed",
  "notice-served",
  "access-granted",
  "access-refused",
];

/**
 * Whether the passkey that an `act-signed` names signed the digest that it names. Whether the digest is that
 * of the act, whoever has the act compares.
 * @param page the one that may have asked; without it any page of the host
 */
export async function verifySignedAct(
  crypto: Crypto,
  signed: Omit<Stated<typeof actSigned>, "actRef" | "personRef" | "caseRef">,
  page?: string,
): Promise<AssertionVerdict> {
  const { draftDigest, passkey, rpId, authenticatorClaims, clientJson, assertionSignature } = signed;
  const assertion = {
    authenticatorClaims: parseBase64url(authenticatorClaims, "authenticator claims"),
    clientJson: parseBase64url(clientJson, "client claims"),
    signature: parseBase64url(assertionSignature, "signature"),
  };
  return await verifyAssertion(crypto, assertion, {
    publicKey: parseBase64url(passkey, "passkey"),
    challenge: parseHex(draftDigest, "draft digest"),
    rpId,
    ...(page === undefined ? {} : { origin: page }),
  });
}
