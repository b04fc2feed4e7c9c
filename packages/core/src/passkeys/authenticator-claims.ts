// SPDX-License-Identifier: Apache-2.0
import { ByteReader } from "../encoding/byte-reader.ts";
import { authenticatorClaimsSizeBytesMax, credentialIdSizeBytesMax } from "../limits.ts";
import { encodePasskeyKey, type PasskeyKey, readPasskeyKey } from "./cose-key.ts";
import { skipCbor } from "./skip-cbor.ts";

/** What an authenticator says of itself beside its signature. @see WebAuthn §6.1 */
export interface AuthenticatorClaims {
  /** SHA-256 of the relying party's id: 32 bytes. */
  readonly rpIdHash: Uint8Array;
  /** Somebody touched it. */
  readonly isUserPresent: boolean;
  /** It asked for a PIN, a finger or a face. */
  readonly isUserVerified: boolean;
  /** The passkey may be copied to other devices of its holder, and whether it was. */
  readonly isBackupEligible: boolean;
  readonly isBackedUp: boolean;
  /** Signatures made; 0 where the authenticator does not count. */
  readonly signCount: number;
  /** Only where a passkey is made. */
  readonly credential?: NewCredential;
}

export interface NewCredential {
  readonly credentialId: Uint8Array;
  readonly key: PasskeyKey;
  /** The key as it is stored, COSE. */
  readonly publicKey: Uint8Array;
}

const flag = {
  userPresent: 0x01,
  userVerified: 0x04,
  backupEligible: 0x08,
  backedUp: 0x10,
  credential: 0x40,
  extensions: 0x80,
} as const;
const aaguidSizeBytes = 16;
/** Fewer bytes could be guessed. */
const credentialIdSizeBytesMin = 16;

/**
 * The parts of authenticator data; extensions are passed over.
 * @throws ScelleError("format.malformed")
 */
export function parseAuthenticatorClaims(bytes: Uint8Array): AuthenticatorClaims {
  const reader = new ByteReader(bytes, "authenticator data");
  if (bytes.length > authenticatorClaimsSizeBytesMax) reader.fail("too long");
  const rpIdHash = reader.take(32).slice();
  const [flags = 0] = reader.take(1);
  const has = (bit: number): boolean => (flags & bit) !== 0;
  if (has(flag.backedUp) && !has(flag.backupEligible)) reader.fail("copied, and not to be copied");
  const signCount = reader.u32();
  const credential = has(flag.credential) ? readCredential(reader) : undefined;
  if (has(flag.extensions)) skipExtensions(reader);
  reader.assertEnd();
  return {
    rpIdHash,
    isUserPresent: has(flag.userPresent),
    isUserVerified: has(flag.userVerified),
    isBackupEligible: has(flag.backupEligible),
    isBackedUp: has(flag.backedUp),
    signCount,
    ...(credential === undefined ? {} : { credential }),
  };
}

function readCredential(reader: ByteReader): NewCredential {
  reader.take(aaguidSizeBytes);
  const sizeBytes = reader.u16();
  if (sizeBytes < credentialIdSizeBytesMin || sizeBytes > credentialIdSizeBytesMax) {
    reader.fail("a credential id of a wrong length");
  }
  const credentialId = reader.take(sizeBytes).slice();
  const key = readPasskeyKey(reader);
  return { credentialId, key, publicKey: encodePasskeyKey(key) };
}

function skipExtensions(reader: ByteReader): void {
  const isMap = reader.remaining > 0;
  if (!isMap) reader.fail("no extensions where some are announced");
  skipCbor(reader);
}
