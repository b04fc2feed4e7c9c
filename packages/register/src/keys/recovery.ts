// SPDX-License-Identifier: Apache-2.0
import { registerPaths, ScelleError } from "@scelle/core";
import { encodeKeyRing, type KeyRing, parseKeyRing } from "./key-ring.ts";

export async function sealKeyRing(ring: KeyRing, recipients: readonly string[]): Promise<Uint8Array> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return await encrypter.encrypt(encodeKeyRing(ring));
}

/** @throws ScelleError("key.wrong-identity") when none of the identities opens it */
export async function openKeyRing(sealed: Uint8Array, identities: readonly string[]): Promise<KeyRing> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let text: string;
  try {
    text = await decrypter.decrypt(sealed, "text");
  } catch (cause) {
    throw new ScelleError("key.wrong-identity", { path: registerPaths.recovery }, { cause });
  }
  return parseKeyRing(text, registerPaths.recovery);
}
