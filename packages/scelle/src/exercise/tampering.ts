// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundlesForGrowth, parseRegisterJson, type RegisterJson, registerPaths } from "@scelle/core";
import { type KeyRing, readKeyRing } from "@scelle/register";
import { readLog, withoutRecord, writeLog } from "./forged-log.ts";

// What somebody who keeps the machine, and every key on it, can do to a register. Each works on a copy.

/** One byte of a file, before and after. */
export interface AlteredByte {
  /** Path in the register. */
  readonly file: string;
  readonly offset: number;
  readonly before: number;
  readonly after: number;
}

/** Turns one bit in the middle of a sealed object. */
export async function alterObject(folder: string, root: string): Promise<AlteredByte> {
  const file = registerPaths.object(root);
  const path = join(folder, file);
  const bytes = await readFile(path);
  const offset = Math.floor(bytes.length / 2);
  const before = bytes[offset] ?? 0;
  await turnBit(path, bytes, offset);
  return { file, offset, before, after: bytes[offset] ?? 0 };
}

/** Changes one character of one entry of the log. @param size entries of the log @param index of the entry */
export async function alterEntry(folder: string, size: number, index: number): Promise<void> {
  const bundle = bundlesForGrowth(0, size).find((ref) => index < ref.index * 256 + ref.width);
  if (bundle === undefined) throw new RangeError("the log has no such entry");
  const path = join(folder, registerPaths.entryBundle(bundle));
  const bytes = await readFile(path);
  const entryBytes = bytes.readUInt16BE(0) + 2;
  await turnBit(path, bytes, (index - bundle.index * 256) * entryBytes + 2 + '{"case":"'.length);
}

/** Cuts off everything from an index on, and signs the shorter log as if it had never been longer. */
export async function deleteTail(folder: string, keyFolder: string, fromIndex: number): Promise<void> {
  const { origin, ring } = await powersOf(folder, keyFolder);
  const records = await readLog(folder, origin, ring);
  await writeLog(folder, origin, ring, records.slice(0, fromIndex));
}

/** Takes one record out and signs the whole history anew with the register's own key. */
export async function rewriteHistory(folder: string, keyFolder: string, index: number): Promise<void> {
  const { origin, ring } = await powersOf(folder, keyFolder);
  const records = await readLog(folder, origin, ring);
  const left = records[index];
  if (left === undefined) throw new RangeError("the log has no such entry");
  await writeLog(folder, origin, ring, withoutRecord(records, left, origin, ring));
}

async function powersOf(
  folder: string,
  keyFolder: string,
): Promise<RegisterJson & { readonly ring: KeyRing }> {
  const registerJson = parseRegisterJson(await readFile(join(folder, registerPaths.registerJson)));
  return { ...registerJson, ring: await readKeyRing(keyFolder) };
}

async function turnBit(path: string, bytes: Uint8Array, offset: number): Promise<void> {
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
