// SPDX-License-Identifier: Apache-2.0
import type { Socket } from "node:net";
import { ScelleError } from "@scelle/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { faultText, problemMediaType, problemOf } from "./request-problem.ts";
import type { World } from "./world.ts";

/** Answers whatever goes wrong by the one error table, and tells the operator of each answer. */
export function answerProblems(app: FastifyInstance, { onAnswered }: World): void {
  const faults = new WeakMap<FastifyRequest, string>();
  app.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status === 500) faults.set(request, faultText(error));
    return await sendProblem(reply, problem);
  });
  app.addHook("onResponse", (request, reply, done) => {
    const fault = faults.get(request);
    onAnswered?.({
      method: request.method,
      path: request.routeOptions.url ?? "",
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
      ...(fault === undefined ? {} : { fault }),
    });
    done();
  });
}

/** Answers what breaks off before it is a request. */
export function answerBrokenRequest(
  headerSecondsMax: number,
): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const isSlow = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
    const problem = problemOf(
      isSlow
        ? new ScelleError("request.too-slow", { seconds: headerSecondsMax })
        : new ScelleError("request.malformed", { problem: "request line or headers" }),
    );
    endWith(socket, problem);
  };
}

/** Answers a request that is not all there yet, and closes its connection. */
export function breakOff(socket: Socket, error: ScelleError): void {
  endWith(socket, problemOf(error));
  socket.destroySoon();
}

/** Sends a problem as RFC 9457 has it. */
export async function sendProblem(
  reply: FastifyReply,
  problem: ReturnType<typeof problemOf>,
): Promise<FastifyReply> {
  return await reply
    .code(problem.status)
    .header("Cache-Control", "no-store")
    .headers(problem.status === 503 ? { "Retry-After": "1" } : {})
    .type(problemMediaType)
    .send(JSON.stringify(problem));
}

function endWith(socket: Socket, problem: ReturnType<typeof problemOf>): void {
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\nConnection: close\r\n` +
      `Content-Type: ${problemMediaType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
