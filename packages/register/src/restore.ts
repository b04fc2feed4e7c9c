// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { registerPaths, ScelleError } from "@scelle/core";
import { longLivedFolder, shortLivedFolder } from "./backup.ts";
import { copyTree } from "./copy-tree.ts";
import { nodeDisk, syncFolder } from "./disk/node-disk.ts";
import { destroyKeys } from "./erasures.ts";
import { createKeyRing, type KeyRing, readKeyRing, readLastSigned } from "./keys/key-ring.ts";
import { nodeCrypto } from "./keys/node-crypto.ts";
import { defaultKeyFolder } from "./keys/places.ts";
import { openKeyRing } from "./keys/recovery.ts";
import { Log } from "./log/log.ts";
import { RecordStore } from "./log/record-store.ts";
import { publicationKeys, readRegisterJson } from "./open-register.ts";
import { performedErasures } from "./performed-erasures.ts";

export interface Restoration {
  readonly backup: string;
  readonly folder: string;
  /** Recovery identities, `AGE-SECRET-KEY-…`. */
  readonly identities: readonly string[];
  readonly keyFolder?: string;
}

export interface Restored {
  readonly origin: string;
  readonly logKey: string;
  readonly size: number;
  readonly keyFolder: string;
  /** Whether the part with the record keys was there: without it no record can be read. */
  readonly hasRecordKeys: boolean;
  /** Entries whose keys an older copy had brought back, and which were destroyed again. */
  readonly erasedAgain: number;
  /**
   * Entries that were signed here and are in no part of the backup: the register will not write on top of
   * that.
   */
  readonly lost?: { readonly from: number; readonly to: number };
}

/**
 * Puts a register back from its backup. A restored register is an older state, and is treated as such: what
 * this installation signed beyond it is reported as lost.
 * @throws ScelleError("backup.not-found" | "register.folder-taken" | "key.wrong-identity" | "disk.…")
 */
export async function restore({ backup, folder, identities, keyFolder }: Restoration): Promise<Restored> {
  const target = resolve(folder);
  const long = join(resolve(backup), longLivedFolder);
  const registerJson = await readRegisterJson(nodeDisk(long), long).catch((cause: unknown) => {
    throw new ScelleError("backup.not-found", { backup }, { cause });
  });
  if (existsSync(target) && (await readdir(target)).length > 0) {
    throw new ScelleError("register.folder-taken", { folder: target });
  }
  const { origin, logKey } = registerJson;
  const ring = await openKeyRing(await readFile(join(long, registerPaths.recovery)), identities);
  const keys = keyFolder ?? defaultKeyFolder(process.env, origin, logKey);
  await placeKeyRing(keys, ring);
  const building = join(dirname(target), `.${basename(target)}.restoring-${process.pid}`);
  try {
    const { hasRecordKeys } = await copyParts(backup, long, building);
    const disk = nodeDisk(building);
    const log = await Log.open(disk, nodeCrypto, publicationKeys(registerJson, ring, keys));
    const store = await RecordStore.open(disk, nodeCrypto, log, origin, ring.record);
    const erased = hasRecordKeys ? performedErasures(store, log.size) : [];
    const returned = erased.filter((entry) => store.payload(entry) !== undefined);
    await destroyKeys(disk, returned);
    await rename(building, target);
    await syncFolder(dirname(target));
    const last = await readLastSigned(keys);
    const isBehind = last !== undefined && last.size > log.size;
    const shared = {
      origin,
      logKey,
      size: log.size,
      keyFolder: keys,
      hasRecordKeys,
      erasedAgain: returned.length,
    };
    return isBehind ? { ...shared, lost: { from: log.size, to: last.size - 1 } } : shared;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function copyParts(
  backup: string,
  long: string,
  building: string,
): Promise<{ hasRecordKeys: boolean }> {
  await mkdir(building, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new ScelleError("disk.read-only", { path: dirname(building) }, { cause });
  });
  await copyTree(long, building, await readdir(long), () => false);
  const short = join(resolve(backup), shortLivedFolder);
  const hasRecordKeys = existsSync(join(short, registerPaths.keysFolder));
  if (hasRecordKeys) await copyTree(short, building, [registerPaths.keysFolder], () => false);
  return { hasRecordKeys };
}

/** Keys that are still in place stay: beside them stands what was signed last. */
async function placeKeyRing(folder: string, ring: KeyRing): Promise<void> {
  try {
    const there = await readKeyRing(folder);
    if (Buffer.compare(there.log, ring.log) !== 0) throw new ScelleError("key.wrong-ring", { path: folder });
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code !== "key.ring-missing") throw cause;
    await createKeyRing(folder, ring);
  }
}
