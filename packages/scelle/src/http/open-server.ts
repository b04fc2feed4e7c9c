// SPDX-License-Identifier: Apache-2.0
import type { Server } from "node:https";
import type { AddressInfo } from "node:net";
import { createSecureContext } from "node:tls";
import cookies from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import {
  base64url,
  connectionsMax,
  requestBodySizeBytesMax,
  requestsUnderWayMax,
  ScelleError,
  signInAttemptsPerMinuteMax,
} from "@scelle/core";
import fastify, { type FastifyHttpsOptions, type FastifyInstance } from "fastify";
import { AttemptLimit } from "./attempt-limit.ts";
import type { Desk } from "./call.ts";
import { GivenReasons } from "./given-reasons.ts";
import { closeTransfers } from "./object-transfers.ts";
import { servePages } from "./pages.ts";
import { answerBrokenRequest, answerProblems, sendProblem } from "./problems.ts";
import { Provider, type ProviderOptions } from "./provider.ts";
import { cutSlowBodies, guardRequests, readBodies } from "./request-guard.ts";
import { problemOf } from "./request-problem.ts";
import { serveRoutes } from "./serve-routes.ts";
import { type Placing, ServedPlace, type TlsPair } from "./served-place.ts";
import { Sessions, SignInToken } from "./sessions.ts";
import { openSignInDesk } from "./sign-in-desk.ts";
import { WorkLimit } from "./work-limit.ts";
import type { World } from "./world.ts";

/** How long a client may take to say what it asks for; transfers themselves take as long as they take. */
const headerSecondsMax = 20;
const bodySecondsMax = 20;
/** How often connections are looked over for those that are too slow. */
const lookOverMs = 5_000;

const yearSeconds = 365 * 24 * 3_600;

/** A server that listens. */
export interface WebServer {
  readonly port: number;
  readonly url: string;
  /** Opens the first session; works once. */
  readonly signInUrl: string;
  close(): Promise<void>;
}

/**
 * Answers browsers: those of this machine, or with TLS and a name those of others too.
 * @throws ScelleError("server.address-taken" | "server.needs-tls" | "server.bad-certificate")
 */
export async function openServer(
  world: World,
  placing: Placing,
  provider?: ProviderOptions,
): Promise<WebServer> {
  const { port } = placing;
  const token = new SignInToken();
  const desk = openDesk({ world, placing, token, provider });
  const { place } = desk;
  const app = await assembled(desk, placing.tls);
  try {
    await app.listen({ host: place.listensAt, port });
  } catch (cause) {
    await app.close();
    throw new ScelleError("server.address-taken", { port }, { cause });
  }
  place.port = (app.server.address() as AddressInfo).port;
  const { url } = place;
  const forgetRetired = endSessionsOfRetired(desk);
  return {
    port: place.port,
    url,
    signInUrl: `${url}#sign-in=${token.text}`,
    close: async () => {
      forgetRetired();
      await app.close();
      await closeTransfers(desk);
    },
  };
}

function openDesk({
  world,
  placing,
  token,
  provider,
}: {
  readonly world: World;
  readonly placing: Placing;
  readonly token: SignInToken;
  readonly provider: ProviderOptions | undefined;
}): Desk {
  const now = world.now ?? Date.now;
  const place = new ServedPlace(placing);
  const prefix = place.isSecure ? "__Host-scelle" : "scelle";
  return {
    ...{ world, token, place, now },
    provider: provider === undefined ? undefined : new Provider(provider, now),
    sessions: new Sessions(now),
    reasons: new GivenReasons(),
    door: openSignInDesk(now),
    attempts: new AttemptLimit(signInAttemptsPerMinuteMax, now),
    work: new WorkLimit(requestsUnderWayMax),
    cookieName: () => `${prefix}-${place.port}`,
  };
}

const endingKinds: readonly string[] = ["passkey-retired", "key-retired", "account-unbound"];

/** Whoever loses a passkey, a key or an account is signed out at once, in every browser. */
function endSessionsOfRetired({ world, sessions }: Desk): () => void {
  return world.register.onCommitted((receipts) => {
    if (!receipts.some(({ kind }) => endingKinds.includes(kind))) return;
    // What a listener does must not hold up the writer.
    setImmediate(() => {
      for (const session of sessions.of()) {
        const { personRef, signer } = session.holder;
        const key = base64url(signer.publicKey);
        if (!world.register.names.signsFor(personRef, key)) sessions.end(session);
      }
    });
  });
}

async function assembled(desk: Desk, tls: TlsPair | undefined): Promise<FastifyInstance> {
  const app = fastify({
    ...secured(tls),
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
  app.server.maxConnections = connectionsMax;
  answerProblems(app, desk.world);
  guardRequests(app, desk.place);
  readBodies(app);
  cutSlowBodies(app, bodySecondsMax);
  await app.register(cookies);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: pagePolicy },
    // With a name and TLS browsers come back by TLS only; a certificate of this machine alone binds nobody.
    strictTransportSecurity: desk.place.isSecure ? { maxAge: yearSeconds, includeSubDomains: false } : false,
  });
  await app.register(rateLimit, { global: false });
  serveRoutes(app, desk);
  await servePages(app);
  return app;
}

/** @throws ScelleError("server.bad-certificate") for what is no certificate with its key */
function secured(tls: TlsPair | undefined): FastifyHttpsOptions<Server> {
  if (tls === undefined) {
    return { http: { connectionsCheckingInterval: lookOverMs } } as unknown as FastifyHttpsOptions<Server>;
  }
  try {
    createSecureContext({ ...tls, minVersion: "TLSv1.2" });
  } catch (cause) {
    throw new ScelleError("server.bad-certificate", {}, { cause });
  }
  const times = { connectionsCheckingInterval: lookOverMs, handshakeTimeout: headerSecondsMax * 1_000 };
  return { https: { ...tls, ...times, minVersion: "TLSv1.2" } };
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
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};
