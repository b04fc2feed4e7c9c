// SPDX-License-Identifier: Apache-2.0
// What a seal notes down so that it can go on after a crash. The journal lies outside the register,
// readable by its owner alone, because it holds the file key; it is removed when the seal ends, well or
// badly.
//
// Why going on is safe. A key and nonce must never meet two plaintexts. So the source is read and hashed
// again from its first byte; its blocks are sealed again in memory, with the journal's key and nonce, and
// compared with the bytes that stand in the partial object; and nothing is written before the whole
// prefix up to the boundary agreed, ciphertext for ciphertext and digest for digest. Past the boundary,
// where the disk may have kept some pages and lost others, each page found must be what is about to be
// written or must be empty. Anything else means that the source or the partial changed: the partial is
// deleted and sealing starts over with a fresh file key.

import { createHash } from "node:crypto";
import { access, constants, type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeFolders } from "../disk/make-folders.ts";
import { namesIn, syncNames } from "./durable-names.ts";
import {
  type Boundary,
  encodeJournal,
  type KeptJournal,
  parseJournal,
  type SealKeys,
} from "./kept-journal.ts";
import { adoptPartial, isBeingWritten, type PartialObject } from "./partial-object.ts";
import type { SourceIdentity } from "./source.ts";
import { writeError } from "./vault-error.ts";

export interface UnfinishedSeal {
  readonly keys: SealKeys;
  readonly partial: PartialObject;
  readonly boundary: Boundary;
}

const journalSuffix = ".seal-journal";
const temporarySuffix = ".new";

/** The journal of one source going into one vault. */
export class SealJournal {
  readonly #folder: string;
  readonly #vaultFolder: string;
  readonly #path: string;
  readonly #source: SourceIdentity;
  readonly #recipients: string;

  constructor(folder: string, vaultFolder: string, source: SourceIdentity, recipients: readonly string[]) {
    this.#folder = folder;
    this.#vaultFolder = vaultFolder;
    this.#source = source;
    this.#recipients = [...recipients].sort().join(" ");
    this.#path = join(folder, journalName(vaultFolder, source));
  }

  /** Finds out before hours of work whether the journal can be kept. */
  async prepare(): Promise<void> {
    try {
      await makeFolders(this.#folder);
      await access(this.#folder, constants.W_OK | constants.X_OK);
    } catch (cause) {
      throw writeError(cause, this.#folder);
    }
  }

  /** Whether another running process, or another seal of this one, is sealing this very source. */
  async isInUse(): Promise<boolean> {
    const kept = await readJournal(this.#path);
    return kept !== undefined && isBeingWritten(kept.partial);
  }

  /**
   * What a dead process left of sealing this source for these recipients; what cannot be used is removed.
   * @param isReached whether the pass that goes on comes by a boundary
   */
  async takeUp(isReached: (boundary: Boundary) => boolean): Promise<UnfinishedSeal | undefined> {
    const kept = await readJournal(this.#path);
    if (kept === undefined) return undefined;
    const partial = await adoptPartial(this.#vaultFolder, kept.partial);
    const isSame = kept.recipients === this.#recipients && isSameSource(kept.source, this.#source);
    if (partial !== undefined && isSame && isReached(kept.boundary)) {
      const { keys, boundary } = kept;
      await this.write(keys, partial.name, boundary);
      return { keys, partial, boundary };
    }
    await partial?.discard();
    await this.remove();
    return undefined;
  }

  /** Replaces the journal. What `boundary` covers must be durable already. */
  async write(keys: SealKeys, partial: string, boundary: Boundary): Promise<void> {
    const temporary = this.#path + temporarySuffix;
    const kept: KeptJournal = { keys, partial, boundary, source: this.#source, recipients: this.#recipients };
    try {
      await writeDurably(temporary, encodeJournal(kept));
      await rename(temporary, this.#path);
    } catch (cause) {
      await rm(temporary, { force: true });
      throw writeError(cause, this.#folder);
    }
    await syncNames(this.#folder);
  }

  async remove(): Promise<void> {
    await rm(this.#path + temporarySuffix, { force: true });
    await rm(this.#path, { force: true });
  }
}

/** Partial objects that some journal in a folder can still take up. */
export async function journaledPartials(folder: string): Promise<Set<string>> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith(journalSuffix));
  const journals = await Promise.all(names.map((name) => readJournal(join(folder, name))));
  return new Set(journals.flatMap((journal) => (journal === undefined ? [] : [journal.partial])));
}

/**
 * Gives up what was cut off of sealing into a vault: removes each journal, and its key with it, then what was
 * written of the object. A seal that runs is left alone: whoever takes a half-written object over renames it
 * first, so that of two only one gets it, and no lock is needed. Cut off itself, it can be done again: a
 * journal says by its name which vault it is for.
 * @returns how many were given up, durably
 */
export async function giveUpSeals(folder: string, vaultFolder: string): Promise<number> {
  const suffixes = ["", temporarySuffix];
  const names = (await namesIn(folder)).flatMap((name) => {
    const suffix = suffixes.find((each) => name.endsWith(journalSuffix + each));
    return suffix === undefined ? [] : [name.slice(0, name.length - suffix.length)];
  });
  let count = 0;
  for (const name of new Set(names)) {
    const path = join(folder, name);
    const kept = (await readJournal(path)) ?? (await readJournal(path + temporarySuffix));
    if (kept === undefined || name !== journalName(vaultFolder, kept.source)) continue;
    if (isBeingWritten(kept.partial)) continue;
    const partial = await adoptPartial(vaultFolder, kept.partial);
    const now = await readJournal(path);
    if (partial === undefined && now !== undefined && isBeingWritten(now.partial)) continue; // Gone on with.
    for (const suffix of suffixes) await rm(path + suffix, { force: true });
    await syncNames(folder);
    await partial?.discard();
    if (partial !== undefined) await syncNames(vaultFolder);
    count += 1;
  }
  return count;
}

function journalName(vaultFolder: string, source: SourceIdentity): string {
  const subject = JSON.stringify([resolve(vaultFolder), source.device, source.inode]);
  return createHash("sha256").update(subject).digest("hex").slice(0, 32) + journalSuffix;
}

function isSameSource(a: SourceIdentity, b: SourceIdentity): boolean {
  return (
    a.device === b.device && a.inode === b.inode && a.sizeBytes === b.sizeBytes && a.mtimeNs === b.mtimeNs
  );
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "w", 0o600);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle?.close();
  }
}

/** Undefined for no journal and for one that is not ours: then sealing starts over. */
async function readJournal(path: string): Promise<KeptJournal | undefined> {
  try {
    return parseJournal(await readFile(path));
  } catch {
    return undefined; // A journal is a convenience: without it the source is sealed from its first byte.
  }
}
