// SPDX-License-Identifier: Apache-2.0
import { utf8 } from "@scelle/core";

/** What lies on the device: nothing of it can be read without the key, which no page can read out either. */
export interface SealedBox {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

const ivSizeBytes = 12;

/**
 * Encrypts bytes for one place of the device's store: in another place they do not open.
 * @see NIST SP 800-38D (AES-GCM, a nonce of 96 random bits for each writing)
 */
export async function sealBox(
  key: CryptoKey,
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<SealedBox> {
  const iv = crypto.getRandomValues(new Uint8Array(ivSizeBytes));
  return { iv, sealed: await crypto.subtle.encrypt(parameters(iv, id), key, bytes) };
}

/** @throws DOMException where the key is another, or the bytes are not what was put there */
export async function openBox(
  key: CryptoKey,
  id: string,
  { iv, sealed }: SealedBox,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt(parameters(iv, id), key, sealed));
}

/** What lies in a box; undefined where the key is another, or the bytes are not what was put there. */
export async function openBoxIfWhole(
  key: CryptoKey,
  id: string,
  box: SealedBox,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await openBox(key, id, box);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** A key that no page can read out: the browser uses it for the page. */
export async function makeBoxKey(): Promise<CryptoKey> {
  return await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function parameters(iv: Uint8Array<ArrayBuffer>, id: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new Uint8Array(utf8(`scelle/field/v1\0${id}`)) };
}
