// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ScelleError, witnessConnectionsMax, witnessRequestSizeBytesMax } from "@scelle/core";
import type { Witness, WitnessReply } from "./witness.ts";

export interface WitnessListening {
  /** An address of this machine alone. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** How long a whole request may take to arrive. */
  readonly requestMsMax?: number;
  /** Told of what went wrong inside; no part of any request is in it. */
  readonly onFault?: (fault: unknown) => void;
}

export interface WitnessServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const requestMsMaxDefault = 15_000;
const textType = "text/plain; charset=utf-8";
const monitoringPath = /^\/([0-9a-f]{64})\/checkpoint$/;

/**
 * Answers for a witness over HTTP: `POST /add-checkpoint`, and `GET /<hex SHA-256 of an origin>/checkpoint`.
 * @throws ScelleError("server.address-taken")
 */
export async function serveWitness(witness: Witness, listening: WitnessListening): Promise<WitnessServer> {
  const { host, port, requestMsMax = requestMsMaxDefault } = listening;
  const server = createServer(
    {
      requestTimeout: requestMsMax,
      headersTimeout: requestMsMax,
      // Otherwise a body that comes too slowly is only noticed half a minute later.
      connectionsCheckingInterval: Math.min(1_000, requestMsMax),
    },
    (request, response) => {
      answer(witness, request, response).catch((fault: unknown) => {
        // Whoever went away in the middle of a request is no fault of ours.
        if (request.complete) listening.onFault?.(fault);
        if (response.headersSent) response.destroy();
        else send(response, { status: 500, contentType: textType, body: "storage\n" });
      });
    },
  );
  server.maxConnections = witnessConnectionsMax;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(new ScelleError("server.address-taken", { port }, { cause })));
    server.listen(port, host, resolve);
  });
  const heardAt = (server.address() as AddressInfo).port;
  return {
    port: heardAt,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${heardAt}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = "", method } = request;
  const monitored = monitoringPath.exec(url)?.[1];
  if (url !== "/add-checkpoint" && monitored === undefined)
    return send(response, plain(404, "no such place"));
  const allowed = monitored === undefined ? ["POST"] : ["GET", "HEAD"];
  if (!allowed.includes(method ?? "")) {
    response.setHeader("allow", allowed.join(", "));
    return send(response, plain(405, "method"));
  }
  if (monitored !== undefined) {
    const note = witness.latest(monitored);
    response.setHeader("cache-control", "no-cache");
    return send(
      response,
      note === undefined ? plain(404, "nothing cosigned") : { ...plain(200, ""), body: note },
    );
  }
  const body = await bodyOf(request);
  if (body === undefined) {
    // What is still on its way is dropped: the connection ends with the answer.
    response.setHeader("connection", "close");
    request.resume();
    return send(response, plain(413, "too long"));
  }
  send(response, await witness.addCheckpoint(body));
}

/** @returns undefined for one that is too long. @throws where the client goes away before its end */
function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > witnessRequestSizeBytesMax) {
    return Promise.resolve(undefined);
  }
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let sizeBytes = 0;
    request.on("data", (part: Buffer) => {
      sizeBytes += part.length;
      if (sizeBytes <= witnessRequestSizeBytesMax) parts.push(part);
      else resolve(undefined);
    });
    request.once("end", () => resolve(Buffer.concat(parts)));
    request.once("error", reject);
  });
}

function send(response: ServerResponse, { status, contentType, body }: WitnessReply): void {
  const bytes = Buffer.from(body, "utf8");
  response.writeHead(status, { "content-type": contentType, "content-length": bytes.length });
  response.end(bytes);
}

function plain(status: number, problem: string): WitnessReply {
  return { status, contentType: textType, body: `${problem}\n` };
}
