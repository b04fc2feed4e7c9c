// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  appendLeaf,
  emptyFrontier,
  emptyKeyPage,
  equalBytes,
  frontierRoot,
  holdsKey,
  isSameRegister,
  keyPageSlots,
  keySlot,
  leafHash,
  type RegisterJson,
  registerPaths,
  ScelleError,
} from "@scelle/core";
import { longLivedFolder, shortLivedFolder } from "./backup.ts";
import { copyTree, plainCopy } from "./copy-tree.ts";
import type { Disk } from "./disk/disk.ts";
import { makeFolders } from "./disk/make-folders.ts";
import { nodeDisk, syncFolder } from "./disk/node-disk.ts";
import { nodeCrypto } from "./keys/node-crypto.ts";
import type { Log } from "./log/log.ts";
import type { LogRecord } from "./log/log-record.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";
import { loadPublished } from "./log/published.ts";
import { RecordStore } from "./log/record-store.ts";
import { readRegisterJson } from "./open-register.ts";
import { measureObject } from "./vault/measure-object.ts";
import { listObjects, objectPath } from "./vault/vault-folder.ts";

/** What another copy of the register gave. */
export interface Fetched {
  readonly source: string;
  /** Entries under its checkpoint. */
  readonly size: number;
  /** Entries that were missing and came from here. */
  readonly entries: number;
  /** Keys of records that were missing and came from here. */
  readonly keys: number;
  readonly objects: number;
  /** Roots of objects that are damaged here and in this copy, or are here not at all and damaged in it. */
  readonly damagedObjects: readonly string[];
  /** Code of the error at which it was left. */
  readonly problem?: string;
}

/** A register that is being restored, in a folder that nobody else knows of yet. */
export interface Restoring {
  readonly folder: string;
  readonly disk: Disk;
  readonly document: RegisterJson;
  readonly log: Log;
  readonly store: RecordStore;
  readonly keys: PublicationKeys;
  readonly recordKey: Uint8Array;
}

interface Source {
  readonly name: string;
  readonly folder: string;
  readonly size: number;
  readonly store: RecordStore;
}

const batchEntries = 1_024;
/** More than this is not kept waiting for a publication. */
const pendingBytesMax = 64 * 1024 * 1024;

/**
 * Takes from other copies what is missing: entries that their signed checkpoint proves and whose content
 * opens, keys that open what is here, and sealed objects that have their name's root.
 * @throws ScelleError("restore.source-foreign") for what is no copy of this register,
 *   "succession.anchor-differs" for one with another history
 */
export async function fetchMissing(restoring: Restoring, sources: readonly string[]): Promise<Fetched[]> {
  const fetched: Fetched[] = [];
  for (const name of sources) fetched.push(await fetchFrom(restoring, resolve(name)));
  return fetched;
}

/** Makes room for the keys of all entries, where a backup came without any and another copy has some. */
export async function makeKeyPages({ disk, log }: Pick<Restoring, "disk" | "log">): Promise<void> {
  for (let page = 0; page * keyPageSlots < log.size; page++) {
    const path = registerPaths.keyPage(page);
    if ((await disk.sizeBytes(path)) === undefined) await disk.replace(path, emptyKeyPage());
  }
}

async function fetchFrom(restoring: Restoring, name: string): Promise<Fetched> {
  const [folder, keyHolder] = placesOf(name);
  await assertCopy(restoring, name, folder);
  const disk = copyDisk(folder, keyHolder);
  const fetched = { source: name, size: 0, entries: 0, keys: 0, objects: 0, damagedObjects: [] };
  try {
    const source = await openSource(restoring, name, disk, folder);
    fetched.size = source.size;
    fetched.keys = await fetchKeys(restoring, source);
    await fetchEntries(restoring, source, fetched);
    await fetchObjects(restoring, source, fetched);
    return fetched;
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code === "succession.anchor-differs") throw cause;
    return { ...fetched, problem: cause.code };
  }
}

/** Either a register's folder, or a backup of it with its keys apart. */
function placesOf(name: string): readonly [folder: string, keyHolder: string] {
  const long = join(name, longLivedFolder);
  if (existsSync(join(long, registerPaths.registerJson))) return [long, join(name, shortLivedFolder)];
  return [name, name];
}

async function assertCopy({ document }: Restoring, name: string, folder: string): Promise<void> {
  const facts = { folder: name, origin: document.origin };
  const other = await readRegisterJson(nodeDisk(folder), folder).catch((cause: unknown) => {
    throw new ScelleError("restore.source-foreign", facts, { cause });
  });
  if (!isSameRegister(document, other)) throw new ScelleError("restore.source-foreign", facts);
}

/** Read-only: a copy may be somebody else's, or at work. */
function copyDisk(folder: string, keyHolder: string): Pick<Disk, "read" | "readAt" | "list"> {
  const disk = nodeDisk(folder);
  const keys = nodeDisk(keyHolder);
  const at = (path: string) => (path.startsWith(`${registerPaths.keysFolder}/`) ? keys : disk);
  return {
    read: (path, sizeBytesMax) => at(path).read(path, sizeBytesMax),
    readAt: (path, offsetBytes, sizeBytes) => at(path).readAt(path, offsetBytes, sizeBytes),
    list: (path) => disk.list(path),
  };
}

/** Every entry of the copy is hashed: those of ours must be its beginning, and its checkpoint its end. */
async function openSource(
  { document, log, recordKey }: Restoring,
  name: string,
  disk: ReturnType<typeof copyDisk>,
  folder: string,
): Promise<Source> {
  const { size, frontier: signed } = await loadPublished(disk, nodeCrypto, document);
  const stored = { publishedSize: size, pending: () => undefined, onMoved: () => undefined };
  const store = await RecordStore.open(disk, nodeCrypto, stored, document.origin, recordKey);
  const shared = Math.min(size, log.size);
  let frontier = emptyFrontier;
  let sharedRoot = frontierRoot(nodeCrypto, frontier);
  for (let index = 0; index < size; index++) {
    frontier = appendLeaf(nodeCrypto, frontier, leafHash(nodeCrypto, store.entry(index)));
    if (index + 1 === shared) sharedRoot = frontierRoot(nodeCrypto, frontier);
  }
  if (!equalBytes(frontierRoot(nodeCrypto, frontier), frontierRoot(nodeCrypto, signed))) {
    throw new ScelleError("log.damaged", { path: "log/tile/entries", problem: "not what was signed" });
  }
  if (!equalBytes(sharedRoot, await log.rootAt(shared))) {
    throw new ScelleError("succession.anchor-differs", { anchor: name, size: shared, folder: "the backup" });
  }
  return { name, folder, size, store };
}

/** In the order of the log, up to the first that the copy does not hold whole. */
async function fetchEntries(
  { log, keys }: Restoring,
  source: Source,
  fetched: { entries: number },
): Promise<void> {
  let failure: unknown;
  while (log.size < source.size && failure === undefined) {
    const batch: LogRecord[] = [];
    for (let index = log.size; index < source.size && batch.length < batchEntries; index++) {
      try {
        source.store.opened(index); // Throws where it is not what the entry commits to.
        batch.push(source.store.sealed(index));
      } catch (cause) {
        failure = cause;
        break;
      }
    }
    if (batch.length > 0) await log.commit(batch);
    fetched.entries += batch.length;
    if (log.pendingBytes > pendingBytesMax) await log.publish(keys, Date.now());
  }
  await log.publish(keys, Date.now());
  if (failure !== undefined) throw failure;
}

/** A key is taken where none is here, and only if it opens what lies here. */
async function fetchKeys({ disk, log, store }: Restoring, source: Source): Promise<number> {
  if (!hasKeys(source)) return 0;
  let count = 0;
  await makeKeyPages({ disk, log });
  for (let index = 0; index < Math.min(log.size, source.size); index++) {
    const here = store.sealed(index);
    if (holdsKey(here.wrappedKey)) continue;
    const { wrappedKey } = source.store.sealed(index);
    if (!holdsKey(wrappedKey)) continue;
    if (source.store.opened(index) === undefined) continue;
    const { page, offset } = keySlot(index);
    await disk.writeAt(registerPaths.keyPage(page), [{ offsetBytes: offset, bytes: wrappedKey }]);
    count++;
  }
  return count;
}

function hasKeys({ store, size }: Source): boolean {
  try {
    return size > 0 && store.sealed(0).wrappedKey.length > 0;
  } catch {
    return false; // A copy that came without its keys, as it should be kept.
  }
}

async function fetchObjects(
  { folder }: Restoring,
  source: Source,
  fetched: { objects: number; damagedObjects: string[] },
): Promise<void> {
  const from = join(source.folder, registerPaths.vaultFolder);
  const to = join(folder, registerPaths.vaultFolder);
  for await (const root of listObjects(from)) {
    const [there, target] = [objectPath(from, root), objectPath(to, root)];
    if ((await sizeAt(target)) === (await sizeAt(there))) continue;
    try {
      await fetchObject(there, target, root);
      fetched.objects++;
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      if (!(await isObject(target, root))) fetched.damagedObjects.push(root);
    }
  }
}

/** In bytes; undefined where nothing is. */
async function sizeAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size; // What is wrong with it, its copy says.
}

/** What is wrong with the bytes of one object says nothing of the next. */
function isDamage(cause: unknown): boolean {
  return (
    cause instanceof ScelleError &&
    ["format.malformed", "vault.object-altered", "vault.armored", "vault.unreadable"].includes(cause.code)
  );
}

async function isObject(path: string, root: string): Promise<boolean> {
  try {
    return (await measureObject(path)).root === root;
  } catch {
    return false; // Not there, or no sealed object.
  }
}

async function fetchObject(from: string, target: string, root: string): Promise<void> {
  const shelf = join(target, "..");
  const waiting = `.fetching-${process.pid}`;
  await makeFolders(shelf);
  try {
    await copyTree(join(from, ".."), join(shelf, waiting), [root.slice(2)], plainCopy);
    const copied = join(shelf, waiting, root.slice(2));
    const measured = await measureObject(copied);
    if (measured.root !== root) throw new ScelleError("vault.object-altered", { offset: 0 });
    await rename(copied, target);
    await syncFolder(shelf);
  } finally {
    await rm(join(shelf, waiting), { recursive: true, force: true });
  }
}
