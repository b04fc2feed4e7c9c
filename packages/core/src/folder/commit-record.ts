// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { ByteReader } from "../encoding/byte-reader.ts";
import { ByteWriter } from "../encoding/byte-writer.ts";
import { equalBytes } from "../encoding/bytes.ts";
import { utf8 } from "../encoding/utf8.ts";
import { entrySizeBytes } from "../entry/entry.ts";
import { storedPayloadSizeBytesMax } from "../entry/payload.ts";
import { assert, ScelleError } from "../errors.ts";
import { commitEntriesMax, commitRecordSizeBytesMax } from "../limits.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";
import { wrappedKeySizeBytes } from "./key-page.ts";

/** What one commit adds to the log. Written and synced under its name, it is the commit. */
export interface CommitRecord {
  readonly oldSize: number;
  readonly oldRoot: Hash;
  readonly newSize: number;
  readonly newRoot: Hash;
  /** One for each index from `oldSize` to `newSize - 1`. */
  readonly records: readonly CommittedRecord[];
}

export interface CommittedRecord {
  /** The leaf of the log. */
  readonly entry: Uint8Array;
  /** The encrypted payload: nonce, ciphertext, tag. */
  readonly stored: Uint8Array;
  /** The payload's key, wrapped: 40 bytes. */
  readonly wrappedKey: Uint8Array;
}

const what = "commit record";
const firstLine = utf8("scelle/commit-record/v1\n");
const headSizeBytes = firstLine.length + 2 * (8 + hashSizeBytes) + 4;

/** The bytes of a commit record, which end in the SHA-256 of all before. */
export function encodeCommitRecord(crypto: Crypto, commit: CommitRecord): Uint8Array {
  assertShape(commit);
  const { records } = commit;
  const writer = new ByteWriter(
    records.reduce((size, { stored }) => size + recordSizeBytes(stored), headSizeBytes + hashSizeBytes),
  );
  writer.bytes(firstLine);
  writer.u64(commit.oldSize);
  writer.bytes(commit.oldRoot);
  writer.u64(commit.newSize);
  writer.bytes(commit.newRoot);
  writer.u32(records.length);
  for (const { entry, stored, wrappedKey } of records) {
    writer.u16(entry.length);
    writer.bytes(entry);
    writer.u32(stored.length);
    writer.bytes(stored);
    writer.bytes(wrappedKey);
  }
  writer.bytes(crypto.sha256(writer.written()));
  return writer.whole();
}

/**
 * A commit record from its bytes; entries and payloads are not copied.
 * @throws ScelleError `format.malformed`; the SHA-256 is checked before anything in it is believed
 */
export function parseCommitRecord(crypto: Crypto, bytes: Uint8Array): CommitRecord {
  if (bytes.length > commitRecordSizeBytesMax) fail(commitRecordSizeBytesMax, "too long");
  const bodySizeBytes = bytes.length - hashSizeBytes;
  const reader = new ByteReader(bytes.subarray(0, Math.max(bodySizeBytes, 0)), what);
  if (!equalBytes(reader.take(firstLine.length), firstLine)) fail(0, "not a commit record of version 1");
  if (!equalBytes(crypto.sha256(bytes.subarray(0, bodySizeBytes)), bytes.subarray(bodySizeBytes))) {
    fail(bodySizeBytes, "its SHA-256 differs");
  }
  const oldSize = reader.u64();
  const oldRoot = reader.take(hashSizeBytes);
  const newSize = reader.u64();
  const newRoot = reader.take(hashSizeBytes);
  const count = reader.u32();
  if (count === 0 || count > commitEntriesMax) reader.fail(`not 1 to ${commitEntriesMax} records`);
  if (newSize - oldSize !== count) reader.fail("sizes that do not match the number of records");
  const records = Array.from({ length: count }, () => readRecord(reader));
  reader.assertEnd();
  return { oldSize, oldRoot, newSize, newRoot, records };
}

function recordSizeBytes(stored: Uint8Array): number {
  return 2 + entrySizeBytes + 4 + stored.length + wrappedKeySizeBytes;
}

function readRecord(reader: ByteReader): CommittedRecord {
  const entryLength = reader.u16();
  if (entryLength !== entrySizeBytes) reader.fail("an entry of another size");
  const entry = reader.take(entryLength);
  const storedLength = reader.u32();
  if (storedLength > storedPayloadSizeBytesMax) reader.fail("a payload that is too long");
  return { entry, stored: reader.take(storedLength), wrappedKey: reader.take(wrappedKeySizeBytes) };
}

function assertShape({ oldSize, newSize, oldRoot, newRoot, records }: CommitRecord): void {
  assert(newSize - oldSize === records.length, "a commit has one record for each index");
  assert(
    records.length >= 1 && records.length <= commitEntriesMax,
    "a commit has a bounded number of records",
  );
  assert(oldRoot.length === hashSizeBytes && newRoot.length === hashSizeBytes, "a root has 32 bytes");
  for (const { entry, stored, wrappedKey } of records) {
    assert(entry.length === entrySizeBytes, "every entry has the one size of entries");
    assert(stored.length <= storedPayloadSizeBytesMax, "a stored payload stays below its limit");
    assert(wrappedKey.length === wrappedKeySizeBytes, "a wrapped key has 40 bytes");
  }
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
