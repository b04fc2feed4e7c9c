// SPDX-License-Identifier: Apache-2.0
import { draftDigest, parseBase64url, ScelleError, type SignedDraft } from "@scelle/core";
import { nodeCrypto } from "./keys/node-crypto.ts";

/**
 * That a draft was signed by the key it names, for this register.
 * @throws ScelleError("author.bad-signature")
 */
export async function assertSigned(origin: string, { draft, signature }: SignedDraft): Promise<void> {
  const digest = draftDigest(nodeCrypto, origin, draft);
  const key = parseBase64url(signature.key, "public key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  if (await nodeCrypto.verifyEd25519(key, digest, value)) return;
  throw new ScelleError("author.bad-signature", { draftId: draft.draftId });
}
