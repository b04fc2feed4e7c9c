// SPDX-License-Identifier: Apache-2.0
import type { Draft } from "./draft.ts";

/**
 * Whether a record gives this key to this author: the founding, the person's own, or a key added. Whoever has
 * only some records of a register sees by it whose a signature is.
 * @param publicKey base64url
 */
export function bindsKey({ draftId, kind, stated }: Draft, author: string, publicKey: string): boolean {
  switch (kind) {
    case "register-founded":
      return (
        (author === "register" && stated["registerKey"] === publicKey) ||
        (author === draftId && stated["founderKey"] === publicKey)
      );
    case "person-registered":
      return draftId === author && stated["publicKey"] === publicKey;
    case "key-added":
      return stated["personRef"] === author && stated["publicKey"] === publicKey;
    default:
      return false;
  }
}
