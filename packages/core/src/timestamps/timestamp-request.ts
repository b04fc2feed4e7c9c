// SPDX-License-Identifier: Apache-2.0
import { parseNote } from "../checkpoint/note.ts";
import type { Crypto } from "../crypto.ts";
import { utf8 } from "../encoding/utf8.ts";
import { assert } from "../errors.ts";
import { derTags } from "./der.ts";
import { derOid, derSequence, derUnsigned, derValue } from "./der-write.ts";

/** What an authority is asked to attest the existence of. */
export interface TimestampQuestion {
  /** SHA-256 of what is to have existed: 32 bytes. */
  readonly imprint: Uint8Array;
  /** Chance that nobody else knows: the answer is to this question and to no earlier one. */
  readonly nonce: Uint8Array;
  /** The policy that the authority is asked to follow, in dotted form; its own choice where none is named. */
  readonly policy?: string | undefined;
}

export const timestampNonceSizeBytes = 16;

const sha256Oid = "2.16.840.1.101.3.4.2.1";

/** A request; the certificate is asked for, so that the answer can be judged alone. @see RFC 3161, 2.4.1 */
export function formatTimestampRequest({ imprint, nonce, policy }: TimestampQuestion): Uint8Array {
  assert(imprint.length === 32 && nonce.length === timestampNonceSizeBytes, "SHA-256, and a nonce of ours");
  const algorithm = derSequence(derOid(sha256Oid), derValue(derTags.null));
  return derSequence(
    derUnsigned(Uint8Array.of(1)),
    derSequence(algorithm, derValue(derTags.octetString, imprint)),
    ...(policy === undefined ? [] : [derOid(policy)]),
    derUnsigned(nonce),
    derValue(derTags.boolean, Uint8Array.of(0xff)),
  );
}

/**
 * What is attested of a checkpoint: SHA-256 of the text of its note, which stays the same while witnesses put
 * their lines under it. By hand: the lines before the first empty one.
 * @throws ScelleError `format.malformed` for what is no note
 */
export function checkpointImprint(crypto: Crypto, note: Uint8Array): Uint8Array {
  return crypto.sha256(utf8(parseNote(note).text));
}
