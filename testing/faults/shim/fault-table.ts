// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { type CommandStage, judgeRun, stagedCommand } from "./command-stage.ts";
import type { CommandName } from "./commands.ts";
import { type FaultMode, runUnderShim } from "./shim-run.ts";

/** How many faults of one mode one command met, and what they did. */
export interface FaultRow {
  readonly command: CommandName;
  readonly mode: string;
  /** Calls of the run in which none failed. */
  readonly counted: number;
  readonly fired: number;
  /** Runs that acknowledged although a call failed: the call was not needed for it. */
  readonly acknowledged: number;
  readonly problems: readonly string[];
}

export interface PlannedFault {
  readonly at: number;
  readonly mode: FaultMode;
}

/**
 * Lets a call of a command fail, one run for each, until a run makes fewer calls than that: in it none
 * failed.
 */
export async function faultRow(
  shim: string,
  stage: CommandStage,
  command: CommandName,
  faults: Iterable<PlannedFault>,
): Promise<FaultRow> {
  const tally = { counted: 0, fired: 0, acknowledged: 0 };
  const problems: string[] = [];
  const modes = new Set<FaultMode>();
  for (const { at, mode } of faults) {
    modes.add(mode);
    const assignment = stagedCommand(stage, command);
    const run = await runUnderShim(shim, assignment, { mode, at });
    const giveAgain = () => runUnderShim(shim, assignment, { mode: "count", at: 0 });
    const found = await judgeRun(stage, assignment, run, giveAgain).catch((error: Error) => [
      String(error.stack),
    ]);
    if (run.fired === 1 && mode.startsWith("kill") !== run.isKilled) found.push("it was not killed");
    problems.push(...found.map((problem) => `${command} ${mode} ${at}, ${run.what}: ${problem}`));
    rmSync(dirname(assignment.top), { recursive: true, force: true });
    tally.fired += run.fired;
    if (run.acknowledged !== undefined && run.fired > 0) tally.acknowledged++;
    if (run.fired > 0) continue;
    tally.counted = run.counted;
    if (run.counted >= at) problems.push(`${command} ${mode} ${at}: counted ${run.counted}, and none fired`);
    break;
  }
  return { command, mode: [...modes].join(", "), ...tally, problems };
}

/** Faults without end, each `stride` calls after the one before; the modes take turns. */
export function* faultsFrom(
  first: number,
  stride: number,
  modes: readonly FaultMode[],
): Generator<PlannedFault> {
  for (let i = 0; ; i++) {
    const mode = modes[i % modes.length];
    if (mode !== undefined) yield { at: first + i * stride, mode };
  }
}
