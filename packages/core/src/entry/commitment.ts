// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { concatBytes } from "../encoding/bytes.ts";
import { utf8 } from "../encoding/utf8.ts";
import { assert } from "../errors.ts";
import type { Hash } from "../merkle/hash.ts";

/** The salt hides the payload from whoever guesses: 32 random bytes, kept inside the ciphertext only. */
export const saltSizeBytes = 32;

const label = utf8("scelle/commit/v1\0");

/** What an entry says of its payload: binding, and telling nothing without the salt. */
export function commitment(crypto: Crypto, salt: Uint8Array, payload: Uint8Array): Hash {
  assert(salt.length === saltSizeBytes, "a salt has 32 bytes");
  return crypto.sha256(concatBytes(label, salt, payload));
}
