// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";

/**
 * A draft id that is always the same for the same words: what was brought in once is not brought in twice. A
 * version 4 UUID in its form, whose lot is their digest.
 * @param words the first names what is drawn, so that no two uses draw alike; none holds a NUL
 */
export function drawnDraftId(...words: readonly string[]): string {
  const digest = createHash("sha256").update(words.join("\0")).digest("hex");
  const variant = "89ab"[Number.parseInt(digest.slice(16, 17), 16) % 4] ?? "8";
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`];
  return [...parts, `${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)].join("-");
}
