// SPDX-License-Identifier: Apache-2.0
import { base64url, type Draft, draftDigest, type SignedDraft, type Signer } from "@scelle/core";
import { nodeCrypto } from "./keys/node-crypto.ts";

/** Signs a draft for one register, in the name of whoever holds the key. */
export async function signDraft(origin: string, draft: Draft, signer: Signer): Promise<SignedDraft> {
  const value = await signer.sign(draftDigest(nodeCrypto, origin, draft));
  return { draft, signature: { key: base64url(signer.publicKey), value: base64url(value) } };
}
