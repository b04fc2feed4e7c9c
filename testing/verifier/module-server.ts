// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

export interface ModuleServer {
  readonly address: string;
  /** Every path that was asked for and is not there. */
  readonly missing: readonly string[];
  close(): Promise<void>;
}

/** Serves a folder of compiled modules as it is, and one page, on this machine only. */
export async function serveModules(root: string, page: string): Promise<ModuleServer> {
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://local").pathname);
    void bytesAt(root, path, page).then((bytes) => {
      if (bytes === undefined) missing.push(path);
      const type = types[extname(path)] ?? "text/html";
      response.writeHead(bytes === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` });
      response.end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("a server on TCP has a port");
  return { address: `http://127.0.0.1:${bound.port}/`, missing, close: () => closed(server) };
}

async function bytesAt(root: string, path: string, page: string): Promise<Buffer | undefined> {
  if (path === "/") return Buffer.from(page);
  try {
    return await readFile(join(root, path));
  } catch {
    return undefined; // Not there: the browser is told so, and the test is.
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
}
