// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  base64url,
  keyPageSizeBytes,
  keySlot,
  type RegisterJson,
  registerPaths,
  ScelleError,
} from "@scelle/core";
import { longLivedFolder, shortLivedFolder } from "./backup.ts";
import { copyTree, plainCopy } from "./copy-tree.ts";
import type { Disk } from "./disk/disk.ts";
import { makeFolders } from "./disk/make-folders.ts";
import { nodeDisk, syncFolder } from "./disk/node-disk.ts";
import { destroyKeys } from "./erasures.ts";
import { type Fetched, fetchMissing, makeKeyPages, type Restoring } from "./fetch-missing.ts";
import {
  createKeyRing,
  type KeyRing,
  raiseLastSigned,
  readKeyRing,
  readLastSigned,
} from "./keys/key-ring.ts";
import { nodeCrypto } from "./keys/node-crypto.ts";
import { defaultKeyFolder } from "./keys/places.ts";
import { openKeyRing } from "./keys/recovery.ts";
import {
  assertKnownAgrees,
  assertSigned,
  type KnownSize,
  knownByHistory,
  knownByNote,
  largestKnown,
} from "./known-size.ts";
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
  /** Other copies of the register, or backups: what is missing is taken from them. */
  readonly from?: readonly string[];
  /** What was kept outside, opened with the register's verifier key. */
  readonly known?: (logKey: string) => Promise<readonly KnownSize[]>;
  /** Whether a size that nobody signed counts too. */
  readonly acceptsUnsigned?: boolean;
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
   * Records whose keys are in no part of the backup although nothing says that they were erased: the key
   * pages are older than the log. What they decided to erase could not be erased again.
   */
  readonly withoutKeys: number;
  readonly fetched: readonly Fetched[];
  /**
   * Entries, first and last included, that were there and are in nothing that was given, and what shows it:
   * the register will not write on top of that.
   */
  readonly lost?: { readonly from: number; readonly to: number; readonly shownBy: string };
}

/**
 * Puts a register back from its backup and from other copies of it. A restored register is an older state,
 * and is treated as such: what is known beyond it is reported as lost, and noted outside the folder, so that
 * nobody goes on from there.
 * @throws ScelleError("backup.not-found" | "register.folder-taken" | "key.wrong-identity" |
 *   "restore.source-foreign" | "succession.anchor-differs" | "succession.unsigned-anchor" | "disk.…")
 */
export async function restore(restoration: Restoration): Promise<Restored> {
  const { backup, folder, identities, keyFolder } = restoration;
  const target = resolve(folder);
  const long = join(resolve(backup), longLivedFolder);
  const document = await readRegisterJson(nodeDisk(long), long).catch((cause: unknown) => {
    throw new ScelleError("backup.not-found", { backup }, { cause });
  });
  if (existsSync(target) && (await readdir(target)).length > 0) {
    throw new ScelleError("register.folder-taken", { folder: target });
  }
  const { origin, logKey } = document;
  const ring = await openKeyRing(await readFile(join(long, registerPaths.recovery)), identities);
  const outside = (await restoration.known?.(logKey)) ?? [];
  const keys = keyFolder ?? defaultKeyFolder(process.env, origin, logKey);
  await placeKeyRing(keys, ring);
  const building = join(dirname(target), `.${basename(target)}.restoring-${process.pid}`);
  try {
    await copyParts(backup, long, building);
    const restoring = await openRestoring(building, document, ring, keys);
    const fetched = await fetchMissing(restoring, restoration.from ?? []);
    await assertKnownAgrees(target, restoring.log, restoring.store, outside);
    if (restoration.acceptsUnsigned !== true) {
      assertSigned([...outside, ...(await knownHere(restoring, keys))], restoring.log.size);
    }
    const erasures = await eraseAgain(restoring);
    await removeEarlyKeys(nodeDisk(building), restoring.log.size);
    for (const { size, root, signature } of outside) {
      // Only a root that the log key signed may ever be taken for one that was signed here.
      const signed = signature === undefined || root === undefined ? {} : { root: base64url(root) };
      await raiseLastSigned(nodeDisk(keys), { size, ...signed });
    }
    await rename(building, target);
    await syncFolder(dirname(target));
    const lost = await lostFrom(restoring, keys, outside);
    const { size } = restoring.log;
    return {
      origin,
      logKey,
      size,
      keyFolder: keys,
      ...erasures,
      fetched,
      ...(lost === undefined ? {} : { lost }),
    };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function openRestoring(
  folder: string,
  document: RegisterJson,
  ring: KeyRing,
  keyFolder: string,
): Promise<Restoring> {
  const disk = nodeDisk(folder);
  const rememberSigned = (size: number, root: string) => raiseLastSigned(nodeDisk(keyFolder), { size, root });
  const keys = { ...publicationKeys(document, ring, keyFolder), rememberSigned };
  const log = await Log.open(disk, nodeCrypto, keys);
  const store = await RecordStore.open(disk, nodeCrypto, log, document.origin, ring.record);
  return { folder, disk, document, log, store, keys, recordKey: ring.record };
}

/** Without any key page nothing can be read, and nothing of it needs to be erased. */
async function eraseAgain({ folder, disk, log, store }: Restoring) {
  const hasRecordKeys = existsSync(join(folder, registerPaths.keysFolder));
  if (!hasRecordKeys) return { hasRecordKeys, erasedAgain: 0, withoutKeys: 0 };
  await makeKeyPages({ disk, log });
  const { performed, unexplained } = performedErasures(store, log.size);
  const returned = performed.filter((entry) => store.payload(entry) !== undefined);
  await destroyKeys(disk, returned);
  return { hasRecordKeys, erasedAgain: returned.length, withoutKeys: unexplained.length };
}

async function lostFrom(restoring: Restoring, keyFolder: string, outside: readonly KnownSize[]) {
  const { size } = restoring.log;
  const largest = largestKnown([...outside, ...(await knownHere(restoring, keyFolder))]);
  if (largest === undefined || largest.size <= size) return undefined;
  return { from: size, to: largest.size - 1, shownBy: largest.name };
}

async function knownHere({ disk, document, log }: Restoring, keyFolder: string): Promise<KnownSize[]> {
  const noted = knownByNote(await readLastSigned(nodeDisk(keyFolder)), join(keyFolder, "last-signed"));
  return [...noted, ...(await knownByHistory(disk, nodeCrypto, document.logKey, log.size))];
}

async function copyParts(backup: string, long: string, building: string): Promise<void> {
  await makeFolders(building).catch((cause: unknown) => {
    throw new ScelleError("disk.read-only", { path: dirname(building) }, { cause });
  });
  await copyTree(long, building, await readdir(long), plainCopy);
  const short = join(resolve(backup), shortLivedFolder);
  if (existsSync(join(short, registerPaths.keysFolder))) {
    await copyTree(short, building, [registerPaths.keysFolder], plainCopy);
  }
}

/** A later backup that was cut off may have brought keys of entries that this log does not have. */
async function removeEarlyKeys(disk: Disk, size: number): Promise<void> {
  const pages = (await disk.list(registerPaths.keysFolder)).map(Number);
  const first = keySlot(size).page;
  await disk.remove(pages.filter((page) => page > first).map((page) => registerPaths.keyPage(page)));
  const bytes = await disk.read(registerPaths.keyPage(first), keyPageSizeBytes);
  if (bytes === undefined) return;
  const { offset } = keySlot(size);
  const isEmpty = bytes.subarray(offset).every((byte) => byte === 0);
  const empty = new Uint8Array(bytes.length - offset);
  if (!isEmpty) await disk.writeAt(registerPaths.keyPage(first), [{ offsetBytes: offset, bytes: empty }]);
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
