// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withPrivateFolder } from "../program/private-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { type Cheat, cheat } from "./cheating.ts";
import { type CommandLine, Stage } from "./stage.ts";
import { tellStory } from "./story.ts";

export interface TourOptions {
  readonly keep: boolean;
  readonly commandLine: CommandLine;
}

/** How the exercise went, for programs. */
interface TourResult {
  readonly seconds: number;
  readonly entries: number;
  readonly cheats: readonly Cheat[];
  /** Only if it was kept. */
  readonly folder?: string;
}

/**
 * The exercise: a register from its founding to four attempts to cheat it. Every command in it is run by the
 * code that runs it from a shell, on real files in a temporary folder.
 */
export async function runTour({ keep, commandLine }: TourOptions, around: Surroundings): Promise<void> {
  const before = process.cwd();
  const run = async (folder: string): Promise<void> => {
    try {
      await tourIn(folder, { keep, commandLine }, around);
    } finally {
      process.chdir(before);
    }
  };
  const prefix = "scelle-tour-";
  if (keep) await run(mkdtempSync(join(tmpdir(), prefix)));
  else await withPrivateFolder(prefix, run);
}

async function tourIn(
  folder: string,
  { keep, commandLine }: TourOptions,
  around: Surroundings,
): Promise<void> {
  const startedMs = performance.now();
  const stage = new Stage(commandLine, { ...around, env: enter(folder) }, (text) => {
    if (!around.isJson) process.stdout.write(text);
  });
  stage.line("Scellé: an exercise\n");
  stage.say(opening);
  if (keep) {
    stage.say("The commands that follow can be repeated and varied, after these two:");
    stage.line(`  $ cd ${folder}\n  $ export SCELLE_CONFIG=$PWD/config SCELLE_REGISTER=$PWD/register`);
  } else stage.line(`Temporary folder: ${folder} (with --keep it stays, and you can go on in it)`);
  const story = await tellStory(stage);
  const cheats = await cheat(stage, story);
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
  close(stage, cheats, seconds, keep ? folder : undefined);
  const result: TourResult = { seconds, entries: story.size, cheats, ...(keep ? { folder } : {}) };
  if (around.isJson) around.answer(result, "");
  if (cheats.some(({ isCaught }) => !isCaught)) around.foundWanting();
}

const opening =
  "An inquiry into a police office. City, offices and findings are invented; keys, disk images, seals and checks " +
  "are real. It all happens in a temporary folder, by the commands that you see.";

/** From here on this process stands where a person would who typed the commands. */
function enter(folder: string): Surroundings["env"] {
  process.chdir(folder);
  process.env["SCELLE_CONFIG"] = join(folder, "config");
  process.env["SCELLE_REGISTER"] = join(folder, "register");
  // Whatever else the person has set must not lead out of the folder.
  for (const name of ["SCELLE_IDENTITY", "XDG_STATE_HOME"]) delete process.env[name];
  return process.env;
}

function close(
  stage: Stage,
  cheats: readonly Cheat[],
  seconds: number,
  keptFolder: string | undefined,
): void {
  stage.chapter("What was seen");
  for (const { title, isCaught, caughtBy } of cheats) {
    stage.line(`  ${isCaught ? "Caught" : "NOT CAUGHT"}: ${title}`);
    stage.note(caughtBy);
  }
  stage.line();
  stage.say(
    "A changed byte and an edited entry show in the register itself. A deleted tail and a rewritten history, signed " +
      "with the register’s own key, show only because somebody kept a checkpoint outside: that is what witnesses, " +
      "receipts and the paper left with the person searched are for. No check shows that what was recorded is true.",
  );
  stage.line(
    keptFolder === undefined
      ? `Done in ${seconds} s; the temporary folder is removed. Next: scelle init --help`
      : `Done in ${seconds} s. The folder is kept: ${keptFolder}`,
  );
}
