// SPDX-License-Identifier: Apache-2.0
import type { LookReason } from "@scelle/core/api";
import type { Session } from "./sessions.ts";

/** More cases than anybody looks into in one session. */
const remembered = 100;

/**
 * What somebody gave as the reason for looking into a case, for as long as the session lasts: nothing of it
 * is written anywhere but in the records of the looks. For what the log of looks is read is said anew.
 */
export class GivenReasons {
  readonly #given = new WeakMap<Session, Map<string, LookReason>>();

  keep(session: Session, caseRef: string, { logPurpose: _anew, ...reason }: LookReason): void {
    const own = this.#given.get(session) ?? new Map<string, LookReason>();
    this.#given.set(session, own);
    const key = keyOf(session, caseRef);
    own.delete(key);
    own.set(key, reason);
    const [oldest] = own.keys();
    if (own.size > remembered && oldest !== undefined) own.delete(oldest);
  }

  last(session: Session, caseRef: string): LookReason | undefined {
    return this.#given.get(session)?.get(keyOf(session, caseRef));
  }
}

/** In an exercise one session looks through several persons’ eyes, each for reasons of their own. */
function keyOf({ person }: Session, caseRef: string): string {
  return `${person.personRef} ${caseRef}`;
}
