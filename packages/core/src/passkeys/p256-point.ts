// SPDX-License-Identifier: Apache-2.0

const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
/** The number of points of the curve. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * Whether 64 bytes are the coordinates of a point of P-256, both below the prime: libraries differ in what
 * else they take.
 * @see NIST SP 800-186 §3.2.1.3
 */
export function isP256Point(coordinates: Uint8Array): boolean {
  if (coordinates.length !== 64) return false;
  const x = wholeNumberOf(coordinates.subarray(0, 32));
  const y = wholeNumberOf(coordinates.subarray(32));
  if (x >= prime || y >= prime) return false;
  return (y * y) % prime === (x * x * x + (prime - 3n) * x + b) % prime;
}

/** Whether a number can be half of a signature: from 1 to below the order. */
export function isP256Scalar(bytes: Uint8Array): boolean {
  const scalar = wholeNumberOf(bytes);
  return scalar > 0n && scalar < order;
}

function wholeNumberOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return value;
}
