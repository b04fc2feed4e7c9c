// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { registerPaths } from "@scelle/core";
import { ObjectTransfer, type Surroundings } from "@scelle/web/object-transfer";
import { sealedStream } from "@scelle/web/sealed-stream";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppServer } from "../e2e/app-server.ts";

let server: AppServer;
let cookie: string;
let sealed: Uint8Array<ArrayBuffer>;
let root: string;

beforeAll(async () => {
  server = await AppServer.start();
  const response = await fetch(new URL("/api/v1/sign-in", server.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: server.takeSignInUrl().split("=")[1] }),
  });
  cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  const recipient = await identityToRecipient(await generateIdentity());
  const plaintext = randomBytes(300_000);
  const stream = await sealedStream(new Blob([plaintext]).stream(), plaintext.length, [recipient]);
  const pieces: Uint8Array[] = [];
  for await (const piece of stream.bytes) pieces.push(piece);
  sealed = new Uint8Array(Buffer.concat(pieces));
  root = (await stream.measured()).objectRoot;
}, 60_000);
afterAll(() => server.stop());

/** What befalls a request: it never arrives, its answer does not, another machine answers. */
type Fate = "lost" | "answer lost" | "gateway" | undefined;

/** The real server, over a line that fails as told. */
function over(fates: Fate[], waits: number[] = []): Surroundings {
  return {
    ask: async (path, init) => {
      const fate = init.method === "POST" || init.method === "DELETE" ? undefined : fates.shift();
      if (fate === "lost") throw new TypeError("network");
      if (fate === "gateway") return new Response("<html>", { status: 502 });
      const headers = { ...(init.headers as Record<string, string>), cookie };
      const answer = await fetch(new URL(path, server.url), { ...init, headers });
      if (fate === "answer lost") throw new TypeError("network");
      return answer;
    },
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

const pieceSize = 100_000;

async function bring(around: Surroundings): Promise<ObjectTransfer> {
  const transfer = await ObjectTransfer.begin(sealed.length, around);
  for (let at = 0; at < sealed.length; at += pieceSize) await transfer.send(sealed.slice(at, at + pieceSize));
  return transfer;
}

const inVault = () => existsSync(join(server.folder, registerPaths.object(root)));

test("brings an object whole, and hears its root", async () => {
  expect(inVault()).toBe(false);
  const transfer = await bring(over([]));
  expect([transfer.arrivedBytes, transfer.root, inVault()]).toEqual([sealed.length, root, true]);
});

test.each<[string, Fate[]]>([
  ["a piece that never arrives", [undefined, "lost"]],
  ["an answer that never arrives", ["answer lost"]],
  ["a register that is away for a while", ["gateway", "lost", "lost", "gateway", "lost"]],
  ["a first piece and a question where one is, both lost", ["answer lost", "lost"]],
])("goes on after %s", async (_, fates) => {
  const waits: number[] = [];
  const transfer = await bring(over([...fates], waits));
  expect([transfer.arrivedBytes, transfer.root]).toEqual([sealed.length, root]);
  expect(waits.length).toBeGreaterThan(0);
});

test("the answer to the last piece may get lost: all is there", async () => {
  const transfer = await bring(over([undefined, undefined, undefined, "answer lost"]));
  expect([transfer.arrivedBytes, transfer.root]).toEqual([sealed.length, undefined]);
});

test("gives up in the end, and says so", async () => {
  const away: Fate[] = Array.from({ length: 60 }, () => "lost");
  const waits: number[] = [];
  const bringing = bring(over(away, waits));
  await expect(bringing).rejects.toMatchObject({ problem: { type: "app.unreachable" } });
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(240_000);
});

test("begins nothing anew by itself where the register forgot", async () => {
  const around = over([]);
  const transfer = await ObjectTransfer.begin(sealed.length, around);
  await transfer.send(sealed.slice(0, pieceSize));
  await transfer.giveUp();
  const going = transfer.send(sealed.slice(pieceSize, 2 * pieceSize));
  await expect(going).rejects.toMatchObject({ problem: { type: "ingest.unknown" } });
});
