// SPDX-License-Identifier: Apache-2.0
import { ByteReader } from "../encoding/byte-reader.ts";
import { ByteWriter } from "../encoding/byte-writer.ts";
import { storedPayloadSizeBytesMax } from "../entry/payload.ts";
import { assert } from "../errors.ts";

/** Before each stored payload in its file, big-endian. */
export const payloadLengthSizeBytes = 4;

/**
 * Stored payloads side by side, each after its length in 4 bytes; how many there are stands in the file's
 * name.
 */
export function encodePayloadFile(stored: readonly Uint8Array[]): Uint8Array {
  const sizeBytes = stored.reduce((sum, payload) => sum + payloadLengthSizeBytes + payload.length, 0);
  const writer = new ByteWriter(sizeBytes);
  for (const payload of stored) {
    assert(payload.length <= storedPayloadSizeBytesMax, "a stored payload stays below its limit");
    writer.u32(payload.length);
    writer.bytes(payload);
  }
  return writer.whole();
}

/**
 * The stored payloads of a file, not copied. Whether they are the right ones, their entries say.
 * @throws ScelleError `format.malformed` unless there are exactly `count`
 */
export function parsePayloadFile(bytes: Uint8Array, count: number): Uint8Array[] {
  const reader = new ByteReader(bytes, "payload file");
  const stored: Uint8Array[] = [];
  while (stored.length < count) {
    const sizeBytes = reader.u32();
    if (sizeBytes > storedPayloadSizeBytesMax) reader.fail("a payload that is too long");
    stored.push(reader.take(sizeBytes));
  }
  reader.assertEnd();
  return stored;
}
