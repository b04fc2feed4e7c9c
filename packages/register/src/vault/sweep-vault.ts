// SPDX-License-Identifier: Apache-2.0
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isMissing, namesIn } from "./durable-names.ts";
import { isBeingWritten, isPartialName } from "./partial-object.ts";
import { journaledPartials } from "./seal-journal.ts";
import { readError } from "./vault-error.ts";
import { listObjects } from "./vault-folder.ts";

export interface SweepOptions {
  /** Whether the register names an object; without it no object is judged. */
  readonly isReferenced?: (root: string) => boolean | Promise<boolean>;
  /** Partial objects that a journal there can still take up are kept. */
  readonly journalFolder?: string;
}

export interface SweptVault {
  readonly objectCount: number;
  /** Objects that no record names, kept: a seal may have ended just before its record. */
  readonly unreferenced: readonly string[];
  /** Names of the partial objects of dead processes that were removed. */
  readonly removedPartials: readonly string[];
}

/**
 * Without its journal folder at hand nobody knows whether a partial object is waited for, so it stays
 * this long.
 */
const partialKeptMs = 7 * 24 * 3600 * 1000;

/**
 * Removes what dead processes left half-written, and reports objects that nothing refers to. Objects are
 * never removed.
 * @throws ScelleError("vault.unreadable")
 */
export async function sweepVault(vaultFolder: string, options: SweepOptions = {}): Promise<SweptVault> {
  const removedPartials = await removeStalePartials(vaultFolder, options.journalFolder);
  const unreferenced: string[] = [];
  let objectCount = 0;
  for await (const root of listObjects(vaultFolder)) {
    objectCount += 1;
    if (options.isReferenced !== undefined && !(await options.isReferenced(root))) unreferenced.push(root);
  }
  return { objectCount, unreferenced, removedPartials };
}

async function removeStalePartials(
  vaultFolder: string,
  journalFolder: string | undefined,
): Promise<string[]> {
  const awaited = journalFolder === undefined ? undefined : await journaledPartials(journalFolder);
  const removed: string[] = [];
  for (const name of await namesIn(vaultFolder)) {
    if (!isPartialName(name) || isBeingWritten(name)) continue;
    const path = join(vaultFolder, name);
    const isAwaited = awaited === undefined ? await isRecent(path) : awaited.has(name);
    if (isAwaited) continue;
    await rm(path, { force: true });
    removed.push(name);
  }
  return removed;
}

async function isRecent(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs < partialKeptMs;
  } catch (cause) {
    if (isMissing(cause)) return true; // Its seal ended meanwhile.
    throw readError(cause, path);
  }
}
