// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { concatBytes, equalBytes } from "../encoding/bytes.ts";
import { utf8 } from "../encoding/utf8.ts";
import { assert, ScelleError } from "../errors.ts";
import { payloadSizeBytesMax } from "../limits.ts";
import { commitment } from "./commitment.ts";
import { type Entry, keyNameSizeBytes } from "./entry.ts";
import { paddedSizeBytes, unpadPayload } from "./payload-padding.ts";

export const nonceSizeBytes = 12;
export const tagSizeBytes = 16;
export const payloadKeySizeBytes = 32;

/** A stored payload is nonce, ciphertext and tag; no record makes a longer one. */
export const storedPayloadSizeBytesMax = nonceSizeBytes + paddedSizeBytes(payloadSizeBytesMax) + tagSizeBytes;

const label = utf8("scelle/payload/v1\0");
const separator = Uint8Array.of(0);

/**
 * What AES-GCM authenticates beside the payload: a ciphertext moved to another register or entry does not
 * open.
 */
export function payloadAdditionalData(origin: string, keyName: Uint8Array): Uint8Array {
  assert(keyName.length === keyNameSizeBytes, "a key name has 16 bytes");
  return concatBytes(label, utf8(origin), separator, keyName);
}

/**
 * Decrypts a stored payload and checks it against its entry.
 * @throws ScelleError `payload.altered` naming the part: `ciphertext` when the stored bytes are others,
 * `opening` when they do not open with this key, `commitment` when what came out is not what the entry
 * commits to
 */
export async function openPayload(
  crypto: Crypto,
  sealed: { origin: string; entry: Entry; stored: Uint8Array; payloadKey: Uint8Array },
): Promise<{ salt: Uint8Array; payload: Uint8Array }> {
  const { entry, stored } = sealed;
  if (!equalBytes(crypto.sha256(stored), entry.ciphertextHash)) throw altered("ciphertext");
  if (stored.length < nonceSizeBytes + tagSizeBytes) throw altered("opening");
  const padded = await crypto.openAesGcm(
    sealed.payloadKey,
    stored.subarray(0, nonceSizeBytes),
    payloadAdditionalData(sealed.origin, entry.keyName),
    stored.subarray(nonceSizeBytes),
  );
  if (padded === undefined) throw altered("opening");
  const opened = unpadOpened(padded);
  if (!equalBytes(commitment(crypto, opened.salt, opened.payload), entry.commit)) throw altered("commitment");
  return opened;
}

function unpadOpened(padded: Uint8Array): { salt: Uint8Array; payload: Uint8Array } {
  try {
    return unpadPayload(padded);
  } catch (cause) {
    throw altered("opening", cause);
  }
}

function altered(part: "ciphertext" | "opening" | "commitment", cause?: unknown): ScelleError {
  return new ScelleError("payload.altered", { part }, { cause });
}
