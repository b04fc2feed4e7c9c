// SPDX-License-Identifier: Apache-2.0
// `npm run fuzz [-- --cases N --parser NAME --seed S]`: hostile inputs for every parser, or for one.
import { parseArgs } from "node:util";
import type { ParserRow } from "./parser-row.ts";
import { parsers } from "./parsers.ts";
import { type ParserRun, runLine, runParser } from "./run-parser.ts";

const { values } = parseArgs({
  options: { cases: { type: "string" }, parser: { type: "string" }, seed: { type: "string" } },
});
process.exitCode = await fuzz(values);

/** The status that the program ends with. */
async function fuzz(options: { cases?: string; parser?: string; seed?: string }): Promise<number> {
  const cases = countOf(options.cases ?? "100000");
  const seed = countOf(options.seed ?? "1");
  const rows = parsers.filter(({ name }) => options.parser === undefined || name === options.parser);
  if (cases === undefined || seed === undefined || rows.length === 0) {
    const names = parsers.map(({ name }) => `"${name}"`).join(", ");
    process.stderr.write(`--cases and --seed are whole numbers, and --parser is one of ${names}.\n`);
    return 64;
  }
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

function countOf(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
