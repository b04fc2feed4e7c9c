// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { isSameRegister, parseRegisterJson, registerPaths, ScelleError } from "@scelle/core";
import { copyTree } from "./copy-tree.ts";
import { nodeDisk } from "./disk/node-disk.ts";
import type { BackedUp, RegisterStatus } from "./session.ts";

/** Long-lived part of a backup: everything that stays right for ever. */
export const longLivedFolder = "register";
/** Short-lived part: the wrapped record keys. Whoever keeps it keeps what is erased later. */
export const shortLivedFolder = "keys-short-lived";

const smallParts = [
  registerPaths.registerJson,
  registerPaths.recovery,
  registerPaths.trustPolicy,
  registerPaths.predecessor,
  registerPaths.successor,
  registerPaths.logFolder,
  registerPaths.payloadFolder,
];

interface RestingRegister {
  readonly folder: string;
  atRest<T>(task: () => Promise<T>): Promise<T>;
  status(): Promise<RegisterStatus>;
}

/**
 * Copies a register, adding to an earlier backup of the same register. Sealed objects are copied while it
 * goes on working; log, payloads and keys while it stands still.
 * @throws ScelleError("backup.inside" | "backup.other-register" | "disk.…")
 */
export async function backupRegister(register: RestingRegister, destination: string): Promise<BackedUp> {
  const target = resolve(destination);
  const { folder } = register;
  if (!relative(folder, target).startsWith("..")) throw new ScelleError("backup.inside", { folder });
  await assertSameRegister(folder, target);
  await mkdir(target, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new ScelleError("disk.read-only", { path: target }, { cause });
  });
  const long = join(target, longLivedFolder);
  const early = await copyTree(folder, long, [registerPaths.vaultFolder], isImmutable);
  return await register.atRest(async () => {
    const late = await copyTree(folder, long, [registerPaths.vaultFolder], isImmutable);
    const small = await copyTree(folder, long, smallParts, isImmutable);
    const keys = await copyTree(
      folder,
      join(target, shortLivedFolder),
      [registerPaths.keysFolder],
      () => false,
    );
    const status = await register.status();
    await nodeDisk(target).replace("READ-ME.txt", new TextEncoder().encode(explanation(status)));
    return {
      size: status.size,
      fileCount: late.fileCount + small.fileCount + keys.fileCount,
      copiedBytes: early.copiedBytes + late.copiedBytes + small.copiedBytes + keys.copiedBytes,
      checkpoint: status.checkpoint,
    };
  });
}

/**
 * Objects, full and partial tiles and payload files never change under their name. Kept checkpoints gain
 * lines of witnesses, by which they grow; a renewed line alone is not worth a copy.
 */
function isImmutable(path: string): boolean {
  return path !== registerPaths.checkpoint && path.includes("/");
}

async function assertSameRegister(folder: string, target: string): Promise<void> {
  if (!existsSync(target)) return;
  const names = await readdir(target).catch(() => undefined); // A file: as unfit as a foreign folder.
  if (names?.length === 0) return;
  const there = join(target, longLivedFolder, registerPaths.registerJson);
  const mine = parseRegisterJson(await readFile(join(folder, registerPaths.registerJson)));
  // A register that was closed since is still the same.
  const same = existsSync(there) && isSameRegister(mine, parseRegisterJson(await readFile(there)));
  if (!same) throw new ScelleError("backup.other-register", { destination: target });
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
