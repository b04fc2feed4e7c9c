// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keySlot, parseBase64url, registerPaths, wrappedKeySizeBytes } from "@scelle/core";
import { defaultKeyFolder, nodeDisk, type Receipt, readRegisterJson, restore } from "@scelle/register";
import type { Anchor } from "@scelle/verifier";
import {
  Clerk,
  type ExerciseRegister,
  faultsOf,
  foundExercise,
  openExercise,
  randomFile,
  sealInto,
  verifyExercise,
} from "../register-fixture.ts";
import { backupFolder, type CommandAssignment, type CommandName } from "./commands.ts";
import { configFolder, type ShimRun } from "./shim-run.ts";

const imageSizeBytes = 1024 * 1024;

/** A register of three entries beside those of its founding, the third of an object of one mebibyte. */
export interface CommandStage {
  readonly exercise: ExerciseRegister;
  readonly caseRef: string;
  readonly exhibit: Receipt;
  readonly assignment: Omit<CommandAssignment, "command">;
  readonly size: number;
  /** Where the copies that are worked on lie. */
  readonly copies: string;
  remove(): void;
}

export async function commandStage(): Promise<CommandStage> {
  const exercise = await foundExercise("shim");
  const register = await openExercise(exercise);
  const clerk = new Clerk(register, exercise.founder);
  const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
  const exhibit = await clerk.seize(caseRef, "P-1");
  const image = randomFile(exercise.top, "image", imageSizeBytes);
  await clerk.acquire(exhibit.recordRef, await sealInto(exercise, image));
  const seizing = await clerk.sign("exhibit-seized", {
    caseRef,
    number: randomUUID(),
    category: "phone",
    description: "A phone, red",
    seizedAt: exactly("2025-11-03T09:00:00.000Z"),
    place: "Office 12",
  });
  const decision = { targetRef: exhibit.recordRef, ground: "judicial-order" };
  const erasing = await clerk.sign("erasure-decided", decision);
  const { size } = await register.publish();
  await register.close();
  const copies = mkdtempSync(join(tmpdir(), "scelle-shim-"));
  const { folder, keyFolder, identityPath, recovery, evidence, top } = exercise;
  const keys = { recovery: { recipient: recovery.recipient }, evidence: { recipient: evidence.recipient } };
  const places = { top, folder, keyFolder, identityPath, image, marks: copies };
  return {
    exercise,
    caseRef,
    exhibit,
    assignment: { ...places, ...keys, exhibitRef: exhibit.recordRef, seizing, erasing },
    size,
    copies,
    remove: () => {
      rmSync(exercise.top, { recursive: true, force: true });
      rmSync(copies, { recursive: true, force: true });
    },
  };
}

/** A copy of the stage to do a command on; for `init` there is nothing yet. */
export function stagedCommand(stage: CommandStage, command: CommandName): CommandAssignment {
  const at = mkdtempSync(join(stage.copies, `${command}-`));
  const top = join(at, "top");
  const marks = join(at, "marks");
  for (const folder of [top, marks]) mkdirSync(folder);
  const moved = {
    top,
    marks,
    folder: join(top, "register"),
    keyFolder: join(top, "keys"),
    identityPath: join(top, "identity"),
  };
  if (command !== "init") {
    cpSync(stage.exercise.folder, moved.folder, { recursive: true });
    cpSync(stage.exercise.keyFolder, moved.keyFolder, { recursive: true });
    cpSync(stage.exercise.identityPath, moved.identityPath);
  }
  return { ...stage.assignment, ...moved, command };
}

/**
 * Holds against a run what is not as it has to be: as it was left, and after the same command was given
 * again.
 */
export async function judgeRun(
  stage: CommandStage,
  given: CommandAssignment,
  run: ShimRun,
  giveAgain: () => Promise<ShimRun>,
): Promise<string[]> {
  let assignment = given;
  const problems = run.complaint === undefined ? [] : [run.complaint];
  const anchors = (run.acknowledged?.receipts ?? []).map(({ index, leafHash }): Anchor => {
    return { kind: "receipt", name: `${index}`, index, leafHash: parseBase64url(leafHash, "leaf", 32) };
  });
  const verify = async (when: string): Promise<void> => {
    const report = await verifyExercise(assignment, { anchors, deep: true });
    problems.push(...faultsOf(report).map((fault) => `${when}: ${fault}`));
  };
  const isFounded = existsSync(assignment.folder);
  if (isFounded) assignment = await withItsKeys(assignment);
  if (isFounded) await verify("as it was left");
  else if (run.acknowledged !== undefined) problems.push("it was acknowledged and is not there");
  const { code, complaint } = await giveAgain();
  const isTaken = code === "register.folder-taken" && isFounded;
  const refusal = complaint ?? (isTaken ? undefined : code);
  if (refusal !== undefined) return [...problems, `the same command again: ${refusal}`];
  assignment = await withItsKeys(assignment);
  await verify("after the same command again");
  problems.push(...(await outcomes[assignment.command](stage, assignment, run)));
  problems.push(...leftovers(assignment.folder));
  return problems;
}

/** A register that was founded has its keys where its name and key say. */
async function withItsKeys(assignment: CommandAssignment): Promise<CommandAssignment> {
  if (assignment.command !== "init") return assignment;
  const { origin, logKey } = await readRegisterJson(nodeDisk(assignment.folder), assignment.folder);
  const environment = { SCELLE_CONFIG: configFolder(assignment) };
  return { ...assignment, keyFolder: defaultKeyFolder(environment, origin, logKey) };
}

type Outcome = (stage: CommandStage, assignment: CommandAssignment, run: ShimRun) => Promise<string[]>;

const outcomes: Readonly<Record<CommandName, Outcome>> = {
  init: async (_stage, assignment) => await sizeIs(assignment, 2),
  record: async ({ size }, assignment, run) => {
    const register = await openExercise(assignment);
    const receipt = await register.append(assignment.seizing);
    await register.close();
    const [told = receipt] = run.acknowledged?.receipts ?? [];
    const isSame = JSON.stringify(told) === JSON.stringify(receipt);
    return [...(isSame ? [] : ["the receipt is another"]), ...(await sizeIs(assignment, size + 1))];
  },
  seal: async ({ size }, assignment) => {
    const objects = readdirSync(join(assignment.folder, registerPaths.vaultFolder), { recursive: true });
    const count = objects.filter((name) => /[0-9a-f]{30}$/.test(String(name))).length;
    return count >= 2 ? await sizeIs(assignment, size + 1, size + 2) : ["the object is not there"];
  },
  erase: async ({ size, exhibit }, assignment) => {
    const { page, offset } = keySlot(exhibit.index);
    const bytes = readFileSync(join(assignment.folder, registerPaths.keyPage(page)));
    const isEmpty = bytes.subarray(offset, offset + wrappedKeySizeBytes).every((byte) => byte === 0);
    return isEmpty ? await sizeIs(assignment, size + 2) : ["the key is there"];
  },
  backup: async ({ size, exercise }, { top, ...assignment }) => {
    const restored = { folder: join(top, "restored"), keyFolder: join(top, "restored-keys") };
    const backup = join(top, backupFolder);
    await restore({ backup, identities: [exercise.recovery.identity], ...restored });
    const report = await verifyExercise(restored, { deep: true });
    const problems = faultsOf(report).map((fault) => `restored: ${fault}`);
    return [...problems, ...(await sizeIs(restored, size)), ...(await sizeIs(assignment, size))];
  },
};

async function sizeIs(
  { folder, keyFolder }: Pick<CommandAssignment, "folder" | "keyFolder">,
  ...expected: readonly number[]
): Promise<string[]> {
  const register = await openExercise({ folder, keyFolder });
  const { size } = await register.status();
  await register.close();
  return expected.includes(size) ? [] : [`${size} entries where ${expected.join(" or ")} should be`];
}

function leftovers(folder: string): string[] {
  const parts = ["wal", "payload", "keys", "log", "log/history"];
  const names = parts.flatMap((part) => readdirSync(join(folder, part)).map((name) => `${part}/${name}`));
  return names.filter((name) => name.includes("/.")).map((name) => `left behind: ${name}`);
}

/** An exact time, as a person states it. */
function exactly(at: string) {
  return { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" };
}
