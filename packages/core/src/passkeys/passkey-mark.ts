// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { hex } from "../encoding/hex.ts";
import { utf8 } from "../encoding/utf8.ts";

const markSizeBytes = 8;

/**
 * What two persons compare a passkey by, read from two screens: 64 bits of a digest over its id and its
 * public key, so that nobody makes a second one that looks the same.
 */
export function passkeyMark(
  crypto: Crypto,
  { credentialId, publicKey }: { readonly credentialId: string; readonly publicKey: string },
): string {
  const digest = crypto.sha256(utf8(`scelle/passkey-mark/v1\0${credentialId}\0${publicKey}`));
  const text = hex(digest.subarray(0, markSizeBytes)).toUpperCase();
  return (text.match(/.{4}/g) ?? []).join(" ");
}
