// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  parseBase64url,
  parseUtf8,
  protectedIdentitySizeBytesMax,
  ScelleError,
  utf8,
} from "@scelle/core";
import { assertRecipient, parseIdentities } from "../vault/evidence-identity.ts";

/** Age recipients of the two who keep an identity. */
export interface Keepers {
  readonly custodian: string;
  readonly second: string;
}

/**
 * Who a source is, sealed to the custodian and that sealed to the second person, as unpadded base64url: each
 * of them alone opens nothing. All identities give the same length for the same kinds of keys.
 * @throws ScelleError("source.too-long" | "recipient.invalid")
 */
export async function sealIdentity(identity: string, { custodian, second }: Keepers): Promise<string> {
  const inner = await sealedTo(custodian, filledUp(identity));
  return base64url(await sealedTo(second, inner));
}

/**
 * What is left when the second person takes off the outer seal: still sealed to the custodian.
 * @param path of the key file, for the error
 * @throws ScelleError("source.wrong-key" | "identity.invalid")
 */
export async function takeOffOuterSeal(sealed: string, keys: string, path: string): Promise<string> {
  return base64url(await openedBy(sealed, keys, path));
}

/**
 * Who the source is, for the custodian.
 * @throws ScelleError("source.wrong-key" | "identity.invalid" | "format.malformed")
 */
export async function openIdentity(sealed: string, keys: string, path: string): Promise<string> {
  const bytes = await openedBy(sealed, keys, path);
  const isWhole = bytes.length === lengthBytes + protectedIdentitySizeBytesMax;
  const sizeBytes = isWhole ? new DataView(bytes.buffer, bytes.byteOffset, lengthBytes).getUint16(0) : 0;
  if (sizeBytes === 0 || sizeBytes > protectedIdentitySizeBytesMax) {
    throw new ScelleError("format.malformed", { what: "identity", offset: 0, problem: "another length" });
  }
  return parseUtf8(bytes.subarray(lengthBytes, lengthBytes + sizeBytes), "identity");
}

const lengthBytes = 2;

/** Length, text, zeros. */
function filledUp(identity: string): Uint8Array {
  const text = utf8(identity);
  if (text.length === 0 || text.length > protectedIdentitySizeBytesMax) {
    throw new ScelleError("source.too-long", { sizeMax: protectedIdentitySizeBytesMax });
  }
  const filled = new Uint8Array(lengthBytes + protectedIdentitySizeBytesMax);
  new DataView(filled.buffer).setUint16(0, text.length);
  filled.set(text, lengthBytes);
  return filled;
}

async function sealedTo(recipient: string, bytes: Uint8Array): Promise<Uint8Array> {
  await assertRecipient(recipient);
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return await encrypter.encrypt(bytes);
}

async function openedBy(sealed: string, keys: string, path: string): Promise<Uint8Array> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  for (const key of parseIdentities(keys)) decrypter.addIdentity(key);
  try {
    return await decrypter.decrypt(parseBase64url(sealed, "sealed identity"));
  } catch (cause) {
    throw new ScelleError("source.wrong-key", { path }, { cause });
  }
}
