// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { registerPaths, type ScelleError } from "@scelle/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeDisk } from "../disk/node-disk.ts";
import { type KeyRing, readKeyRing } from "../keys/key-ring.ts";
import { nodeCrypto } from "../keys/node-crypto.ts";
import { Log } from "../log/log.ts";
import { RecordStore } from "../log/record-store.ts";
import { publicationKeys, readRegisterJson } from "../open-register.ts";
import { actNames, RandomHistory, type Step } from "../spec/random-history.ts";
import { type SampleRegister, withSampleRegister } from "../spec/sample-register.ts";
import { catchUp } from "./catch-up.ts";
import { buildDatabase, logicalDump, openDatabase } from "./database.ts";
import { newIndexName, wholeIndexes } from "./index-files.ts";
import { Index } from "./index-reader.ts";
import { openIndex } from "./open-index.ts";
import { RowWorkers } from "./row-workers.ts";
import { indexIndexes } from "./schema.ts";

const step = fc.record<Step>({ act: fc.constantFrom(...actNames), a: fc.nat(1_000), b: fc.nat(1_000) });
const seed = Number(process.env["SCELLE_SEED"] ?? 8_460);
const mending: readonly Step[] = [
  { act: "register", a: 1, b: 1 },
  { act: "notify", a: 1, b: 1 },
  { act: "seize", a: 1, b: 1 },
  { act: "correct", a: 1, b: 2 },
  { act: "correct", a: 2, b: 1 },
  { act: "erase", a: 1, b: 1 },
];

const unpublished: readonly Step[] = [
  { act: "register", a: 1, b: 1 },
  { act: "openCase", a: 2, b: 0 },
];

interface Standing {
  readonly copy: SampleRegister;
  readonly live: readonly string[];
}

/** A register in the middle of a random history, some of it not published, and the index that it kept. */
async function withHistory(body: (standing: Standing) => Promise<void>): Promise<void> {
  await withSampleRegister(async (sample) => {
    const working = await RandomHistory.begin(sample);
    const [steps = []] = fc.sample(fc.array(step, { minLength: 60, maxLength: 60 }), { seed, numRuns: 1 });
    for (const each of [...steps, ...mending]) await working.perform(each);
    await working.register.publish();
    for (const each of unpublished) await working.perform(each);
    const copy = sample.copy("standing");
    rmSync(join(copy.folder, registerPaths.indexFolder), { recursive: true });
    await working.register.close();
    const { record } = await readKeyRing(sample.keyFolder);
    const kept = new Index(openDatabase(join(sample.folder, registerPaths.indexFolder), record));
    await body({ copy, live: logicalDump(kept.database) });
    kept.close();
  });
}

async function partsOf({ folder, keyFolder }: SampleRegister) {
  const ring: KeyRing = await readKeyRing(keyFolder);
  const disk = nodeDisk(folder);
  const registerJson = await readRegisterJson(disk, folder);
  const { origin } = registerJson;
  const log = await Log.open(disk, nodeCrypto, publicationKeys(registerJson, ring, keyFolder));
  const store = await RecordStore.open(disk, nodeCrypto, log, origin, ring.record);
  return { folder, origin, crypto: nodeCrypto, recordKey: ring.record, log, store, isInFolder: true };
}

test("an index that several threads made from the log is the index that was kept while working", async () => {
  await withHistory(async ({ copy, live }) => {
    const parts = await partsOf(copy);
    expect(parts.log.publishedSize).toBeGreaterThan(40);
    expect(parts.log.size).toBeGreaterThan(parts.log.publishedSize);
    const index = await openIndex(parts, 1);
    expect(logicalDump(index.database)).toEqual(live);
    const names = readdirSync(join(copy.folder, registerPaths.indexFolder));
    expect(names.filter((name) => name.includes("building"))).toEqual([]);
    index.close();
  });
});

test("what a making of the index leaves that was cut off is no index, and goes", async () => {
  await withHistory(async ({ copy, live }) => {
    const parts = await partsOf(copy);
    const place = join(copy.folder, registerPaths.indexFolder);
    const leftOver = join(place, "register-0123456789abcdef.sqlite.building");
    const leave = (): void => {
      mkdirSync(place, { recursive: true });
      writeFileSync(leftOver, Buffer.alloc(8_192, "Words of a record"));
    };
    // Without an index, which several threads make; then beside one, which is found.
    for (const entriesMin of [1, Number.MAX_SAFE_INTEGER]) {
      leave();
      const index = await openIndex(parts, entriesMin);
      expect(logicalDump(index.database)).toEqual(live);
      expect(existsSync(leftOver)).toBe(false);
      index.close();
    }
    rmSync(place, { recursive: true });
    const cutOff = buildDatabase(place, parts.recordKey, async () => {
      expect(readdirSync(place)).toEqual([expect.stringMatching(/\.building$/)]);
      throw new Error("cut off");
    });
    await expect(cutOff).rejects.toThrow("cut off");
    expect(readdirSync(place)).toEqual([]);
  });
});

/** Of a process that lost the lock while it makes an index, and of the one that took it and makes one too. */
async function bothMade(place: string, recordKey: Uint8Array, names: readonly [string, string]) {
  const goOn = { late: (): void => undefined, successor: (): void => undefined };
  const make = (who: keyof typeof goOn, name: string) =>
    buildDatabase(place, recordKey, () => new Promise((resolve) => (goOn[who] = resolve)), name);
  const late = make("late", names[0]);
  const successor = make("successor", names[1]);
  const closed = { late: "closed", successor: "closed" };
  for (const [who, made] of Object.entries({ late, successor }) as [keyof typeof goOn, typeof late][]) {
    goOn[who]();
    await made.then(
      (database) => database.close(),
      (cause: ScelleError) => (closed[who] = cause.code),
    );
  }
  return closed;
}

test("who lost the lock while making an index fails, and not who took it", async () => {
  await withSampleRegister(async ({ top, keyFolder }) => {
    const { record } = await readKeyRing(keyFolder);
    const names = [newIndexName(), newIndexName()] as const;
    const made = await bothMade(join(top, "own"), record, names);
    expect(made).toEqual({ late: "disk.failed", successor: "closed" });
    expect(readdirSync(join(top, "own"))).toEqual([names[1]]);
    // Under one name the one takes the half-made index of the other.
    const planted = await bothMade(join(top, "shared"), record, [names[0], names[0]]);
    expect(planted).not.toEqual(made);
  });
});

test("of two indexes, one of a process that had lost the lock, none is believed", async () => {
  await withHistory(async ({ copy, live }) => {
    const parts = await partsOf(copy);
    const place = join(copy.folder, registerPaths.indexFolder);
    const late = await buildDatabase(place, parts.recordKey, async () => undefined);
    const [name = ""] = readdirSync(place);
    const kept = join(copy.top, "late.sqlite");
    late.close();
    renameSync(join(place, name), kept);
    const successor = await openIndex(parts, 1);
    renameSync(kept, join(place, name));
    expect(logicalDump(successor.database)).toEqual(live);
    successor.close();
    expect(wholeIndexes(place)).toHaveLength(2);
    const next = await openIndex(parts, Number.MAX_SAFE_INTEGER);
    expect(logicalDump(next.database)).toEqual(live);
    next.close();
    expect(wholeIndexes(place)).toHaveLength(1);
  });
});

test("threads that leave out what hangs on other records are found out", async () => {
  await withHistory(async ({ copy, live }) => {
    const { folder, recordKey, ...parts } = await partsOf(copy);
    const { origin, log } = parts;
    const index = new Index(openDatabase(join(copy.top, "planted"), recordKey));
    const workers = new RowWorkers({ folder, origin, recordKey, publishedSize: log.publishedSize });
    const forgetful: Pick<RowWorkers, "make" | "stretchesAtOnce"> = {
      stretchesAtOnce: workers.stretchesAtOnce,
      make: async (job) => {
        const made = await workers.make(job);
        return made && { ...made, left: [] };
      },
    };
    const drop = [...indexIndexes.matchAll(/INDEX (\w+)/g)].map(([, name]) => `DROP INDEX ${name};`);
    index.database.exec(drop.join(" "));
    const addIndexes = (): void => {
      index.settle();
      index.database.exec(indexIndexes);
    };
    await catchUp({ ...parts, index }, { workers: forgetful, addIndexes });
    await workers.close();
    expect(logicalDump(index.database)).not.toEqual(live);
    index.close();
  });
});

test("an altered entry stops several threads as it stops one, by its name", async () => {
  await withHistory(async ({ copy }) => {
    const [name = ""] = readdirSync(join(copy.folder, registerPaths.payloadFolder));
    const path = join(copy.folder, registerPaths.payloadFolder, name);
    const bytes = readFileSync(path);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const refusals: unknown[] = [];
    for (const entriesMin of [1, Number.MAX_SAFE_INTEGER]) {
      await openIndex(await partsOf(copy), entriesMin).catch((error: unknown) => refusals.push(error));
      rmSync(join(copy.folder, registerPaths.indexFolder), { recursive: true });
    }
    expect(refusals).toHaveLength(2);
    expect(refusals[0]).toMatchObject({ code: "payload.altered" });
    expect(refusals[0]).toMatchObject({ facts: (refusals[1] as { facts: unknown }).facts });
  });
});

test("an index whose locks a process that was killed is still giving back is waited for", async () => {
  await withSampleRegister(async ({ top, keyFolder }) => {
    const { record: recordKey } = await readKeyRing(keyFolder);
    const place = join(top, "held");
    const holder = new Worker(holding, {
      eval: true,
      workerData: { module: new URL("./database.js", import.meta.url).href, place, recordKey },
    });
    await once(holder, "message");
    const beforeMs = performance.now();
    openDatabase(place, recordKey).close();
    expect(performance.now() - beforeMs).toBeGreaterThan(100);
    await once(holder, "exit");
  });
});

/** Keeps everybody else from the index for a while. */
const holding = `
  const { parentPort, workerData } = require("node:worker_threads");
  import(workerData.module).then(({ openDatabase }) => {
    const database = openDatabase(workerData.place, workerData.recordKey);
    database.exec("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
    parentPort.postMessage("held");
    setTimeout(() => database.close(), 400);
  });
`;
