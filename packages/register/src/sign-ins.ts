// SPDX-License-Identifier: Apache-2.0
import {
  type Draft,
  type JsonObject,
  personFold,
  registerFold,
  ScelleError,
  type Stated,
  type sessionEnded,
  type sessionOpened,
  verifySessionOpened,
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
    const passkey =
      personRef === undefined
        ? undefined
        : situation.state(personFold, personRef).passkeys.find((one) => one.credentialId === credentialId);
    if (personRef === undefined || passkey === undefined) throw new ScelleError("session.passkey-refused");
    const opened = { ...answer, passkey: passkey.publicKey, rpId: passkey.rpId };
    const verdict = await verifySessionOpened(nodeCrypto, origin, opened, page);
    if (!verdict.holds) throw new ScelleError("session.passkey-refused");
    const stated: Stated<typeof sessionOpened> = { ...opened, personRef };
    const receipt = await this.#parts.submitOwn(ownDraft("session-opened", 1, stated as JsonObject));
    for (const [key, { until }] of this.#sessions) if (until < receipt.recordedAt) this.#sessions.delete(key);
    this.#sessions.set(answer.sessionKey, { personRef, until: answer.until });
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
