// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { originOfTalk } from "./conversation.ts";
import { IndependentLog } from "./independent-log.ts";
import { exchange, post, postBytes } from "./raw-http.ts";
import type { ChildManner } from "./witness-child.ts";

const program = fileURLToPath(new URL("./witness-child.js", import.meta.url));
const log = new IndependentLog(originOfTalk);
const otherHistory = new IndependentLog(originOfTalk, "second");

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scelle-witness-"));
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  /** The next line that it says. */
  line(): Promise<string>;
}

async function start(manner: ChildManner): Promise<Started> {
  const child = spawn(process.execPath, [program, folder, manner], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => String((await lines.next()).value);
  return { child, port: Number(await line()), line };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.signalCode !== null || child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

test("a witness that is killed between its disk and its answer has said its word, and keeps to it", async () => {
  const halting = await start("halting");
  const unanswered = exchange(halting.port, postBytes(log.body(0, 4))).catch(() => "");
  expect(await halting.line()).toBe("durable");
  await kill(halting.child);
  expect(await unanswered).toBe("");
  const { port } = await start("prompt");
  expect(await post(port, log.body(0, 4))).toMatchObject({ status: 409, body: "4\n" });
  expect((await post(port, otherHistory.body(4, 4))).status).toBe(422);
  expect((await post(port, log.body(4, 4))).status).toBe(200);
});

test("what a witness has answered it remembers, killed in the next instant", async () => {
  expect(await forgottenAfterKills("prompt", [4, 9, 20])).toEqual([]);
});

test("a witness that answers before its word is durable is found out", async () => {
  expect(await forgottenAfterKills("hasty", [4])).toEqual([4]);
});

/** Sizes that a witness cosigned and did not know of any more after it was killed. */
async function forgottenAfterKills(manner: ChildManner, sizes: readonly number[]): Promise<number[]> {
  const forgotten: number[] = [];
  let from = 0;
  for (const size of sizes) {
    const { child, port } = await start(manner);
    const answer = await post(port, log.body(from, size));
    await kill(child);
    expect(answer.status).toBe(200);
    const after = await start("prompt");
    const asked = await post(after.port, log.body(size + 1, size + 2));
    await kill(after.child);
    if (asked.body !== `${size}\n`) forgotten.push(size);
    from = size;
  }
  return forgotten;
}
