// SPDX-License-Identifier: Apache-2.0
import type { Draft } from "./draft.ts";

/** As much of a record as this judges by. */
interface Bound {
  readonly draft: Draft;
  readonly assigned: { readonly author: string };
}

/** The kinds that the two functions here look at: of other records they learn nothing. */
export const keyBindingKinds: ReadonlySet<string> = new Set([
  ...["register-founded", "person-registered", "key-added", "passkey-added", "account-bound"],
  ...["session-opened", "account-session-opened", "grant-answered"],
]);

/**
 * The record that gives this key to this author: the founding, the person's own, a key added, or a session
 * opened with a passkey that a record here admits, or by an account that a record here binds. What takes two
 * persons counts where the one that it names confirmed it. Whoever has only some records of a register sees
 * by it whose a signature is; that the passkey of a session signed for its key is judged apart.
 * @param records those before, in any order
 * @param publicKey base64url
 */
export function keyBinding<R extends Bound>(
  records: readonly R[],
  author: string,
  publicKey: string,
): R | undefined {
  return records.find((record) => {
    const { draft } = record;
    const judge = sessionJudges[draft.kind];
    if (judge === undefined) return bindsKey(records, record, author, publicKey);
    const { personRef, sessionKey } = draft.stated;
    return personRef === author && sessionKey === publicKey && judge(records, draft);
  });
}

/**
 * Whether a record here admits the passkey that a record names, for the person that it names: `personRef`,
 * `credentialId`, `passkey` and `rpId` of a session or a signed act.
 */
export function isPasskeyAdmitted(records: readonly Bound[], naming: Draft): boolean {
  const { personRef, credentialId, passkey, rpId } = naming.stated;
  return records.some((record) => {
    const { kind, stated } = record.draft;
    return (
      kind === "passkey-added" &&
      stated["personRef"] === personRef &&
      stated["credentialId"] === credentialId &&
      stated["publicKey"] === passkey &&
      stated["rpId"] === rpId &&
      isConfirmed(records, record)
    );
  });
}

type Judge = (records: readonly Bound[], session: Draft) => boolean;

/** What lets the key of a session speak for its person. */
const sessionJudges: Readonly<Record<string, Judge>> = {
  "session-opened": isPasskeyAdmitted,
  "account-session-opened": (records, session) =>
    records.some((record) => bindsAccount(record.draft, session) && isConfirmed(records, record)),
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

/** Where a grant takes two persons, the one whom it names has confirmed it, and is neither of the two. */
function isConfirmed(records: readonly Bound[], { draft: grant, assigned }: Bound): boolean {
  const { personRef, secondRef } = grant.stated;
  if (secondRef === undefined) return true;
  if (secondRef === personRef || secondRef === assigned.author) return false;
  return records.some(({ draft, assigned: { author } }) => {
    const { grantRef, answer } = draft.stated;
    const isOfIt = draft.kind === "grant-answered" && grantRef === grant.draftId;
    return isOfIt && answer === "confirmed" && author === secondRef;
  });
}

function bindsKey(records: readonly Bound[], record: Bound, author: string, publicKey: string): boolean {
  const { draftId, kind, stated } = record.draft;
  switch (kind) {
    case "register-founded":
      return (
        (author === "register" && stated["registerKey"] === publicKey) ||
        (author === draftId && stated["founderKey"] === publicKey)
      );
    case "person-registered":
      return draftId === author && stated["publicKey"] === publicKey;
    case "key-added":
      return (
        stated["personRef"] === author && stated["publicKey"] === publicKey && isConfirmed(records, record)
      );
    default:
      return false;
  }
}
