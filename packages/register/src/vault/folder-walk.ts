// SPDX-License-Identifier: Apache-2.0
import { type BigIntStats, lstatSync, readdirSync, readlinkSync, statSync } from "node:fs";
import { deviceMajor, deviceMinor } from "./device-source.ts";
import type { TarEntry, TarEntryType } from "./tar-header.ts";
import { goneOrUnreadable } from "./vault-error.ts";

export interface WalkedEntry {
  /** Path on this machine, as bytes. */
  readonly place: Buffer;
  readonly found: BigIntStats;
  readonly entry: TarEntry;
}

const slash = Buffer.from("/");
const nothing = new Uint8Array(0);

/**
 * Everything in a folder, the folder itself first, each folder before what is in it, and the names of one
 * folder in the order of their bytes. Symbolic links in it are entries and are not followed; a file with two
 * names comes twice; sockets hold nothing and are left out. Holds the listing of the folders it is in, no
 * more.
 * @throws ScelleError("vault.source-unreadable" | "vault.source-changed")
 */
export function* walkFolder(root: string): Generator<WalkedEntry> {
  const place = Buffer.from(root);
  const found = lookAt(place, statSync);
  yield { place, found, entry: tarEntry(place, Buffer.from("."), found, "folder") };
  yield* walkInside(place, undefined);
}

function* walkInside(folder: Buffer, inArchive: Buffer | undefined): Generator<WalkedEntry> {
  for (const name of namesIn(folder)) {
    const place = Buffer.concat([folder, slash, name]);
    const path = inArchive === undefined ? name : Buffer.concat([inArchive, slash, name]);
    const found = lookAt(place);
    const type = entryType(found);
    if (type === undefined) continue;
    yield { place, found, entry: tarEntry(place, path, found, type) };
    if (type === "folder") yield* walkInside(place, path);
  }
}

function namesIn(folder: Buffer): Buffer[] {
  try {
    return readdirSync(folder, { encoding: "buffer" }).sort(Buffer.compare);
  } catch (cause) {
    throw goneOrUnreadable(cause);
  }
}

function lookAt(place: Buffer, look: typeof statSync | typeof lstatSync = lstatSync): BigIntStats {
  try {
    return look(place, { bigint: true });
  } catch (cause) {
    throw goneOrUnreadable(cause);
  }
}

function tarEntry(place: Buffer, path: Buffer, found: BigIntStats, type: TarEntryType): TarEntry {
  const isDevice = type === "block-device" || type === "character-device";
  return {
    type,
    path,
    linkTarget: type === "symlink" ? linkTarget(place) : nothing,
    mode: Number(found.mode & 0o7777n),
    userId: Number(found.uid),
    groupId: Number(found.gid),
    sizeBytes: type === "file" ? Number(found.size) : 0,
    mtimeNs: found.mtimeNs,
    deviceMajor: isDevice ? deviceMajor(Number(found.rdev)) : 0,
    deviceMinor: isDevice ? deviceMinor(Number(found.rdev)) : 0,
  };
}

function linkTarget(place: Buffer): Buffer {
  try {
    return readlinkSync(place, { encoding: "buffer" });
  } catch (cause) {
    throw goneOrUnreadable(cause);
  }
}

function entryType(found: BigIntStats): TarEntryType | undefined {
  if (found.isFile()) return "file";
  if (found.isDirectory()) return "folder";
  if (found.isSymbolicLink()) return "symlink";
  if (found.isFIFO()) return "fifo";
  if (found.isBlockDevice()) return "block-device";
  if (found.isCharacterDevice()) return "character-device";
  return undefined;
}
