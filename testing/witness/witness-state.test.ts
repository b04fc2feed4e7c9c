// SPDX-License-Identifier: Apache-2.0
// What a witness remembers: what it has cosigned is on the disk before its lock is free, can be read again,
// and is no word of it where the disk failed.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseVerifierKey, ScelleError, utf8 } from "@scelle/core";
import {
  ed25519Signer,
  type FileCalls,
  nodeCrypto,
  nodeDisk,
  nodeFileCalls,
  openWitness,
  Witness,
} from "@scelle/register";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cosignedAt, IndependentLog, keyNamed, vkey } from "./independent-log.ts";
import { post } from "./raw-http.ts";

type Disk = ReturnType<typeof nodeDisk>;

const log = new IndependentLog("log.example/state");
const logs = [parseVerifierKey(nodeCrypto, log.vkey)];
const name = "witness.notary.example";
const { seed, publicKey } = keyNamed(name);
const key = parseVerifierKey(nodeCrypto, vkey(name, 4, publicKey));
const here = { host: "127.0.0.1", port: 0 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scelle-witness-state-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A witness with a clock that says what it is told, on a disk that may be told to fail. */
function witnessOf(now: () => number = Date.now, disk: Disk = nodeDisk(folder)): Promise<Witness> {
  return Witness.open({ disk, crypto: nodeCrypto, key, signer: ed25519Signer(seed), logs, now });
}

const asked = (witness: Witness, oldSize: number, size: number) =>
  witness.addCheckpoint(utf8(log.body(oldSize, size)));

function stateIn(place: string): string {
  const states = join(place, "logs");
  if (!existsSync(states)) return "nothing";
  return readdirSync(states)
    .map((file) => `${file}\n${readFileSync(join(states, file), "utf8")}`)
    .join("\n");
}

test("a witness that is closed has written its last word before another process may speak", async () => {
  for (let round = 0; round < 30; round++) {
    const place = mkdtempSync(join(folder, "round-"));
    const witness = await openWitness({ folder: place, name, logs }, here);
    const answer = post(witness.port, log.body(0, 4)).catch(() => undefined); // Cut off by the closing.
    await sleep(1 + (round % 4));
    await witness.close();
    const atOnce = stateIn(place);
    await answer;
    await sleep(15);
    expect(stateIn(place)).toBe(atOnce);
  }
});

test("what comes while it closes is not cosigned", async () => {
  const witness = await witnessOf();
  expect(await asked(witness, 0, 4)).toMatchObject({ status: 200 });
  await witness.atRest();
  await expect(asked(witness, 4, 5)).rejects.toMatchObject({ code: "register.closed" });
  expect(stateIn(folder)).toContain("\n4\n");
});

test("after a disk that failed it says nothing more until it is started again", async () => {
  const disk = nodeDisk(folder);
  let isFailing = true;
  const replace = disk.replace.bind(disk);
  disk.replace = async (...parts) => {
    if (isFailing) throw new ScelleError("disk.failed", { path: "logs", problem: "EIO" });
    await replace(...parts);
  };
  const witness = await witnessOf(Date.now, disk);
  await expect(asked(witness, 0, 4)).rejects.toMatchObject({ code: "disk.failed" });
  isFailing = false;
  await expect(asked(witness, 0, 4)).rejects.toMatchObject({ code: "disk.failed" });
  expect(await asked(await witnessOf(), 0, 5)).toMatchObject({ status: 200 });
});

test("its time never goes back, also over a start", async () => {
  const times: number[] = [];
  const noted = async (witness: Witness, oldSize: number, size: number) => {
    const { body } = await asked(witness, oldSize, size);
    times.push(cosignedAt(body.trimEnd(), log.text(size), key.text) ?? -1);
  };
  let nowMs = 2_000_000;
  const witness = await witnessOf(() => nowMs);
  await noted(witness, 0, 4);
  nowMs = 1_000_000;
  await noted(witness, 4, 5);
  await noted(await witnessOf(() => nowMs), 5, 6);
  expect(times).toEqual([2_000, 2_000, 2_000]);
});

test("a checkpoint so long that the word of a witness has no room does not keep it from starting again", async () => {
  const witness = await witnessOf();
  const reply = await witness.addCheckpoint(utf8(`old 0\n\n${longSigned(65_536)}`));
  expect(reply).toMatchObject({ status: 400, body: "checkpoint too long\n" });
  expect(await (await witnessOf()).addCheckpoint(utf8(log.body(0, 4)))).toBeDefined();
});

test("the folder of a register is none for a witness, and its public key is written again", async () => {
  writeFileSync(join(folder, "register.json"), "{}");
  await expect(openWitness({ folder, name, logs }, here)).rejects.toMatchObject({
    code: "witness.register-folder",
  });
  expect(readdirSync(folder)).toEqual(["register.json"]);
  const place = join(folder, "witness");
  const first = await openWitness({ folder: place, name, logs }, here);
  await first.close();
  const text = readFileSync(join(place, "witness.pub"), "utf8");
  rmSync(join(place, "witness.pub"));
  await (await openWitness({ folder: place, logs }, here)).close();
  expect(readFileSync(join(place, "witness.pub"), "utf8")).toBe(text);
});

function longSigned(sizeBytes: number): string {
  const text = log.text(2);
  const bytesOf = (filling: number) => log.signed(`${text}${"x".repeat(filling)}\n`);
  return bytesOf(sizeBytes - Buffer.byteLength(bytesOf(0)));
}

test("the folder of a new witness has a durable name, and so have those above it that were made", async () => {
  const synced: string[] = [];
  const files: FileCalls = {
    ...nodeFileCalls,
    openFolder: async (path) => {
      const file = await nodeFileCalls.openFolder(path);
      const sync = async () => {
        await file.sync();
        synced.push(path);
      };
      return { sync, close: () => file.close() } as Awaited<ReturnType<FileCalls["open"]>>;
    },
  };
  const place = join(folder, "made", "witness");
  const witness = await openWitness({ folder: place, name, logs, files }, here);
  await witness.close();
  expect(synced).toEqual([join(folder, "made"), folder]);
});
