// SPDX-License-Identifier: Apache-2.0
import { Readable } from "node:stream";
import { ScelleError } from "@scelle/core";
import {
  type Asked,
  apiPrefix,
  type LookReason,
  openApiDocument,
  parseReason,
  parseRequest,
  type Route,
  type RouteName,
  routes,
} from "@scelle/core/api";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from "fastify";
import { programVersion } from "../program/version.ts";
import type { Call, Desk } from "./call.ts";
import { acceptTransfers, transfer } from "./object-transfers.ts";
import { operations } from "./operations.ts";
import type { Session } from "./sessions.ts";

/**
 * Attempts a minute from one address: signing in is tried by people, not by programs that guess. Of a passkey
 * nothing can be guessed, and behind a proxy all have one address.
 */
const signingIn: Readonly<Partial<Record<RouteName, number>>> = {
  signIn: 10,
  passkeyOffer: 10,
  makePasskey: 10,
  passkeyChallenge: 60,
  signInByPasskey: 60,
  askProvider: 60,
  signInByProvider: 60,
};

/** What waits for another machine must not keep others from what the register answers by itself. */
const atProvider: readonly RouteName[] = ["askProvider", "signInByProvider"];

/** Every row of the table of routes as a route of the server. */
export function serveRoutes(app: FastifyInstance, desk: Desk): void {
  acceptTransfers(app);
  for (const [name, row] of Object.entries(routes) as [RouteName, Route][]) {
    if (row.isExerciseOnly === true && desk.world.exercise === undefined) continue;
    app.route({
      method: row.method,
      url: apiPrefix + row.path.replace(/\{(\w+)\}/g, ":$1"),
      ...optionsOf(name, row),
      handler: async (request, reply) => {
        reply.header("Cache-Control", "no-store");
        return await answered(desk, name, row, request, reply);
      },
    });
  }
}

async function answered(
  desk: Desk,
  name: RouteName,
  row: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (signingIn[name] !== undefined) desk.attempts.take();
  const session = desk.sessions.find(request.cookies[desk.cookieName()]);
  if (row.access === "session" && session === undefined) throw new ScelleError("session.none");
  if (row.isResumable === true && session?.means === "account") throw new ScelleError("session.looks-only");
  if (row.isResumable === true) return await transfer(desk, request, reply);
  const asked = parseRequest(row, request) as Asked<RouteName>;
  const reason = row.isLook === true ? parseReason(request.headers) : {};
  const given =
    name === "openapi"
      ? description(desk)
      : await (atProvider.includes(name) ? desk.door.providerWork : desk.work).run(() =>
          operationOf(name)(desk, callOf(request, reply, session, reason), asked),
        );
  const { caseRef } = (asked.params ?? {}) as { readonly caseRef?: string };
  if (row.isLook === true && session !== undefined && caseRef !== undefined) {
    desk.reasons.keep(session, caseRef, reason);
  }
  reply.code(row.status);
  if (row.mediaType !== undefined) reply.type(row.mediaType);
  return row.status === 204 || given === undefined ? await reply.send() : given;
}

/** Rows and what answers them have the same names; the table of operations lacks none. */
function operationOf(name: RouteName): (desk: Desk, call: Call, asked: unknown) => Promise<unknown> {
  return (operations as Readonly<Partial<Record<RouteName, unknown>>>)[name] as never;
}

function callOf(
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | undefined,
  reason: LookReason,
): Call {
  return {
    request,
    reply,
    reason,
    get session() {
      if (session === undefined) throw new ScelleError("session.none");
      return session;
    },
    get person() {
      return this.session.person;
    },
  };
}

/** @returns the description as a stream: made once, it is sent as it is */
function description(desk: Desk): Readable {
  const options = {
    version: programVersion(),
    cookieName: desk.cookieName(),
    isExercise: desk.world.exercise !== undefined,
  };
  return Readable.from([JSON.stringify(openApiDocument(options))]);
}

function optionsOf(name: RouteName, { isResumable }: Route): RouteShorthandOptions {
  const max = signingIn[name];
  if (max === undefined) return { config: { isTransfer: isResumable === true } };
  const errorResponseBuilder = () => new ScelleError("session.too-many-attempts");
  return { config: { rateLimit: { max, timeWindow: 60_000, errorResponseBuilder } } };
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** Takes as long as the sender takes. */
    isTransfer?: boolean;
  }
}
