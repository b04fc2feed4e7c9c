// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from "node:crypto";
import { base64url, sessionHoursMax, sessionsMax, sessionsPerPersonMax } from "@scelle/core";
import { digestOf, newSecret } from "./secret.ts";
import type { Signatory } from "./world.ts";

const hourMs = 3_600_000;
export const sessionLengthMs = sessionHoursMax * hourMs;
/**
 * How long nothing may be asked. A link is had only by starting the server again, so its session waits out a
 * long meeting; a passkey or a provider is at hand.
 */
const idleMs = { link: 4 * hourMs, passkey: hourMs, account: hourMs / 2 } as const;

/** How somebody came in. */
export type SignInMeans = keyof typeof idleMs;

/** One browser that is signed in. */
export interface Session {
  /** By which lists name it; it opens nothing. */
  readonly id: string;
  readonly digest: Buffer;
  readonly means: SignInMeans;
  readonly begunAtMs: number;
  /** Who signed in. */
  readonly holder: Signatory;
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

  /** @returns the secret that the browser keeps, base64url: always a new one */
  begin(person: Signatory, means: SignInMeans): string {
    this.#sweep();
    const secret = newSecret();
    const digest = digestOf(secret);
    const now = this.#now();
    const id = base64url(digestOf(digest.toString("hex")).subarray(0, 12));
    const times = { begunAtMs: now, seenAtMs: now };
    this.#sessions.set(digest.toString("hex"), { id, digest, means, ...times, holder: person, person });
    this.#endLeastUsed(this.of(person.personRef), sessionsPerPersonMax);
    this.#endLeastUsed([...this.#sessions.values()], sessionsMax);
    return secret;
  }

  /** The session of a secret, if it has not ended; it was used just now. */
  find(secret: string | undefined): Session | undefined {
    if (secret === undefined) return undefined;
    const digest = digestOf(secret);
    const session = this.#sessions.get(digest.toString("hex"));
    if (session === undefined || !timingSafeEqual(session.digest, digest)) return undefined;
    if (!this.isLive(session)) {
      this.end(session);
      return undefined;
    }
    session.seenAtMs = this.#now();
    return session;
  }

  /** Those that have not ended, the newest first; of one person, or of all. */
  of(personRef?: string): readonly Session[] {
    return [...this.#sessions.values()]
      .filter((session) => this.isLive(session))
      .filter(({ holder }) => personRef === undefined || holder.personRef === personRef)
      .sort((one, other) => other.begunAtMs - one.begunAtMs);
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

  #endLeastUsed(among: readonly Session[], countMax: number): void {
    const byUse = [...among].sort((one, other) => other.seenAtMs - one.seenAtMs);
    for (const session of byUse.slice(countMax)) this.end(session);
  }
}

/** When a session ends if nothing more is asked in it. Milliseconds since 1970. */
export function endOf({ begunAtMs, seenAtMs, means }: Session): number {
  return Math.min(begunAtMs + sessionLengthMs, seenAtMs + idleMs[means]);
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
