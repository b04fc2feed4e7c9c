// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { base64, parseBase64 } from "../encoding/base64.ts";
import { concatBytes, equalBytes } from "../encoding/bytes.ts";
import { hex, parseHex } from "../encoding/hex.ts";
import { utf8 } from "../encoding/utf8.ts";
import { assert, ScelleError } from "../errors.ts";

/** Signature type of a log's Ed25519 key: it signs the text of the note. */
export const ed25519Type = 0x01;
/** Signature type of a witness's Ed25519 key: it signs the text together with a time. */
export const cosignatureType = 0x04;

export const publicKeySizeBytes = 32;
export const keyIdSizeBytes = 4;

/** A public key with the name that it signs under. */
export interface VerifierKey {
  readonly name: string;
  /** 4 bytes: tells keys of one name apart. Not a fingerprint to trust. */
  readonly keyId: Uint8Array;
  readonly type: typeof ed25519Type | typeof cosignatureType;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** As written in a policy or in register.json: `name+id+key`. */
  readonly text: string;
}

/** The text form of a key, with its key id computed. */
export function formatVerifierKey(
  crypto: Crypto,
  name: string,
  type: VerifierKey["type"],
  publicKey: Uint8Array,
): string {
  assert(isKeyName(name), "a key name is not empty and has no space and no plus sign");
  assert(publicKey.length === publicKeySizeBytes, "an Ed25519 public key has 32 bytes");
  const typed = concatBytes(Uint8Array.of(type), publicKey);
  return `${name}+${hex(keyIdOf(crypto, name, type, publicKey))}+${base64(typed)}`;
}

/**
 * A key from its text form. The key id is computed again, never believed.
 * @throws ScelleError `format.malformed`, also for a type of signature that we do not check
 * @see C2SP signed-note, verifier keys
 */
export function parseVerifierKey(crypto: Crypto, text: string): VerifierKey {
  const [, name, idText, keyText] = /^([^+]*)\+([^+]*)\+(.*)$/su.exec(text) ?? fail("not name+id+key");
  if (name === undefined || idText === undefined || keyText === undefined) fail("not name+id+key");
  if (!isKeyName(name)) fail("a name that is empty or has a space");
  const keyId = parseHex(idText, "key id", keyIdSizeBytes);
  const typed = parseBase64(keyText, "verifier key", 1 + publicKeySizeBytes);
  const type = typed[0];
  if (type !== ed25519Type && type !== cosignatureType) fail(`signature type ${type} is not supported`);
  const publicKey = typed.slice(1);
  if (!equalBytes(keyId, keyIdOf(crypto, name, type, publicKey))) fail("the id does not belong to the key");
  return { name, keyId, type, publicKey, text };
}

/** First 4 bytes of SHA-256(name LF type key). */
export function keyIdOf(
  crypto: Crypto,
  name: string,
  type: VerifierKey["type"],
  publicKey: Uint8Array,
): Uint8Array {
  return crypto.sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey).slice(0, keyIdSizeBytes);
}

/** Whether a key may have this name: not empty, no Unicode space, no plus sign. */
export function isKeyName(name: string): boolean {
  return name !== "" && !/[\p{White_Space}+\p{Surrogate}]/u.test(name) && !hasControl(name);
}

function hasControl(name: string): boolean {
  return [...name].some((character) => character < " ");
}

function fail(problem: string): never {
  throw new ScelleError("format.malformed", { what: "verifier key", offset: 0, problem });
}
