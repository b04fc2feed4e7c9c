// SPDX-License-Identifier: Apache-2.0
import type { Stats } from "node:fs";
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

/**
 * Removes partial objects that nobody has gone on with for a week and no journal there waits for: those of
 * other users, whose journals are not at hand, keep their week. Reads names at the top of the vault alone.
 */
export async function sweepAbandoned(vaultFolder: string, journalFolder: string): Promise<string[]> {
  let awaited: Set<string> | undefined;
  return await removePartials(vaultFolder, async (name, path) => {
    if (await isRecent(path)) return true;
    awaited ??= await journaledPartials(journalFolder);
    return awaited.has(name);
  });
}

/** What dead processes left half-written, before it is swept. */
export async function leftPartials(
  vaultFolder: string,
): Promise<{ count: number; sizeBytes: number; oldestMs: number }> {
  const left = { count: 0, sizeBytes: 0, oldestMs: Number.POSITIVE_INFINITY };
  for (const name of await namesIn(vaultFolder)) {
    if (!isPartialName(name) || isBeingWritten(name)) continue;
    const found = await statOf(join(vaultFolder, name));
    if (found === undefined) continue;
    left.count += 1;
    left.sizeBytes += found.size;
    left.oldestMs = Math.min(left.oldestMs, found.mtimeMs);
  }
  return left;
}

async function removeStalePartials(
  vaultFolder: string,
  journalFolder: string | undefined,
): Promise<string[]> {
  const awaited = journalFolder === undefined ? undefined : await journaledPartials(journalFolder);
  return await removePartials(vaultFolder, (name, path) => awaited?.has(name) ?? isRecent(path));
}

async function removePartials(
  vaultFolder: string,
  isKept: (name: string, path: string) => boolean | Promise<boolean>,
): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await namesIn(vaultFolder)) {
    if (!isPartialName(name) || isBeingWritten(name)) continue;
    const path = join(vaultFolder, name);
    if (await isKept(name, path)) continue;
    await rm(path, { force: true });
    removed.push(name);
  }
  return removed;
}

async function isRecent(path: string): Promise<boolean> {
  const found = await statOf(path);
  return found === undefined || Date.now() - found.mtimeMs < partialKeptMs;
}

/** Undefined where its seal ended meanwhile. */
async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw readError(cause, path);
  }
}
