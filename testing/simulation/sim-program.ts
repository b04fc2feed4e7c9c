// SPDX-License-Identifier: Apache-2.0
// Runs seeds one after the other and tells what they did; ends with 1 if anything was not as it has to be.
// Told to end, it ends after the seed at hand and tells what it had until then.
import { givenOptions } from "../program-options.ts";
import { type Simulated, simulate } from "./simulate.ts";
import { simulationTemplate } from "./simulation-template.ts";

const { values } = givenOptions({
  name: "sim --",
  summary: "Power cuts on a simulated disk, under the whole register, by seed.",
  options: {
    seeds: { value: 500, help: "how many" },
    from: { value: 1, help: "the first seed" },
  },
});
let isToldToEnd = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    isToldToEnd = true;
  });
}
process.exitCode = (await run(values.from, values.seeds)) === 0 ? 0 : 1;

async function run(from: number, count: number): Promise<number> {
  const template = await simulationTemplate();
  const sums = { calls: 0, lives: 0, powerCuts: 0, records: 0, checkpoints: 0, erasures: 0 };
  const found: Simulated[] = [];
  let done = 0;
  try {
    for (let seed = from; seed < from + count && !isToldToEnd; seed++) {
      const outcome = await simulate(seed, template);
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += outcome[name];
      done++;
      if (outcome.problems.length === 0) continue;
      found.push(outcome);
      process.stdout.write(`seed ${seed}: ${outcome.problems.join("\n  ")}\n`);
    }
  } finally {
    template.remove();
  }
  const told = Object.entries(sums).map(([name, sum]) => `${name} ${sum}`);
  process.stdout.write(`${done} seeds from ${from}: ${told.join(", ")}; ${found.length} with a problem\n`);
  return found.length;
}
