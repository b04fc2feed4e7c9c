// SPDX-License-Identifier: Apache-2.0
import {
  accountName,
  type accountSessionOpened,
  type actSigned,
  type Draft,
  draftDigest,
  hex,
  type JsonObject,
  type Passkey,
  passkeyGrantRefusal,
  personFold,
  registerFold,
  ScelleError,
  type Stated,
  type sessionEnded,
  type sessionOpened,
  verifySessionOpened,
  verifySignedAct,
} from "@scelle/core";
import { nodeCrypto } from "./keys/node-crypto.ts";
import type { LiveSituation } from "./live-situation.ts";
import { ownDraft } from "./own-draft.ts";
import type { Receipt } from "./session.ts";

/** What a passkey answered to the challenge of a session, each part as unpadded base64url. */
export interface SessionAnswer {
  readonly sessionKey: string;
  readonly until: string;
  readonly credentialId: string;
  readonly authenticatorClaims: string;
  readonly clientJson: string;
  readonly assertionSignature: string;
}

/** What a passkey answered to the digest of a draft, each part as unpadded base64url. */
export type ActAnswer = Omit<SessionAnswer, "sessionKey" | "until">;

/** What a provider of identities said in a token that was judged, and the key that is to sign looks. */
export interface AccountAnswer {
  readonly sessionKey: string;
  readonly until: string;
  readonly issuer: string;
  readonly accountSubject: string;
  /** SHA-256 of the token, hex. */
  readonly idTokenDigest: string;
}

export interface OpenedSession {
  readonly personRef: string;
  readonly receipt: Receipt;
}

export interface SignInParts {
  readonly origin: string;
  readonly situation: LiveSituation;
  submitOwn(draft: Draft): Promise<Receipt>;
}

/** Who signs in this process by the key of a session, and the records that say so. */
export class SignIns {
  readonly #parts: SignInParts;
  /** Person and end by session key. Another process holds no session of this one. */
  readonly #sessions = new Map<string, { readonly personRef: string; readonly until: string }>();

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /** The person whom the key of a session speaks for; whether it still does, the rules say. */
  personOf(sessionKey: string): string | undefined {
    return this.#sessions.get(sessionKey)?.personRef;
  }

  /**
   * Records that somebody signed in, after the answer of the passkey has been judged.
   * @param page the one page that may have asked
   * @throws ScelleError("session.passkey-refused") for whatever is wrong, and refusals of the rules
   */
  async open(answer: SessionAnswer, page: string): Promise<OpenedSession> {
    const { origin, situation } = this.#parts;
    const { credentialId } = answer;
    const { passkeyHolders } = situation.state(registerFold, "register");
    const personRef = Object.hasOwn(passkeyHolders, credentialId) ? passkeyHolders[credentialId] : undefined;
    if (personRef === undefined) throw new ScelleError("session.passkey-refused");
    const { passkeys, grants } = situation.state(personFold, personRef);
    const isIt = (one: Passkey | undefined) => one?.credentialId === credentialId;
    const waiting = grants.find((grant) => isIt(grant.passkey));
    const passkey = waiting?.passkey ?? passkeys.find(isIt);
    if (passkey === undefined) throw new ScelleError("session.passkey-refused");
    const opened = { ...answer, passkey: passkey.publicKey, rpId: passkey.rpId };
    const verdict = await verifySessionOpened(nodeCrypto, origin, opened, page);
    if (!verdict.holds) throw new ScelleError("session.passkey-refused");
    // Told to nobody but its holder, who just showed it.
    if (waiting !== undefined) throw new ScelleError("session.passkey-waits", { grant: waiting.recordRef });
    const stated: Stated<typeof sessionOpened> = { ...opened, personRef };
    const receipt = await this.#parts.submitOwn(ownDraft("session-opened", 1, stated as JsonObject));
    return this.#opened(receipt, { ...answer, personRef });
  }

  /**
   * Whether somebody may let a person make a passkey, with whom to confirm it: asked before there is one, and
   * again of its record.
   * @throws ScelleError with the refusal of the rules
   */
  judgeInvitation(author: string, grant: { readonly personRef: string; readonly secondRef?: string }): void {
    const act = { kind: "passkey-added", version: 2, assigned: { author } };
    const refusal = passkeyGrantRefusal(this.#parts.situation, act, grant);
    if (refusal !== undefined) throw new ScelleError(refusal.refused, refusal.facts);
  }

  /**
   * Records that a provider signed in somebody whose account is bound. The token was judged before.
   * @throws ScelleError("session.account-unknown"), and refusals of the rules
   */
  async openByAccount(answer: AccountAnswer): Promise<OpenedSession> {
    const { situation } = this.#parts;
    const { issuer, accountSubject } = answer;
    const { accounts } = situation.state(registerFold, "register");
    const name = accountName(issuer, accountSubject);
    const holder = Object.hasOwn(accounts, name) ? accounts[name] : undefined;
    // One that waits for its second person is nobody's yet.
    const bound = situation
      .state(personFold, holder?.personRef ?? "")
      .accounts.find(({ recordRef }) => recordRef === holder?.recordRef);
    if (holder === undefined || bound === undefined) {
      throw new ScelleError("session.account-unknown", { accountSubject });
    }
    const { personRef, recordRef: bindingRef } = holder;
    const stated: Stated<typeof accountSessionOpened> = { ...answer, personRef, bindingRef };
    const receipt = await this.#parts.submitOwn(ownDraft("account-session-opened", 1, stated));
    return this.#opened(receipt, { ...answer, personRef });
  }

  /**
   * Whether a passkey of a person signed this very draft: asked before the act is recorded.
   * @param page the one page that may have asked
   * @returns what the record of it states beside the act
   * @throws ScelleError("session.passkey-refused") for whatever is wrong
   */
  async judgeAct(
    personRef: string,
    draft: Draft,
    answer: ActAnswer,
    page: string,
  ): Promise<Omit<Stated<typeof actSigned>, "caseRef">> {
    const { origin, situation } = this.#parts;
    const passkey = situation
      .state(personFold, personRef)
      .passkeys.find(({ credentialId }) => credentialId === answer.credentialId);
    if (passkey === undefined) throw new ScelleError("session.passkey-refused");
    const draftDigestHex = hex(draftDigest(nodeCrypto, origin, draft));
    const { publicKey, rpId } = passkey;
    const signed = { ...answer, draftDigest: draftDigestHex, passkey: publicKey, rpId };
    const verdict = await verifySignedAct(nodeCrypto, signed, page);
    if (!verdict.holds) throw new ScelleError("session.passkey-refused");
    return { ...signed, actRef: draft.draftId, personRef };
  }

  /** Records that a passkey signed an act, which stands before it. */
  async recordSignedAct(signed: Omit<Stated<typeof actSigned>, "caseRef">): Promise<Receipt> {
    const caseRef = this.#parts.situation.record(signed.actRef)?.assigned.caseRef;
    const stated = { ...signed, ...(caseRef === undefined ? {} : { caseRef }) };
    return await this.#parts.submitOwn(ownDraft("act-signed", 1, stated as JsonObject));
  }

  #opened(
    receipt: Receipt,
    { personRef, sessionKey, until }: Pick<AccountAnswer, "sessionKey" | "until"> & { personRef: string },
  ): OpenedSession {
    for (const [key, other] of this.#sessions) {
      if (other.until < receipt.recordedAt) this.#sessions.delete(key);
    }
    this.#sessions.set(sessionKey, { personRef, until });
    return { personRef, receipt };
  }

  /** Records that the key of a session signs nothing more; what has ended already is left at that. */
  async end(sessionKey: string, endedByRef: string, ground: "signed-out" | "revoked"): Promise<void> {
    const personRef = this.personOf(sessionKey);
    this.#sessions.delete(sessionKey);
    if (personRef === undefined) return;
    const { sessions } = this.#parts.situation.state(personFold, personRef);
    if (!sessions.some(({ key }) => key === sessionKey)) return;
    const stated: Stated<typeof sessionEnded> = { personRef, sessionKey, ground, endedByRef };
    await this.#parts.submitOwn(ownDraft("session-ended", 1, stated));
  }
}
