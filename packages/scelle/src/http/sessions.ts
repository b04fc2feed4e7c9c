// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { sessionsMax } from "@scelle/core";
import type { Signatory } from "./world.ts";

const hourMs = 3_600_000;
/** A working day: whoever works longer opens a new link. */
export const sessionLengthMs = 12 * hourMs;
/** A long meeting. */
const sessionIdleMs = 4 * hourMs;
const secretSizeBytes = 32;

/** One browser that is signed in. */
export interface Session {
  readonly digest: Buffer;
  readonly begunAtMs: number;
  /** Whom the server signs for; in the exercise it can be changed. */
  person: Signatory;
  seenAtMs: number;
}

/** Who is signed in. What a browser holds is kept here only as its digest. */
export class Sessions {
  readonly #now: () => number;
  readonly #sessions = new Map<string, Session>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the secret that the browser keeps, base64url */
  begin(person: Signatory): string {
    this.#sweep();
    const secret = newSecret();
    const digest = digestOf(secret);
    const now = this.#now();
    this.#sessions.set(digest.toString("hex"), { digest, begunAtMs: now, person, seenAtMs: now });
    if (this.#sessions.size > sessionsMax) this.#endLeastUsed();
    return secret;
  }

  /** The session of a secret, if it has not ended; it was used just now. */
  find(secret: string | undefined): Session | undefined {
    if (secret === undefined) return undefined;
    const digest = digestOf(secret);
    const session = this.#sessions.get(digest.toString("hex"));
    // The name in the map is a digest, so how long the search takes tells nothing of the secret.
    if (session === undefined || !timingSafeEqual(session.digest, digest)) return undefined;
    if (!this.isLive(session)) {
      this.end(session);
      return undefined;
    }
    session.seenAtMs = this.#now();
    return session;
  }

  /** Whether it is still a session; asking does not prolong it. */
  isLive(session: Session): boolean {
    return this.#sessions.has(session.digest.toString("hex")) && this.#now() < endOf(session);
  }

  end(session: Session): void {
    this.#sessions.delete(session.digest.toString("hex"));
  }

  #sweep(): void {
    for (const session of this.#sessions.values()) if (!this.isLive(session)) this.end(session);
  }

  #endLeastUsed(): void {
    const [least] = [...this.#sessions.values()].sort((one, other) => one.seenAtMs - other.seenAtMs);
    if (least !== undefined) this.end(least);
  }
}

/** When a session ends if nothing more is asked in it. Milliseconds since 1970. */
export function endOf({ begunAtMs, seenAtMs }: Session): number {
  return Math.min(begunAtMs + sessionLengthMs, seenAtMs + sessionIdleMs);
}

/** A secret by which one browser signs in, once. */
export class SignInToken {
  readonly text = newSecret();
  #isUsed = false;

  /** Whether this is the token and was not used before; from then on it is. */
  take(text: string): boolean {
    const isToken = timingSafeEqual(digestOf(text), digestOf(this.text));
    if (!isToken || this.#isUsed) return false;
    this.#isUsed = true;
    return true;
  }
}

function newSecret(): string {
  return randomBytes(secretSizeBytes).toString("base64url");
}

function digestOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
