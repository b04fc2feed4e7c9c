// SPDX-License-Identifier: Apache-2.0
import "@fastify/cookie";
import { base64url, ScelleError } from "@scelle/core";
import type { Session as SessionAnswer } from "@scelle/core/api";
import { programVersion } from "../program/version.ts";
import type { Call, Desk, Operation } from "./call.ts";
import { endOf, type Session, type SignInMeans, sessionLengthMs } from "./sessions.ts";
import type { Signatory } from "./world.ts";

export const health: Operation<"health"> = () => Promise.resolve({ status: "ok", version: programVersion() });

export const signIn: Operation<"signIn"> = async (desk, call, { body }) => {
  if (!desk.token.take(body.token)) throw new ScelleError("session.bad-token");
  await admit(desk, call, desk.world.people[0], "link");
  return undefined;
};

/** Begins a session under a new secret; one that the browser had before ends, whoever put it there. */
export async function admit(
  desk: Desk,
  { request, reply }: Pick<Call, "request" | "reply">,
  person: Signatory,
  means: SignInMeans,
): Promise<void> {
  const before = desk.sessions.find(request.cookies[desk.cookieName()]);
  if (before !== undefined) await endSession(desk, before, before.holder.personRef, "signed-out");
  reply.setCookie(desk.cookieName(), desk.sessions.begin(person, means), {
    ...cookieOptions(desk),
    maxAge: sessionLengthMs / 1_000,
  });
}

export const session: Operation<"session"> = (desk, call) => Promise.resolve(sessionAnswer(desk, call));

export const lastReason: Operation<"lastReason"> = ({ reasons }, { session: current }, { params }) => {
  const given = reasons.last(current, params.caseRef);
  return Promise.resolve(given === undefined ? {} : { given });
};

export const signOut: Operation<"signOut"> = async (desk, { reply, session: ended }) => {
  await endSession(desk, ended, ended.holder.personRef, "signed-out");
  reply.clearCookie(desk.cookieName(), cookieOptions(desk));
  return undefined;
};

export const chooseRole: Operation<"chooseRole"> = (desk, call, { body }) => {
  const { personRef } = body;
  const person = desk.world.people.find((one) => one.personRef === personRef);
  if (person === undefined) return Promise.reject(new ScelleError("session.no-such-role", { personRef }));
  call.session.person = person;
  return Promise.resolve(sessionAnswer(desk, call));
};

/** One's own sessions; an administrator sees those of all. */
export const sessions: Operation<"sessions"> = async (desk, call) => {
  const shown = visible(desk, call).map((one) => ({
    sessionId: one.id,
    personRef: one.holder.personRef,
    name: one.holder.name,
    means: one.means,
    begunAt: new Date(one.begunAtMs).toISOString(),
    seenAt: new Date(one.seenAtMs).toISOString(),
    endsAt: new Date(endOf(one)).toISOString(),
    isThisOne: one === call.session,
  }));
  return { isOfAll: seesAll(desk, call), sessions: shown };
};

/** Ends a session that the list shows; of another, nobody learns whether it exists. */
export const revoke: Operation<"revoke"> = async (desk, call, { params }) => {
  const found = visible(desk, call).find(({ id }) => id === params.sessionId);
  if (found === undefined) throw new ScelleError("session.unknown");
  await endSession(desk, found, call.person.personRef, "revoked");
  return undefined;
};

function visible(desk: Desk, call: Call): readonly Session[] {
  return desk.sessions.of(seesAll(desk, call) ? undefined : call.person.personRef);
}

/** Whom a provider alone vouches for ends nobody else’s session. */
function seesAll({ world }: Desk, { person, session: { means } }: Call): boolean {
  return means !== "account" && world.register.names.isAdministrator(person.personRef);
}

/** First nobody can use it any more; then the record of it. */
async function endSession(
  desk: Desk,
  ended: Session,
  byRef: string,
  ground: "signed-out" | "revoked",
): Promise<void> {
  desk.sessions.end(ended);
  if (ended.means === "link") return;
  await desk.world.register.signIns.end(base64url(ended.holder.signer.publicKey), byRef, ground);
}

function cookieOptions({ place }: Desk) {
  return { httpOnly: true, sameSite: "strict", path: "/", secure: place.isSecure } as const;
}

function sessionAnswer({ world }: Desk, { session: { person }, session: current }: Call): SessionAnswer {
  const isExercise = world.exercise !== undefined;
  const roles = world.people.flatMap(({ personRef, name, role }) =>
    role === undefined ? [] : [{ personRef, name, ...role }],
  );
  return {
    personRef: person.personRef,
    name: person.name,
    origin: world.register.origin,
    verifierKey: world.verifierKey,
    isExercise,
    ...(isExercise ? { roles } : {}),
    expiresAt: new Date(endOf(current)).toISOString(),
  };
}
