// SPDX-License-Identifier: Apache-2.0
// `npm run faults`: every call of every command fails once in every way; prints the table. Told to end, it
// ends after the runs at hand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { givenOptions } from "../../program-options.ts";
import { commandStage } from "./command-stage.ts";
import { commandNames } from "./commands.ts";
import { type FaultRow, faultRow, faultsFrom, type PlannedFault } from "./fault-table.ts";
import { buildShim, type FaultMode, faultModes } from "./shim-run.ts";

const workerCount = 2;
const { values, words } = givenOptions({
  name: "faults --",
  summary: "Lets every file call of every command fail once in every way, and prints the table.",
  options: {
    every: { value: 1, help: "takes only each n-th call" },
    from: { value: 1, help: "the call that it begins with" },
    mode: { value: "", help: "what befalls the call", choices: faultModes },
  },
  words: { name: "command", choices: commandNames },
});
let isToldToEnd = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    isToldToEnd = true;
  });
}
const folder = mkdtempSync(join(tmpdir(), "scelle-faults-"));
const stage = await commandStage();
try {
  const shim = buildShim(folder);
  const commands = commandNames.filter((name) => words.length === 0 || words.includes(name));
  const modes = faultModes.filter((mode) => values.mode === "" || values.mode === mode);
  const rows = commands.flatMap((command) => modes.map((mode) => ({ command, mode })));
  const done: FaultRow[] = [];
  const work = async (): Promise<void> => {
    for (let next = rows.shift(); next !== undefined && !isToldToEnd; next = rows.shift()) {
      const row = await faultRow(shim, stage, next.command, untilToldToEnd(next.mode));
      done.push(row);
      const { command, mode, counted, fired, acknowledged, problems } = row;
      const told = `counted ${counted}, fired ${fired}, acknowledged all the same ${acknowledged}`;
      process.stdout.write(`${command} ${mode}: ${told}, problems ${problems.length}\n`);
      for (const problem of problems) process.stdout.write(`  ${problem}\n`);
    }
  };
  await Promise.all(Array.from({ length: workerCount }, work));
  process.exitCode = done.every(({ problems }) => problems.length === 0) ? 0 : 1;
} finally {
  stage.remove();
  rmSync(folder, { recursive: true, force: true });
}

/** Faults of one mode, at every call or at each of so many. */
function* untilToldToEnd(mode: FaultMode): Generator<PlannedFault> {
  for (const fault of faultsFrom(values.from, values.every, [mode])) {
    if (isToldToEnd) return;
    yield fault;
  }
}
