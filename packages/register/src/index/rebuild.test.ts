// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { registerPaths } from "@scelle/core";
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
import { logicalDump, openDatabase } from "./database.ts";
import { Index } from "./index-reader.ts";

const step = fc.record<Step>({ act: fc.constantFrom(...actNames), a: fc.nat(1_000), b: fc.nat(1_000) });
/** Pieces of a history: the indexes are compared after each. */
const history = fc.array(fc.array(step, { minLength: 15, maxLength: 40 }), { minLength: 2, maxLength: 3 });
const bounds = { seed: Number(process.env["SCELLE_SEED"] ?? 8_460), numRuns: 5 };

test("an index rebuilt from the log, or caught up in steps, is the index that was kept while working", async () => {
  let acceptedCount = 0;
  let comparedCount = 0;
  const property = fc.asyncProperty(history, async (pieces) => {
    await comparing(
      pieces,
      (database) => new Index(database),
      ({ live, rebuilt, stepped, accepted }) => {
        expect(rebuilt).toEqual(live);
        expect(stepped).toEqual(live);
        comparedCount++;
        acceptedCount += accepted;
      },
    );
  });
  await fc.assert(property, bounds);
  expect(comparedCount).toBeGreaterThan(9);
  expect(acceptedCount).toBeGreaterThan(100);
});

const erased: Step = { act: "erase", a: 2, b: 0 };
const notice: readonly Step[] = [
  { act: "register", a: 1, b: 1 },
  { act: "notify", a: 0, b: 0 },
];

test.each<[string, RegExp, readonly (readonly Step[])[]]>([
  ["an erasure does to its words", /^DELETE FROM text/, [[], [{ act: "erase", a: 1, b: 1 }]]],
  ["an erasure does to whom it is for", /^DELETE FROM addressed WHERE entry = \?$/, [notice, [erased]]],
  [
    "a correction does to whom it is for",
    /^DELETE FROM addressed/,
    [notice, [{ act: "correct", a: 5, b: 3 }]],
  ],
])("an index that forgets what %s is found out", async (_, forgotten, pieces) => {
  const found: boolean[] = [];
  await comparing(
    pieces,
    (database) => new ForgetfulIndex(database, forgotten),
    ({ live, rebuilt, stepped }) => {
      expect(rebuilt).toEqual(live);
      found.push(stepped.join("\n") !== live.join("\n"));
    },
  );
  expect(found).toEqual([false, true]);
});

/** The planted fault: it leaves standing what was to go. */
class ForgetfulIndex extends Index {
  readonly #forgotten: RegExp;

  constructor(database: ReturnType<typeof openDatabase>, forgotten: RegExp) {
    super(database);
    this.#forgotten = forgotten;
  }

  override run(sql: string, ...values: unknown[]): void {
    if (!this.#forgotten.test(sql)) super.run(sql, ...values);
  }
}

interface Comparison {
  readonly live: readonly string[];
  readonly rebuilt: readonly string[];
  readonly stepped: readonly string[];
  readonly accepted: number;
}

async function comparing(
  pieces: readonly (readonly Step[])[],
  makeStepped: (database: ReturnType<typeof openDatabase>) => Index,
  compare: (comparison: Comparison) => void,
): Promise<void> {
  await withSampleRegister(async (sample) => {
    const ring = await readKeyRing(sample.keyFolder);
    const working = await RandomHistory.begin(sample);
    const stepped = makeStepped(openDatabase(join(sample.top, "stepped"), ring.record));
    for (const [i, piece] of pieces.entries()) {
      const acceptedBefore = working.acceptedCount;
      for (const each of piece) await working.perform(each);
      const accepted = working.acceptedCount - acceptedBefore;
      const standing = sample.copy(`cut-${i}`);
      const rebuilt = new Index(openDatabase(join(sample.top, `rebuilt-${i}`), ring.record));
      await project(standing, ring, [rebuilt, stepped]);
      await working.register.publish(); // Whoever opens the index beside the register sees what is settled.
      const live = liveDump(sample, ring);
      compare({
        live,
        rebuilt: logicalDump(rebuilt.database),
        stepped: logicalDump(stepped.database),
        accepted,
      });
      rebuilt.close();
    }
    stepped.close();
    await working.register.close();
  });
}

/** Brings indexes to what the files of a register say, its commit records included. */
async function project(standing: SampleRegister, ring: KeyRing, indexes: readonly Index[]): Promise<void> {
  const disk = nodeDisk(standing.folder);
  const registerJson = await readRegisterJson(disk, standing.folder);
  const { origin } = registerJson;
  const log = await Log.open(disk, nodeCrypto, publicationKeys(registerJson, ring, standing.keyFolder));
  const store = await RecordStore.open(disk, nodeCrypto, log, origin, ring.record);
  for (const index of indexes) await catchUp({ origin, crypto: nodeCrypto, log, store, index });
}

function liveDump({ folder }: SampleRegister, ring: KeyRing): string[] {
  const database = openDatabase(join(folder, registerPaths.indexFolder), ring.record);
  try {
    return logicalDump(database);
  } finally {
    database.close();
  }
}
