// SPDX-License-Identifier: Apache-2.0
import { ByteReader } from "../encoding/byte-reader.ts";
import { isP256Scalar } from "./p256-point.ts";

const sequenceTag = 0x30;
const integerTag = 0x02;
const scalarSizeBytes = 32;

/**
 * The 64 bytes r ‖ s of an ECDSA signature over P-256 in DER, in its one spelling. A high s is as good as a
 * low one: the standard asks for neither.
 * @throws ScelleError("format.malformed")
 * @see FIPS 186-5 §6.4, ITU-T X.690 §8.3 and §10.1
 */
export function parseDerSignature(bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader(bytes, "signature");
  expectByte(reader, sequenceTag, "no sequence");
  expectByte(reader, reader.remaining - 1, "a length that is not what follows");
  const raw = new Uint8Array(2 * scalarSizeBytes);
  readScalar(reader, raw.subarray(0, scalarSizeBytes));
  readScalar(reader, raw.subarray(scalarSizeBytes));
  reader.assertEnd();
  return raw;
}

function readScalar(reader: ByteReader, target: Uint8Array): void {
  expectByte(reader, integerTag, "no whole number");
  const [length = 0] = reader.take(1);
  if (length === 0 || length > scalarSizeBytes + 1) reader.fail("a number of a wrong length");
  const digits = reader.take(length);
  const [first = 0, second = 0] = digits;
  if (first >= 0x80) reader.fail("a negative number");
  const isPadded = first === 0 && length > 1;
  if (isPadded && second < 0x80) reader.fail("a number with a zero in front");
  const value = isPadded ? digits.subarray(1) : digits;
  if (value.length > scalarSizeBytes || !isP256Scalar(value)) reader.fail("a number out of range");
  target.set(value, scalarSizeBytes - value.length);
}

function expectByte(reader: ByteReader, expected: number, problem: string): void {
  const [found] = reader.take(1);
  if (found !== expected) reader.fail(problem);
}
