// SPDX-License-Identifier: Apache-2.0
import { judge } from "./judge.ts";
import { hostileInput } from "./mutate.ts";
import type { ParserRow } from "./parser-row.ts";

/** What a run over one parser came to. */
export interface ParserRun {
  readonly name: string;
  cases: number;
  /** Cases by what became of them. */
  readonly outcomes: Map<string, number>;
  slowestMs: number;
  /** The first fault: with this seed, `--cases 1` meets it again. */
  failure?: { readonly seed: number; readonly fault: string; readonly bytes: Uint8Array };
}

/** Judges every sample, then one input for each seed from `seed` on; stops at the first fault. */
export async function runParser(row: ParserRow, cases: number, seed: number): Promise<ParserRun> {
  const run: ParserRun = { name: row.name, cases: 0, outcomes: new Map(), slowestMs: 0 };
  for (const sample of row.samples) {
    const { outcome, fault } = await judge(row, sample);
    const problem = fault ?? (outcome === "accepted" ? undefined : `a good sample is refused: ${outcome}`);
    if (problem === undefined) continue;
    run.failure = { seed, fault: problem, bytes: sample };
    return run;
  }
  for (let i = 0; i < cases; i += 1) {
    const caseSeed = (seed + i) >>> 0;
    const bytes = await hostileInput(row, caseSeed);
    const { outcome, milliseconds, fault } = await judge(row, bytes);
    run.cases += 1;
    run.outcomes.set(outcome, (run.outcomes.get(outcome) ?? 0) + 1);
    run.slowestMs = Math.max(run.slowestMs, milliseconds);
    if (fault === undefined) continue;
    run.failure = { seed: caseSeed, fault, bytes };
    return run;
  }
  return run;
}

const rowText = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;

/** A line of a table; the heading without a run. */
export function runLine(run?: ParserRun): string {
  if (run === undefined) {
    const heading = ["parser", "cases", "accepted", "refused", "slowest ms"];
    return rowText(heading) + rowText(["---", "---:", "---:", "---", "---:"]);
  }
  const { name, cases, outcomes, slowestMs } = run;
  const refused = [...outcomes]
    .filter(([outcome]) => outcome !== "accepted")
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(", ");
  return rowText([name, String(cases), String(outcomes.get("accepted") ?? 0), refused, slowestMs.toFixed(1)]);
}
