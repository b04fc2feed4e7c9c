// SPDX-License-Identifier: Apache-2.0
// `npm run fuzz [-- --cases N --parser NAME --seed S]`: hostile inputs for every parser, or for one.
import { givenOptions } from "../program-options.ts";
import type { ParserRow } from "./parser-row.ts";
import { parsers } from "./parsers.ts";
import { type ParserRun, runLine, runParser } from "./run-parser.ts";

const { values } = givenOptions({
  name: "fuzz --",
  summary: "Hostile inputs for every parser, or for one.",
  options: {
    cases: { value: 100_000, help: "over all parsers" },
    seed: { value: 1, help: "of the inputs" },
    parser: { value: "", help: "the only one", choices: parsers.map(({ name }) => name) },
  },
});
process.exitCode = await fuzz();

/** The status that the program ends with. */
async function fuzz(): Promise<number> {
  const { cases, parser, seed } = values;
  const rows = parsers.filter(({ name }) => parser === "" || name === parser);
  process.stdout.write(runLine());
  const shares = rows.reduce((sum, { weight }) => sum + 1 / weight, 0);
  let total = 0;
  let status = 0;
  for (const row of rows) {
    const run = await runParser(row, Math.ceil(cases / shares / row.weight), seed);
    total += run.cases;
    process.stdout.write(runLine(run));
    if (run.failure === undefined) continue;
    process.stdout.write(failureText(row, run.failure));
    status = 1;
  }
  process.stdout.write(`\n${total} cases, ${status === 0 ? "no fault" : "with faults"}.\n`);
  return status;
}

function failureText({ name }: ParserRow, { seed, fault, bytes }: NonNullable<ParserRun["failure"]>): string {
  const again = `npm run fuzz -- --parser "${name}" --cases 1 --seed ${seed}`;
  return `\n${name}: ${fault}\n${again}\n${Buffer.from(bytes).toString("hex")}\n`;
}
