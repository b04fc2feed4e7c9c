// SPDX-License-Identifier: Apache-2.0
import type { Draft } from "./draft.ts";

/**
 * The record that gives this key to this author: the founding, the person's own, a key added, or a session
 * opened with a passkey that a record here admits. Whoever has only some records of a register sees by it
 * whose a signature is; that the passkey of a session signed for its key is judged apart.
 * @param records those before, in any order
 * @param publicKey base64url
 */
export function keyBinding<R extends { readonly draft: Draft }>(
  records: readonly R[],
  author: string,
  publicKey: string,
): R | undefined {
  return records.find(({ draft }) => {
    if (draft.kind !== "session-opened") return bindsKey(draft, author, publicKey);
    const { personRef, sessionKey } = draft.stated;
    return (
      personRef === author && sessionKey === publicKey && records.some((one) => admits(one.draft, draft))
    );
  });
}

function bindsKey({ draftId, kind, stated }: Draft, author: string, publicKey: string): boolean {
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

function admits({ kind, stated }: Draft, session: Draft): boolean {
  const { personRef, credentialId, passkey } = session.stated;
  return (
    kind === "passkey-added" &&
    stated["personRef"] === personRef &&
    stated["credentialId"] === credentialId &&
    stated["publicKey"] === passkey
  );
}
