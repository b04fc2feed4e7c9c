// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isSameRegister, parseObjectPath, parseRegisterJson, registerPaths, ScelleError } from "@scelle/core";
import { copyTree, type Nature, plainCopy } from "./copy-tree.ts";
import { isBelow } from "./disk/is-below.ts";
import { makeDurableFolder, nodeDisk } from "./disk/node-disk.ts";
import type { BackedUp, RegisterStatus } from "./session.ts";

/** Long-lived part of a backup: everything that stays right for ever. */
export const longLivedFolder = "register";
/** Short-lived part: the wrapped record keys. Whoever keeps it keeps what is erased later. */
export const shortLivedFolder = "keys-short-lived";

/**
 * In the order in which they are copied: what a checkpoint covers is there before it, and with register.json
 * a folder is a backup. Interrupted, a first backup is none yet, and a later one is still the earlier.
 */
const smallParts = [
  registerPaths.recovery,
  registerPaths.payloadFolder,
  `${registerPaths.logFolder}/tile`,
  `${registerPaths.logFolder}/history`,
  registerPaths.timestampsFolder,
] as const;
const closingParts = [
  registerPaths.trustPolicy,
  registerPaths.timestampPolicy,
  registerPaths.predecessor,
  registerPaths.successor,
  registerPaths.checkpoint,
  registerPaths.registerJson,
] as const;

const inVault = `${registerPaths.vaultFolder}/`;

interface RestingRegister {
  readonly folder: string;
  atRest<T>(task: () => Promise<T>): Promise<T>;
  status(): Promise<RegisterStatus>;
}

/**
 * Copies a register, adding to an earlier backup of the same register. Sealed objects are copied while it
 * goes on working; log, payloads and keys while it stands still.
 * @throws ScelleError("backup.inside" | "backup.other-register" | "disk.…"); "backup.differs" when all else
 * is copied, where a file that never changes is of another size than the backup has it
 */
export async function backupRegister(register: RestingRegister, destination: string): Promise<BackedUp> {
  const target = resolve(destination);
  const { folder } = register;
  if (isBelow(folder, target)) throw new ScelleError("backup.inside", { folder });
  await assertSameRegister(folder, target);
  await makeTarget(target);
  const long = join(target, longLivedFolder);
  await copyTree(folder, long, [registerPaths.recovery], natureOf);
  const early = await copyTree(folder, long, [registerPaths.vaultFolder], natureOf);
  return await register.atRest(async () => {
    const late = await copyTree(folder, long, [registerPaths.vaultFolder], natureOf);
    const small = await copyTree(folder, long, smallParts, natureOf);
    const keys = await copyTree(
      folder,
      join(target, shortLivedFolder),
      [registerPaths.keysFolder],
      plainCopy,
    );
    const closing = await copyTree(folder, long, closingParts, natureOf);
    const status = await register.status();
    await nodeDisk(target).replace("READ-ME.txt", new TextEncoder().encode(explanation(status)));
    const differing = [...late.differing, ...small.differing];
    if (differing.length > 0) {
      const facts = { count: differing.length, path: differing[0] ?? "", backup: long };
      throw new ScelleError("backup.differs", facts);
    }
    return {
      size: status.size,
      fileCount: late.fileCount + small.fileCount + keys.fileCount + closing.fileCount,
      copiedBytes: [early, late, small, keys, closing].reduce((sum, { copiedBytes }) => sum + copiedBytes, 0),
      checkpoint: status.checkpoint,
    };
  });
}

async function makeTarget(path: string): Promise<void> {
  try {
    await makeDurableFolder(join(path, longLivedFolder));
  } catch (cause) {
    const problem = (cause as NodeJS.ErrnoException).code ?? "UNKNOWN";
    if (problem === "ENOSPC") throw new ScelleError("disk.full", { path }, { cause });
    if (problem === "EIO") throw new ScelleError("disk.failed", { path, problem }, { cause });
    throw new ScelleError("disk.read-only", { path }, { cause });
  }
}

/**
 * Objects, full and partial tiles and payload files never change under their name. Kept checkpoints gain
 * lines of witnesses, by which they grow; a renewed line alone is not worth a copy. Of the vault what has
 * the name of an object is copied: a backup is kept for ever, and a plain file that somebody put there is not
 * to be.
 */
function natureOf(path: string): Nature {
  if (path.startsWith(inVault)) {
    return parseObjectPath(path.slice(inVault.length)) === undefined ? "foreign" : "fixed";
  }
  if (path.startsWith(`${registerPaths.historyFolder}/`)) return "growing";
  return path !== registerPaths.checkpoint && path.includes("/") ? "fixed" : "changing";
}

/** Interrupted before it was a backup, one is known by the sealed keys, which no two registers share. */
async function assertSameRegister(folder: string, target: string): Promise<void> {
  if (!existsSync(target)) return;
  const names = await readdir(target).catch(() => undefined); // A file: as unfit as a foreign folder.
  if (names?.length === 0) return;
  const long = join(target, longLivedFolder);
  const there = join(long, registerPaths.registerJson);
  const sealedThere = join(long, registerPaths.recovery);
  if (existsSync(there)) {
    // A register that was closed since is still the same.
    const mine = parseRegisterJson(await readFile(join(folder, registerPaths.registerJson)));
    if (isSameRegister(mine, parseRegisterJson(await readFile(there)))) return;
  } else if (existsSync(sealedThere)) {
    const mine = await readFile(join(folder, registerPaths.recovery));
    if (mine.equals(await readFile(sealedThere))) return;
  } else {
    const begun = names?.join() === longLivedFolder ? await readdir(long).catch(() => undefined) : undefined;
    if (begun?.every((name) => name.startsWith(".")) === true) return; // Nothing but a copy cut off.
  }
  throw new ScelleError("backup.other-register", { destination: target });
}

function explanation(status: RegisterStatus): string {
  return `Backup of the Scellé register ${status.origin}, ${status.size} entries.

${longLivedFolder}/  Log, encrypted records, sealed evidence, and the register's own keys sealed to the
    recovery identity. May be kept for ever.
${shortLivedFolder}/  The wrapped keys of the records. A record that is erased later stays readable to
    whoever has this part and the recovery identity: replace it with every backup, and delete it within the
    time that your body promises for an erasure.

To restore: scelle restore THIS-FOLDER NEW-FOLDER --identity RECOVERY-IDENTITY
`;
}
