// SPDX-License-Identifier: Apache-2.0
import {
  draftDigest,
  parseBase64url,
  type RecordPayload,
  type Stated,
  type sessionOpened,
  verifySessionOpened,
} from "@scelle/core";
import type { Verification } from "../verification.ts";

/**
 * The key that the record names has signed its draft, for this register, and where the record opens a session
 * the passkey that it names has signed for that; whose key and passkey these are, the rules say.
 */
export async function isSigned(
  { crypto, origin = "" }: Verification,
  { draft, signature }: RecordPayload,
): Promise<boolean> {
  const key = parseBase64url(signature.key, "signing key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  if (!(await crypto.verifyEd25519(key, draftDigest(crypto, origin, draft), value))) return false;
  if (draft.kind !== "session-opened") return true;
  return (await verifySessionOpened(crypto, origin, draft.stated as Stated<typeof sessionOpened>)).holds;
}
