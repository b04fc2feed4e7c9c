// SPDX-License-Identifier: Apache-2.0
import {
  type DraftSignature,
  draftDigest,
  type NameQuestion,
  nameDigest,
  parseBase64url,
  parseNameQuestion,
  ScelleError,
  type SignedDraft,
} from "@scelle/core";
import { nodeCrypto } from "./keys/node-crypto.ts";
import type { RegisterSession } from "./session.ts";

/**
 * That a draft was signed by the key it names, for this register.
 * @throws ScelleError("author.bad-signature")
 */
export async function assertSigned(origin: string, { draft, signature }: SignedDraft): Promise<void> {
  const isSigned = await verifies(draftDigest(nodeCrypto, origin, draft), signature);
  if (!isSigned) throw new ScelleError("author.bad-signature", { draftId: draft.draftId });
}

/**
 * Who asks for a name, and for which.
 * @throws ScelleError("draft.invalid" | "author.unknown" | "author.bad-signature")
 */
export async function askedBy(
  session: Pick<RegisterSession, "origin" | "author">,
  asked: NameQuestion,
): Promise<{ author: string; text: string }> {
  const { text, signature } = parseNameQuestion(asked);
  const author = await session.author(signature.key);
  if (author === undefined) throw new ScelleError("author.unknown", { key: signature.key });
  const isSigned = await verifies(nameDigest(nodeCrypto, session.origin, text), signature);
  if (!isSigned) throw new ScelleError("author.bad-signature", { draftId: "name" });
  return { author, text };
}

async function verifies(digest: Uint8Array, signature: DraftSignature): Promise<boolean> {
  const key = parseBase64url(signature.key, "public key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  return await nodeCrypto.verifyEd25519(key, digest, value);
}
