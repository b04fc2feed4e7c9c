// SPDX-License-Identifier: Apache-2.0
import { assert, ScelleError } from "../errors.ts";
import { payloadPaddedSizeBytesMin, payloadSizeBytesMax } from "../limits.ts";
import { saltSizeBytes } from "./commitment.ts";

/**
 * Salt and payload with zeros up to a power of two, so that a ciphertext tells little of the payload's
 * length.
 */
export function padPayload(salt: Uint8Array, payload: Uint8Array): Uint8Array {
  assert(salt.length === saltSizeBytes, "a salt has 32 bytes");
  assert(payload.length <= payloadSizeBytesMax, "a payload stays below its limit");
  assert(payload.length > 0 && payload[payload.length - 1] !== 0, "a payload does not end in a zero byte");
  const padded = new Uint8Array(paddedSizeBytes(payload.length));
  padded.set(salt);
  padded.set(payload, saltSizeBytes);
  return padded;
}

/**
 * Salt and payload, not copied.
 * @throws ScelleError `format.malformed` unless {@link padPayload} would give exactly these bytes
 */
export function unpadPayload(padded: Uint8Array): { salt: Uint8Array; payload: Uint8Array } {
  let end = padded.length;
  while (end > 0 && padded[end - 1] === 0) end--;
  if (end <= saltSizeBytes) fail(end, "no payload");
  if (end - saltSizeBytes > payloadSizeBytesMax) fail(end, `longer than ${payloadSizeBytesMax} bytes`);
  if (padded.length !== paddedSizeBytes(end - saltSizeBytes)) fail(end, "padding of the wrong length");
  return { salt: padded.subarray(0, saltSizeBytes), payload: padded.subarray(saltSizeBytes, end) };
}

/** Size of the padded plaintext of a payload: the next power of two, at least 512. */
export function paddedSizeBytes(payloadSizeBytes: number): number {
  let size = payloadPaddedSizeBytesMin;
  while (size < saltSizeBytes + payloadSizeBytes) size *= 2;
  return size;
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what: "padded payload", offset, problem });
}
