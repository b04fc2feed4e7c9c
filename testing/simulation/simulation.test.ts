// SPDX-License-Identifier: Apache-2.0
import type { Disk } from "@scelle/register";
import { afterAll, beforeAll, expect, test } from "vitest";
import { simulate } from "./simulate.ts";
import type { PlantedFault } from "./simulated-world.ts";
import { type SimulationTemplate, simulationTemplate } from "./simulation-template.ts";

/** What fits into two minutes of one core; `npm run sim` takes as many as it is told. */
const seedCount = Number(process.env["SCELLE_SIM_SEEDS"] ?? 500);
const firstSeed = Number(process.env["SCELLE_SEED"] ?? 20_001);
const seedsToFindMax = 80;
/** Two minutes of one core; many more where other tests have the cores too. */
const timeoutMs = 1_800_000;

const comparedSeeds = 6;
let template: SimulationTemplate;

beforeAll(async () => {
  template = await simulationTemplate();
});

afterAll(() => template.remove());

test(
  `${seedCount} seeds of power cuts, kills and failing calls lose nothing that was told to anybody`,
  async () => {
    const sums = { lives: 0, powerCuts: 0, earlierIndexes: 0, records: 0, checkpoints: 0, erasures: 0 };
    for (let seed = firstSeed; seed < firstSeed + seedCount; seed++) {
      const outcome = await simulate(seed, template);
      expect(outcome.problems.join("\n"), `seed ${seed}`).toBe("");
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += outcome[name];
    }
    const told = Object.entries(sums).map(([name, sum]) => `${name} ${sum}`);
    process.stdout.write(`${seedCount} seeds from ${firstSeed}: ${told.join(", ")}\n`);
    expect(sums.powerCuts).toBeGreaterThan(seedCount);
    expect(sums.earlierIndexes).toBeGreaterThan(seedCount / 10);
    expect(sums.records).toBeGreaterThan(seedCount);
    expect(sums.erasures).toBeGreaterThan(seedCount / 10);
  },
  timeoutMs,
);

test(
  "a seed is one run: the same calls to the disk in the same order, and the same fate",
  async () => {
    let compared = 0;
    for (let seed = 1; compared < comparedSeeds; seed++) {
      const first = await simulate(seed, template);
      // What a wrong bit does hangs on what it stands in, and keys and digests are of chance.
      if (first.trace.some((call) => call.endsWith(": flip"))) continue;
      const second = await simulate(seed, template);
      expect(second.trace).toEqual(first.trace);
      expect(first.trace.length).toBeGreaterThan(40);
      compared++;
    }
  },
  timeoutMs,
);

/** Says of a commit record that it is durable while it is still being written. */
function hasty(disk: Disk): Disk {
  const create: Disk["create"] = (path, bytes) => {
    disk.create(path, bytes.slice()).catch(() => undefined); // The power may go before.
    return Promise.resolve(true);
  };
  return new Proxy(disk, {
    get: (target, name) => {
      if (name === "create") return create;
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

const planted: Readonly<Record<string, PlantedFault>> = {
  "acknowledging before the commit": { disk: hasty },
  "no sync of the folder of commit records": { isSyncSkipped: (path) => path === "/register/wal" },
  "no sync of a commit record": { isSyncSkipped: (path) => path.startsWith("/register/wal/.tmp-") },
  "no sync of the folder of the checkpoint": { isSyncSkipped: (path) => path === "/register/log" },
  "no sync of the key slots": { isSyncSkipped: (path) => path === "/register/keys/0" },
  "no sync of payloads": { isSyncSkipped: (path) => path.startsWith("/register/payload/.tmp-") },
};

test.each(Object.entries(planted))(
  `%s is found within ${seedsToFindMax} seeds`,
  async (_name, fault) => {
    for (let seed = 1; seed <= seedsToFindMax; seed++) {
      const { problems } = await simulate(seed, template, fault);
      if (problems.length > 0) return;
    }
    expect.fail("nothing was found");
  },
  timeoutMs,
);
