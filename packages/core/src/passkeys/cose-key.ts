// SPDX-License-Identifier: Apache-2.0
import { ByteReader } from "../encoding/byte-reader.ts";
import { concatBytes, equalBytes } from "../encoding/bytes.ts";
import { isUsualEd25519Key } from "../encoding/ed25519-key.ts";
import { parseHex } from "../encoding/hex.ts";
import { isP256Point } from "./p256-point.ts";

/** The public key of a passkey: the two coordinates of a point of P-256, or an Ed25519 key. */
export type PasskeyKey =
  | { readonly algorithm: "ES256"; readonly coordinates: Uint8Array }
  | { readonly algorithm: "EdDSA"; readonly publicKey: Uint8Array };

/** Map of kty EC2, alg ES256, crv P-256, and the name and length of x. */
const es256Head = parseHex("a5010203262001215820", "key head");
/** Name and length of y. */
const es256Middle = parseHex("225820", "key middle");
/** Map of kty OKP, alg EdDSA, crv Ed25519, and the name and length of x. */
const edDsaHead = parseHex("a4010103272006215820", "key head");
const what = "passkey";

/**
 * The key of a COSE_Key as authenticators write it: ES256 on P-256 or EdDSA on Ed25519, in the one canonical
 * order, nothing beside it. Keys that no honest authenticator makes are refused.
 * @throws ScelleError("format.malformed")
 * @see RFC 9052 §7, RFC 9053 §7, CTAP 2.1 §8
 */
export function parsePasskeyKey(bytes: Uint8Array): PasskeyKey {
  const reader = new ByteReader(bytes, what);
  const key = readPasskeyKey(reader);
  reader.assertEnd();
  return key;
}

/** The key that begins where a reader stands. */
export function readPasskeyKey(reader: ByteReader): PasskeyKey {
  const head = reader.take(es256Head.length);
  if (equalBytes(head, es256Head)) {
    const x = reader.take(32);
    if (!equalBytes(reader.take(es256Middle.length), es256Middle)) reader.fail("no key for ES256");
    const coordinates = concatBytes(x, reader.take(32));
    if (!isP256Point(coordinates)) reader.fail("no point of P-256");
    return { algorithm: "ES256", coordinates };
  }
  if (!equalBytes(head, edDsaHead)) reader.fail("neither a key for ES256 nor one for EdDSA");
  const publicKey = reader.take(32).slice();
  if (!isUsualEd25519Key(publicKey)) reader.fail("no usual Ed25519 key");
  return { algorithm: "EdDSA", publicKey };
}

/** The bytes that {@link parsePasskeyKey} reads. */
export function encodePasskeyKey(key: PasskeyKey): Uint8Array {
  if (key.algorithm === "EdDSA") return concatBytes(edDsaHead, key.publicKey);
  const { coordinates } = key;
  return concatBytes(es256Head, coordinates.subarray(0, 32), es256Middle, coordinates.subarray(32));
}
