// SPDX-License-Identifier: Apache-2.0
import { base64urlLength, readBase64url, writeBase64url } from "../encoding/base64.ts";
import { utf8 } from "../encoding/utf8.ts";
import { assert, ScelleError } from "../errors.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";

export const keyNameSizeBytes = 16;

const what = "log entry";

/** One leaf of the log. It tells neither kind nor time, person, case or length. */
export interface Entry {
  /** Chains the entries of one case, or 32 random bytes: see `caseLink`. */
  readonly caseLink: Hash;
  /** Commits to the payload: see `commitment`. */
  readonly commit: Hash;
  /** SHA-256 of the payload as stored, that is encrypted. */
  readonly ciphertextHash: Hash;
  /** Random name of the payload's key: 16 bytes. */
  readonly keyName: Uint8Array;
}

const hashLetters = "A".repeat(base64urlLength(hashSizeBytes));
const nameLetters = "A".repeat(base64urlLength(keyNameSizeBytes));
/** An entry with letters where its values stand: everything else in it is constant. */
const templateText = [
  `{"case":"${hashLetters}"`,
  `"commit":"${hashLetters}"`,
  `"ct":"${hashLetters}"`,
  `"key":"${nameLetters}"`,
  '"v":1}',
].join(",");
const template = utf8(templateText);

/** All entries have this one size. */
export const entrySizeBytes = template.length;

const caseAt = valueOffset("case");
const commitAt = valueOffset("commit");
const ciphertextAt = valueOffset("ct");
const keyAt = valueOffset("key");
const constantRanges: readonly (readonly [number, number])[] = [
  [0, caseAt],
  [caseAt + hashLetters.length, commitAt],
  [commitAt + hashLetters.length, ciphertextAt],
  [ciphertextAt + hashLetters.length, keyAt],
  [keyAt + nameLetters.length, entrySizeBytes],
];

/** The bytes of an entry: canonical JSON, written into the constant template because a log has millions. */
export function encodeEntry(entry: Entry): Uint8Array {
  assert(entry.caseLink.length === hashSizeBytes, "a case link has 32 bytes");
  assert(entry.commit.length === hashSizeBytes, "a commitment has 32 bytes");
  assert(entry.ciphertextHash.length === hashSizeBytes, "a ciphertext hash has 32 bytes");
  assert(entry.keyName.length === keyNameSizeBytes, "a key name has 16 bytes");
  const bytes = template.slice();
  writeBase64url(bytes, caseAt, entry.caseLink);
  writeBase64url(bytes, commitAt, entry.commit);
  writeBase64url(bytes, ciphertextAt, entry.ciphertextHash);
  writeBase64url(bytes, keyAt, entry.keyName);
  return bytes;
}

/**
 * The values of an entry. Accepts exactly what {@link encodeEntry} writes.
 * @throws ScelleError `format.malformed` with the offset of the first byte that differs
 */
export function parseEntry(bytes: Uint8Array): Entry {
  if (bytes.length !== entrySizeBytes) {
    fail(Math.min(bytes.length, entrySizeBytes), `${entrySizeBytes} bytes expected, ${bytes.length} found`);
  }
  for (const [first, end] of constantRanges) {
    for (let at = first; at < end; at++) {
      if (bytes[at] !== template[at]) fail(at, "not the form of an entry");
    }
  }
  return {
    caseLink: readBase64url(bytes, caseAt, hashSizeBytes, what),
    commit: readBase64url(bytes, commitAt, hashSizeBytes, what),
    ciphertextHash: readBase64url(bytes, ciphertextAt, hashSizeBytes, what),
    keyName: readBase64url(bytes, keyAt, keyNameSizeBytes, what),
  };
}

function valueOffset(member: string): number {
  const before = `"${member}":"`;
  return templateText.indexOf(before) + before.length;
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
