// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import type { FastifyInstance } from "fastify";
import { breakOff } from "./problems.ts";
import type { ServedPlace } from "./served-place.ts";

const reading: readonly string[] = ["GET", "HEAD"];

/** A body that is empty is none, whatever it is said to be; a JSON body is checked by its row. */
export function readBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, String(body), done);
  });
}

/**
 * Cuts off who sends a body drop by drop: a body of the API is a form, and comes at once. Transfers of sealed
 * objects take as long as they take.
 */
export function cutSlowBodies(app: FastifyInstance, secondsMax: number): void {
  app.addHook("preParsing", (request, reply, payload, done) => {
    if (!request.is404 && request.routeOptions.config.isTransfer !== true) {
      const cut = setTimeout(() => {
        reply.hijack();
        breakOff(request.raw.socket, new ScelleError("request.too-slow", { seconds: secondsMax }));
      }, secondsMax * 1_000);
      request.raw.once("close", () => clearTimeout(cut)).once("end", () => clearTimeout(cut));
    }
    done(null, payload);
  });
}

/**
 * Refuses what a page elsewhere could send through a browser: requests under another name
 * of this server, and changes that come from another page.
 */
export function guardRequests(app: FastifyInstance, place: ServedPlace): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const { host = "", origin } = request.headers;
    const isOurs = place.isOurs(host);
    const isOwnPage =
      origin === undefined || origin === place.originOf(host) || reading.includes(request.method);
    if (!isOurs) done(new ScelleError("request.wrong-host"));
    else if (!isOwnPage) done(new ScelleError("request.foreign-origin"));
    else done();
  });
}
