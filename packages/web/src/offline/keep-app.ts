// SPDX-License-Identifier: Apache-2.0
// The service worker: keeps the app's own built files, so that it opens where the register is away. Answers
// of the register pass it by: no word of a case is in its cache. `scripts/build-pages.mjs` writes the list
// of files before it; another list is another worker, which takes over once no page of the old one is open.

declare const builtFiles: { readonly digest: string; readonly paths: readonly string[] };

/** What a worker of this kind has of the browser. */
interface Keeper {
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Asked) => void): void;
  readonly clients: { claim(): Promise<void> };
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const keeper = globalThis as unknown as Keeper;
const prefix = "scelle-app-";
const cacheName = prefix + builtFiles.digest;
const page = "/";
/** A network that neither answers nor fails is as good as none. */
const pageMsMax = 4_000;

keeper.addEventListener("install", (event) => event.waitUntil(keepFiles()));
keeper.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
keeper.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && isOfApp(pathname)) event.respondWith(pageOf(request));
  else if (request.mode !== "navigate" && builtFiles.paths.includes(pathname)) {
    event.respondWith(fileOf(request, pathname));
  }
});

/** Addresses at which the server answers with the app. */
function isOfApp(path: string): boolean {
  return !path.startsWith("/api/") && !path.endsWith(".html");
}

/** All or nothing: a part of the app would open and then fail. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([page, ...builtFiles.paths].map((path) => new Request(path, { cache: "reload" })));
}

async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(older.map((name) => caches.delete(name)));
  await keeper.clients.claim();
}

/** The page as the server has it now, else as it was kept. */
async function pageOf(request: Request): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(page);
  try {
    return await fetch(request, kept === undefined ? {} : { signal: AbortSignal.timeout(pageMsMax) });
  } catch (error) {
    if (kept === undefined) throw error;
    // The server is away, or no network leads to it.
    return kept;
  }
}

/** A built file keeps its name only as long as its bytes: what was kept is as good as what the server has. */
async function fileOf(request: Request, path: string): Promise<Response> {
  return (await (await caches.open(cacheName)).match(path)) ?? (await fetch(request));
}
