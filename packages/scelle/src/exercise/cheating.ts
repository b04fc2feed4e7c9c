// SPDX-License-Identifier: Apache-2.0
import { cpSync } from "node:fs";
import { type Check, checkSentence, isFault, type Report } from "@scelle/verifier";
import { asLead, caseNumber } from "./acts.ts";
import type { Stage } from "./stage.ts";
import type { Story } from "./story.ts";
import { keptCheckpoint } from "./story-of-evidence.ts";
import { alterEntry, alterObject, deleteTail, rewriteHistory } from "./tampering.ts";
import { verdictLines } from "./verdict-lines.ts";

/** One attempt, and how it ended. */
export interface Cheat {
  readonly title: string;
  readonly isCaught: boolean;
  /** The check that caught it, in words. */
  readonly caughtBy: string;
  /** What the check says to somebody who kept nothing outside; only where that differs. */
  readonly withoutAnchor?: { readonly integrity: string; readonly completeness: string };
}

interface Attempt {
  readonly title: string;
  readonly told: string;
  /** Works on a copy of the register in this folder. */
  tamper(folder: string): Promise<void>;
  /** Whether it shows only against something that was kept outside. */
  readonly needsAnchor: boolean;
}

/**
 * Four ways to cheat, each on a copy of the register, each by somebody who holds every key of the machine.
 */
export async function cheat(stage: Stage, story: Story): Promise<Cheat[]> {
  stage.chapter("Now somebody cheats");
  stage.say(
    "Whoever keeps the machine can write to every file and holds every key on it, though not those of the persons. " +
      "Four attempts follow, each on a copy of the register, each followed by the check that anybody can make.",
  );
  const cheats: Cheat[] = [];
  for (const [i, attempt] of attempts(stage, story).entries()) {
    cheats.push(await tryOne(stage, attempt, `cheat-${i + 1}`, i + 1));
  }
  return cheats;
}

function attempts(
  stage: Stage,
  { objectRoot, size, correctionIndex, lookIndex, keyFolder }: Story,
): Attempt[] {
  return [
    {
      title: "one bit of a sealed image",
      told: "In the middle of the sealed image of the second telephone one bit is turned.",
      tamper: async (folder) => {
        await alterObject(folder, objectRoot);
      },
      needsAnchor: false,
    },
    {
      title: "an edited entry",
      told: "One character of one entry of the log is changed on the disk.",
      tamper: (folder) => alterEntry(folder, size, correctionIndex),
      needsAnchor: false,
    },
    {
      title: "a deleted tail",
      told:
        `The correction (entry ${correctionIndex}) and all that came after it is cut off everywhere: log, records, ` +
        "keys, earlier checkpoints. The shorter log is signed with the register’s own key.",
      tamper: (folder) => deleteTail(folder, keyFolder, correctionIndex),
      needsAnchor: true,
    },
    {
      title: "a rewritten history",
      told:
        `Entry ${lookIndex}, which says that the lead looked at the telephone, is taken out as if it had never been; ` +
        "what follows is numbered, linked and encrypted anew, and the whole is signed with the register’s own key. " +
        "Then work goes on in the forged register as if nothing had been.",
      tamper: async (folder) => {
        await rewriteHistory(folder, keyFolder, lookIndex);
        await goOn(stage, folder, keyFolder);
      },
      needsAnchor: true,
    },
  ];
}

/** Two more acts in a forged register: its keys are copied without the note of what they signed last. */
async function goOn(stage: Stage, folder: string, keyFolder: string): Promise<void> {
  const forgedKeys = `${folder}-keys`;
  cpSync(keyFolder, forgedKeys, { recursive: true, filter: (path) => !path.endsWith("last-signed") });
  const there = ["--register", folder, "--keys", forgedKeys, ...asLead];
  for (const reason of ["Preparing the hearing", "Inventory before the hearing"]) {
    await stage.runUnseen("list", "exhibit-seized", "--case", caseNumber, "--reason", reason, ...there);
  }
}

async function tryOne(stage: Stage, attempt: Attempt, folder: string, number: number): Promise<Cheat> {
  const { title, needsAnchor } = attempt;
  stage.line(`\n  ${number}. ${title}\n`);
  stage.say(attempt.told);
  cpSync("register", folder, { recursive: true, filter: (path) => !path.endsWith("/run") });
  await attempt.tamper(folder);
  const alone = needsAnchor ? await verify(stage, folder, []) : undefined;
  if (alone !== undefined) {
    stage.note("Without the checkpoint that was kept outside, nothing shows. With it:");
    stage.line();
  }
  const { report, isWanting } = await verify(stage, folder, ["--anchor", keptCheckpoint]);
  const caughtBy = report.checks.filter(isFault).map(sentence)[0] ?? "nothing";
  if (!needsAnchor) stage.note(`found: ${caughtBy}`);
  const without =
    alone === undefined
      ? {}
      : {
          withoutAnchor: {
            integrity: alone.report.integrity.value,
            completeness: alone.report.completeness.value,
          },
        };
  return { title, isCaught: isWanting, caughtBy, ...without };
}

async function verify(stage: Stage, folder: string, anchor: readonly string[]) {
  const outcome = await stage.run<Report>("verify", folder, "--deep", ...anchor);
  for (const line of verdictLines(outcome.result)) stage.note(line);
  return { report: outcome.result, isWanting: outcome.isWanting };
}

function sentence(check: Check): string {
  return checkSentence(check, "en");
}
