// SPDX-License-Identifier: Apache-2.0
import "@fastify/cookie";
import { ScelleError } from "@scelle/core";
import type { Session as SessionAnswer } from "@scelle/core/api";
import { programVersion } from "../program/version.ts";
import type { Call, Desk, Operation } from "./call.ts";
import { endOf, sessionLengthMs } from "./sessions.ts";

export const health: Operation<"health"> = () => Promise.resolve({ status: "ok", version: programVersion() });

export const signIn: Operation<"signIn"> = (desk, { reply }, { body }) => {
  const { token, sessions, world } = desk;
  if (!token.take(body.token)) return Promise.reject(new ScelleError("session.bad-token"));
  reply.setCookie(desk.cookieName(), sessions.begin(world.people[0]), {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    maxAge: sessionLengthMs / 1_000,
  });
  return Promise.resolve(undefined);
};

export const session: Operation<"session"> = (desk, call) => Promise.resolve(sessionAnswer(desk, call));

export const lastReason: Operation<"lastReason"> = ({ reasons }, { session: current }, { params }) => {
  const given = reasons.last(current, params.caseRef);
  return Promise.resolve(given === undefined ? {} : { given });
};

export const signOut: Operation<"signOut"> = (desk, { reply, session: ended }) => {
  desk.sessions.end(ended);
  reply.clearCookie(desk.cookieName(), { path: "/" });
  return Promise.resolve(undefined);
};

export const chooseRole: Operation<"chooseRole"> = (desk, call, { body }) => {
  const { personRef } = body;
  const person = desk.world.people.find((one) => one.personRef === personRef);
  if (person === undefined) return Promise.reject(new ScelleError("session.no-such-role", { personRef }));
  call.session.person = person;
  return Promise.resolve(sessionAnswer(desk, call));
};

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
