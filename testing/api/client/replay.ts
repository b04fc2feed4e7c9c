// SPDX-License-Identifier: Apache-2.0
// A program of somebody else: it knows the API by its description alone. It reads an inquiry from one server
// and
// records it in another, draft by draft, sealed objects included. Its types are generated from the
// description.

import createClient, { type Client } from "openapi-fetch";
import { Upload } from "tus-js-client";
import type { paths } from "#api";

interface Session {
  readonly client: Client<paths>;
  readonly url: string;
  readonly cookie: string;
}

interface Draft {
  readonly draftId: string;
  readonly kind: string;
}

const reason = encodeURIComponent("replay of an exercise");
const looking = { header: { "scelle-reason": reason } } as const;

const [sourceUrl = "", targetUrl = ""] = process.argv.slice(2);
const source = await signIn(sourceUrl);
const target = await signIn(targetUrl);
process.stdout.write(`${JSON.stringify(await replay())}\n`);

async function signIn(signInUrl: string): Promise<Session> {
  const { origin, hash } = new URL(signInUrl);
  const first = createClient<paths>({ baseUrl: origin });
  const { response } = await first.POST("/api/v1/sign-in", { body: { token: hash.split("=")[1] ?? "" } });
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  return { client: createClient<paths>({ baseUrl: origin, headers: { cookie } }), url: origin, cookie };
}

async function replay() {
  const refs = await sameOnBoth();
  const entries = await everyEntry();
  const objects = await bringObjects(entries);
  const authors = new Map<string, string>();
  let author = "";
  for (const { payload } of entries) {
    const by = refs.get(payload.assigned.author) ?? payload.assigned.author;
    if (by !== author) await become(target, by);
    author = by;
    const body = renamed(payload.draft, refs) as never;
    const { error } = await target.client.POST("/api/v1/drafts", { body });
    if (error !== undefined) throw new Error(`${payload.draft.kind}: ${JSON.stringify(error)}`);
    authors.set(by, payload.draft.draftId);
  }
  const cookies = [source.cookie, target.cookie];
  return { records: entries.length, objects, authors: authors.size, cookies };
}

/** What both registers know before anything is recorded: persons and bodies, under other references. */
async function sameOnBoth() {
  const { data: session } = await source.client.GET("/api/v1/session");
  const { data: other } = await target.client.GET("/api/v1/session");
  const refs = new Map<string, string>();
  for (const { part, personRef } of session?.roles ?? []) {
    const twin = other?.roles?.find((role) => role.part === part);
    if (twin !== undefined) refs.set(personRef, twin.personRef);
  }
  for (const text of ["Court of Velmar", "Laboratory of the", "Bar of Velmar", "Office of the ombudsman"]) {
    const query = { params: { query: { text, target: "body" } } };
    const [here] = (await source.client.GET("/api/v1/resolve", query)).data?.matches ?? [];
    const [there] = (await target.client.GET("/api/v1/resolve", query)).data?.matches ?? [];
    if (here !== undefined && there !== undefined) refs.set(here.ref, there.ref);
  }
  return refs;
}

interface ReadEntry {
  readonly index: number;
  readonly payload: { readonly draft: Draft; readonly assigned: { readonly author: string } };
}

/** Every entry of both cases with what was signed, in the order of the log. */
async function everyEntry(): Promise<ReadEntry[]> {
  const { data: list } = await source.client.GET("/api/v1/cases", { params: looking });
  const refs = new Set<string>();
  for (const { caseRef } of list?.cases ?? []) {
    for (let before: number | undefined; ; ) {
      const query = before === undefined ? {} : { before };
      const params = { ...looking, path: { caseRef }, query };
      const { data } = await source.client.GET("/api/v1/cases/{caseRef}/views/timeline", { params });
      for (const { recordRef } of data?.view.records ?? []) refs.add(recordRef);
      before = data?.view.before;
      if (before === undefined) break;
    }
  }
  const entries: ReadEntry[] = [];
  for (const ref of refs) {
    const params = { ...looking, path: { ref } };
    const { data } = await source.client.GET("/api/v1/records/{ref}/evidence", { params });
    if (data?.record.payload === undefined) throw new Error(`no content of ${ref}`);
    const payload = JSON.parse(data.record.payload) as ReadEntry["payload"];
    entries.push({ index: data.record.index, payload });
  }
  return entries.sort((one, other) => one.index - other.index);
}

/** Sealed objects leave a register in a bundle; they come into the other one piece by piece. */
async function bringObjects(entries: readonly ReadEntry[]): Promise<number> {
  const cases = entries.filter(({ payload }) => payload.draft.kind === "case-opened");
  const { data: session } = await source.client.GET("/api/v1/session");
  const roleOf = (part: string) => session?.roles?.find((role) => role.part === part)?.personRef ?? "";
  const brought = new Set<string>();
  for (const { payload } of cases) {
    const caseRef = payload.draft.draftId;
    // Whoever leads a case discloses it.
    await become(source, payload.assigned.author);
    const answer = await source.client.POST("/api/v1/cases/{caseRef}/bundle", {
      params: { path: { caseRef } },
      body: { reason: "replay", standing: "counsel", recipientRef: roleOf("defence") },
      parseAs: "arrayBuffer",
    });
    if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
    for (const [root, bytes] of objectsIn(Buffer.from(answer.data as unknown as ArrayBuffer))) {
      if (!brought.has(root)) await bring(root, bytes);
      brought.add(root);
    }
  }
  return brought.size;
}

/** Files in a bundle lie as they are, each behind a header that names it and its length. */
function objectsIn(zip: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const directoryAt = zip.readUInt32LE(zip.length - 6);
  for (let at = directoryAt; zip.readUInt32LE(at) === 0x02014b50; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    );
    const name = zip.toString("latin1", at + 46, at + 46 + (nameLength ?? 0));
    const root = /\/vault\/([0-9a-f]{2})\/([0-9a-f]{62,64})$/.exec(name);
    if (root !== null) {
      const headerAt = zip.readUInt32LE(at + 42);
      const start = headerAt + 30 + zip.readUInt16LE(headerAt + 26) + zip.readUInt16LE(headerAt + 28);
      const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 24));
      found.set(rootOf(root[1] ?? "", root[2] ?? ""), bytes);
    }
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return found;
}

function rootOf(shelf: string, name: string): string {
  return name.length === 64 ? name : shelf + name;
}

function bring(root: string, bytes: Buffer): Promise<void> {
  return new Promise((onSuccess, onError) => {
    const transfer = new Upload(bytes, {
      endpoint: `${target.url}/api/v1/sealed`,
      headers: { cookie: target.cookie },
      metadata: { root },
      chunkSize: 512 * 1024,
      retryDelays: [],
      onSuccess: () => onSuccess(),
      onError,
    });
    transfer.start();
  });
}

async function become({ client }: Session, personRef: string): Promise<void> {
  const { error } = await client.POST("/api/v1/session/role", { body: { personRef } });
  if (error !== undefined) throw new Error(JSON.stringify(error));
}

function renamed(draft: Draft, refs: ReadonlyMap<string, string>): unknown {
  const text = JSON.stringify(draft).replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g,
    (ref) => refs.get(ref) ?? ref,
  );
  return JSON.parse(text) as unknown;
}
