// SPDX-License-Identifier: Apache-2.0
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SignedDraft } from "@scelle/core";
import { createIdentity, found, type Receipt, readIdentity } from "@scelle/register";
import { Clerk, exerciseOrigin, openExercise, sealInto } from "../register-fixture.ts";

export const commandNames = ["init", "record", "seal", "erase", "backup"] as const;
export type CommandName = (typeof commandNames)[number];

/** What one process has to do, and where. */
export interface CommandAssignment {
  readonly command: CommandName;
  /** All that counts lies below: register, keys, journals, backup. */
  readonly top: string;
  readonly folder: string;
  readonly keyFolder: string;
  readonly identityPath: string;
  /** Public keys of whoever opens what is lost, and of whoever opens the evidence. */
  readonly recovery: { readonly recipient: string };
  readonly evidence: { readonly recipient: string };
  readonly exhibitRef: string;
  /** Signed beforehand, so that the same command can be given again: an exhibit seized, its erasure. */
  readonly seizing: SignedDraft;
  readonly erasing: SignedDraft;
  /** The file to be sealed. */
  readonly image: string;
  /** Beside `top`: what was acknowledged is told here. */
  readonly marks: string;
}

/** What somebody was told; undefined for a command that gives no receipt. */
export type Acknowledged = { readonly receipts: readonly Receipt[] };

export const acknowledgedFile = "acknowledged";
export const backupFolder = "backup";

/** Does what the command of that name does in `scelle`, as far as it touches register and keys. */
export async function carryOut(assignment: CommandAssignment): Promise<void> {
  if (assignment.command === "init") return await init(assignment);
  if (assignment.command === "seal") return await seal(assignment);
  const register = await openExercise(assignment);
  try {
    if (assignment.command === "backup") {
      await register.backup(join(assignment.top, backupFolder));
      acknowledge(assignment, []);
    } else {
      const { seizing, erasing, command } = assignment;
      acknowledge(assignment, [await register.append(command === "record" ? seizing : erasing)]);
    }
  } finally {
    await register.close();
  }
}

/** The key folder is the one that the register's own name and key give it. */
async function init(assignment: CommandAssignment): Promise<void> {
  const { folder, identityPath, recovery } = assignment;
  const isKnown = existsSync(identityPath);
  const founder = isKnown ? await readIdentity(identityPath) : await createIdentity(identityPath);
  await found({
    folder,
    origin: exerciseOrigin,
    title: "Exercise",
    bodyName: "Inspectorate of the exercise",
    founderName: "Registrar",
    founder,
    recoveryRecipient: recovery.recipient,
    isExercise: true,
  });
  acknowledge(assignment, []);
}

async function seal(assignment: CommandAssignment): Promise<void> {
  const { folder, evidence, recovery, exhibitRef, image, identityPath } = assignment;
  const sealed = await sealInto({ folder, evidence, recovery }, image);
  const register = await openExercise(assignment);
  try {
    const clerk = new Clerk(register, await readIdentity(identityPath));
    acknowledge(assignment, [await clerk.acquire(exhibitRef, sealed)]);
  } finally {
    await register.close();
  }
}

/** From here on it must hold, whatever happens. */
function acknowledge({ marks }: CommandAssignment, receipts: readonly Receipt[]): void {
  const told: Acknowledged = { receipts };
  writeFileSync(join(marks, acknowledgedFile), JSON.stringify(told));
}
