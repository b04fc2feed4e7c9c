// SPDX-License-Identifier: Apache-2.0

import { codePointCount, normalText } from "@scelle/core";
import type { TextLine } from "@scelle/core/api";

/** Whether words that a reader brought are those that the register counts its quotes in. */
export type BroughtText =
  | { readonly isTheText: true; readonly words: string }
  | { readonly isTheText: false; readonly digest: string; readonly length: number };

/**
 * Measures words in this browser: their normal form must have the recorded length and SHA-256 digest, or no
 * quote of the register means anything in them.
 */
export async function measureText(
  brought: string,
  text: Pick<TextLine, "textDigest" | "textLength">,
): Promise<BroughtText> {
  const words = normalText(brought);
  const digest = await digestOf(words);
  const length = codePointCount(words);
  return digest === text.textDigest && length === text.textLength
    ? { isTheText: true, words }
    : { isTheText: false, digest, length };
}

/** SHA-256 of a text in UTF-8, in hexadecimal. @see FIPS 180-4 */
async function digestOf(words: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
