// SPDX-License-Identifier: Apache-2.0
import { parseHex } from "./hex.ts";

const keySizeBytes = 32;

/** y-coordinates, least significant byte first, of the points whose order divides the cofactor 8. */
const smallOrder = [
  "00".repeat(32),
  `01${"00".repeat(31)}`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  `ec${"ff".repeat(30)}7f`,
].map((text) => parseHex(text, "point", keySizeBytes));

/**
 * Whether a public key can be judged alike everywhere. Libraries, and versions of one library, disagree about
 * keys of small order and about coordinates that are not reduced: nobody's key is one, so none is a key here.
 * Whoever verifies Ed25519 asks this first.
 * @see RFC 8032 §5.1.3
 */
export function isUsualEd25519Key(publicKey: Uint8Array): boolean {
  if (publicKey.length !== keySizeBytes) return false;
  const y = publicKey.slice();
  y[keySizeBytes - 1] = (y[keySizeBytes - 1] ?? 0) & 0x7f; // The last bit is the sign of x.
  return isReduced(y) && !smallOrder.some((point) => point.every((byte, i) => byte === y[i]));
}

/** Below the prime 2^255 - 19, whose bytes are ed, thirty times ff, 7f. */
function isReduced(y: Uint8Array): boolean {
  const isHigh =
    y[keySizeBytes - 1] === 0x7f && y.subarray(1, keySizeBytes - 1).every((byte) => byte === 0xff);
  return !isHigh || (y[0] ?? 0) < 0xed;
}
