// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { ingestSizeBytesMax, registerPaths, ScelleError } from "@scelle/core";
import { apiPrefix } from "@scelle/core/api";
import { Server } from "@tus/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Desk } from "./call.ts";
import { IngestStore } from "./ingest-store.ts";
import { problemMediaType, problemOf } from "./request-problem.ts";

/** With the last piece comes the root that the object now has. */
const rootHeader = "Scelle-Root";
const piecesMediaType = "application/offset+octet-stream";
const underWay = new WeakMap<Desk, TransferServer>();

/** Leaves the pieces of a transfer unread, for the protocol to read them. */
export function acceptTransfers(app: FastifyInstance): void {
  app.addContentTypeParser(piecesMediaType, (_request, _payload, done) => done(null));
}

/** Answers a request of the protocol of resumable transfers. @see tus.io, resumable upload 1.0.0 */
export async function transfer(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const server = underWay.get(desk) ?? new TransferServer(desk);
  underWay.set(desk, server);
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  await server.handle(request.raw, reply.raw);
}

/** Gives up what is under way; nothing of it stays. */
export async function closeTransfers(desk: Desk): Promise<void> {
  await underWay.get(desk)?.ingests.discardAll();
  underWay.delete(desk);
}

/** The protocol's server, whose problems are ours. */
class TransferServer extends Server {
  readonly ingests: IngestStore;

  constructor({ world }: Desk) {
    const ingests = new IngestStore(join(world.register.folder, registerPaths.vaultFolder));
    super({
      path: `${apiPrefix}/sealed`,
      datastore: ingests,
      relativeLocation: true,
      maxSize: ingestSizeBytesMax,
      namingFunction: ingests.nameFor,
      // Pages of other origins have no business here; the guard refuses them before.
      allowedOrigins: ["null"],
      onUploadFinish: async (_request, { id }) => {
        return { headers: { [rootHeader]: await ingests.finish(id) } };
      },
      onResponseError: (_request, error) => {
        if (!(error instanceof ScelleError)) return undefined;
        const problem = problemOf(error);
        return { status_code: problem.status, body: JSON.stringify(problem) };
      },
    });
    this.ingests = ingests;
  }

  override async write(
    context: Parameters<Server["write"]>[0],
    headers: Headers,
    status: number,
    body = "",
  ): ReturnType<Server["write"]> {
    if (status < 400) return await super.write(context, headers, status, body);
    headers.set("Content-Type", problemMediaType);
    return await super.write(context, headers, status, body.startsWith("{") ? body : refusal(status, body));
  }
}

/** What the protocol itself refuses. */
function refusal(status: number, body: string): string {
  const code = status === 404 || status === 410 ? "ingest.unknown" : "ingest.refused";
  const problem = problemOf(new ScelleError(code, { problem: body.trim().slice(0, 100) }));
  return JSON.stringify({ ...problem, status });
}
