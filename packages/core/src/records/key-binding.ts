// SPDX-License-Identifier: Apache-2.0
import type { Draft } from "./draft.ts";

/**
 * The record that gives this key to this author: the founding, the person's own, a key added, or a session
 * opened with a passkey that a record here admits, or by an account that a record here binds. Whoever has
 * only some records of a register sees by it whose a signature is; that the passkey of a session signed for
 * its key is judged apart.
 * @param records those before, in any order
 * @param publicKey base64url
 */
export function keyBinding<R extends { readonly draft: Draft }>(
  records: readonly R[],
  author: string,
  publicKey: string,
): R | undefined {
  return records.find(({ draft }) => {
    const judge = sessionJudges[draft.kind];
    if (judge === undefined) return bindsKey(draft, author, publicKey);
    const { personRef, sessionKey } = draft.stated;
    return personRef === author && sessionKey === publicKey && judge(records, draft);
  });
}

type Judge = (records: readonly { readonly draft: Draft }[], session: Draft) => boolean;

/** What lets the key of a session speak for its person. */
const sessionJudges: Readonly<Record<string, Judge>> = {
  "session-opened": (records, session) => records.some(({ draft }) => admits(draft, session)),
  "account-session-opened": (records, session) =>
    records.some(({ draft }) => bindsAccount(draft, session) && isConfirmed(records, draft)),
};

function bindsAccount({ draftId, kind, stated }: Draft, session: Draft): boolean {
  const { personRef, bindingRef, issuer, accountSubject } = session.stated;
  return (
    kind === "account-bound" &&
    draftId === bindingRef &&
    stated["personRef"] === personRef &&
    stated["issuer"] === issuer &&
    stated["accountSubject"] === accountSubject
  );
}

/** Where an account takes two persons, the second has confirmed it. */
function isConfirmed(records: readonly { readonly draft: Draft }[], { draftId, stated }: Draft): boolean {
  if (stated["secondRef"] === undefined) return true;
  return records.some(({ draft }) => {
    const { grantRef, answer } = draft.stated;
    return draft.kind === "grant-answered" && grantRef === draftId && answer === "confirmed";
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
