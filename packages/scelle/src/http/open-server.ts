// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from "node:net";
import cookies from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import { requestBodySizeBytesMax, ScelleError } from "@scelle/core";
import fastify, { type FastifyInstance } from "fastify";
import type { Desk } from "./call.ts";
import { GivenReasons } from "./given-reasons.ts";
import { closeTransfers } from "./object-transfers.ts";
import { servePages } from "./pages.ts";
import { answerBrokenRequest, answerProblems, sendProblem } from "./problems.ts";
import { guardRequests, readBodies } from "./request-guard.ts";
import { problemOf } from "./request-problem.ts";
import { serveRoutes } from "./serve-routes.ts";
import { Sessions, SignInToken } from "./sessions.ts";
import type { World } from "./world.ts";

/** Nothing but this machine reaches the server. */
const host = "127.0.0.1";
/** How long a client may take to say what it asks for; transfers themselves take as long as they take. */
const headerSecondsMax = 20;

/** A server that listens. */
export interface WebServer {
  readonly port: number;
  readonly url: string;
  /** Opens the first session; works once. */
  readonly signInUrl: string;
  close(): Promise<void>;
}

/**
 * Answers the browser of this machine, and it alone.
 * @param port 0 for any that is free
 * @throws ScelleError("server.address-taken")
 */
export async function openServer(world: World, port: number): Promise<WebServer> {
  let heardAt = port;
  const token = new SignInToken();
  const desk: Desk = {
    world,
    sessions: new Sessions(world.now ?? Date.now),
    token,
    reasons: new GivenReasons(),
    cookieName: () => `scelle-${heardAt}`,
  };
  const app = await assembled(desk, () => heardAt);
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    throw new ScelleError("server.address-taken", { port }, { cause });
  }
  heardAt = (app.server.address() as AddressInfo).port;
  const url = `http://${host}:${heardAt}/`;
  return {
    port: heardAt,
    url,
    signInUrl: `${url}#sign-in=${token.text}`,
    close: async () => {
      await app.close();
      await closeTransfers(desk);
    },
  };
}

async function assembled(desk: Desk, port: () => number): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: requestBodySizeBytesMax,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
    // Lines that an operator reads come from `onAnswered`; a logger of requests would keep what they hold.
    logger: false,
    clientErrorHandler: answerBrokenRequest(headerSecondsMax),
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, problemOf(error)),
  });
  app.server.headersTimeout = headerSecondsMax * 1_000;
  answerProblems(app, desk.world);
  guardRequests(app, port);
  readBodies(app);
  await app.register(cookies);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: pagePolicy },
    hsts: false,
  });
  await app.register(rateLimit, { global: false });
  serveRoutes(app, desk);
  await servePages(app);
  return app;
}

/** Pages load what this server has, and nothing else. */
const pagePolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "data:", "blob:"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};
