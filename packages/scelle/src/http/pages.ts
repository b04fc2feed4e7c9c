// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import files from "@fastify/static";
import { ScelleError } from "@scelle/core";
import { apiPrefix } from "@scelle/core/api";
import type { FastifyInstance } from "fastify";
import { verifierFolder, verifierPage } from "../program/verifier-page.ts";

const appFolder = fileURLToPath(new URL("../../../web/build", import.meta.url));
/** Names of the files below it change with what is in them. */
const builtFolder = "assets";
/** What a browser needs to install the app, and the worker that keeps it, under names that stay. */
const rootFiles = [
  "app.webmanifest",
  "icon.svg",
  "icon-192.png",
  "icon-512.png",
  "icon-maskable-512.png",
  "worker.js",
];
const yearMs = 365 * 24 * 3_600_000;

/** The app, each of whose own addresses is the same page, and the page by which a file is checked. */
export async function servePages(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(join(appFolder, "index.html"));
  await app.register(files, {
    root: [appFolder, verifierFolder].filter((folder) => existsSync(folder)),
    serve: false,
    cacheControl: false,
    index: false,
  });
  app.get(`/${verifierPage}`, async (_request, reply) => {
    if (!existsSync(join(verifierFolder, verifierPage))) throw new ScelleError("page.not-built");
    // Its own policy lies in the page, so that it is the same one where somebody has the page on a disk.
    reply.header("Content-Security-Policy", "frame-ancestors 'none'; base-uri 'none'");
    return await reply.header("Cache-Control", "no-cache").sendFile(verifierPage, verifierFolder);
  });
  app.setNotFoundHandler(async (request, reply) => {
    // As it was sent: dots that a parser of addresses would resolve lead nowhere here.
    const [path = ""] = request.url.split("?");
    if (request.method !== "GET" || path.startsWith(apiPrefix)) throw new ScelleError("request.unknown-path");
    if (!isBuilt) throw new ScelleError("page.not-built");
    if (path.startsWith(`/${builtFolder}/`)) throw new ScelleError("request.unknown-path");
    return await reply.header("Cache-Control", "no-cache").sendFile("index.html", appFolder);
  });
  if (!isBuilt) return;
  for (const name of rootFiles) {
    app.get(`/${name}`, async (_request, reply) => {
      return await reply.header("Cache-Control", "no-cache").sendFile(name, appFolder);
    });
  }
  const built: ReadonlySet<string> = new Set(readdirSync(join(appFolder, builtFolder)));
  app.get(`/${builtFolder}/:name`, async (request, reply) => {
    const { name } = request.params as { name: string };
    // Nothing but the very files of the build: no name leads anywhere else.
    if (!built.has(name)) throw new ScelleError("request.unknown-path");
    reply.header("Cache-Control", `public, max-age=${yearMs / 1_000}, immutable`);
    return await reply.sendFile(`${builtFolder}/${name}`, appFolder);
  });
}
