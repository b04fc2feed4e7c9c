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
import { access, constants, type FileHandle, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { canonicalBytes, parseCanonicalJson } from "@scelle/core";
import { namesIn, syncNames } from "./durable-names.ts";
import { adoptPartial, isBeingWritten, isPartialName, type PartialObject } from "./partial-object.ts";
import type { SourceIdentity } from "./source.ts";
import { writeError } from "./vault-error.ts";

/** A point up to which everything is durable. */
export interface Boundary {
  readonly plaintextBytes: number;
  readonly prefixSha256: string;
  /** Of the object: the segments that were whole when the plaintext up to here was sealed. */
  readonly sealedBytes: number;
}

/** Keys of one seal; never used for another plaintext. */
export interface SealKeys {
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
  readonly nonce: Uint8Array;
}

export interface UnfinishedSeal {
  readonly keys: SealKeys;
  readonly partial: PartialObject;
  readonly boundary: Boundary;
}

const journalSuffix = ".seal-journal";
const temporarySuffix = ".new";
const journalSizeBytesMax = 512 * 1024;

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
    const subject = JSON.stringify([resolve(vaultFolder), source.device, source.inode]);
    const name = createHash("sha256").update(subject).digest("hex").slice(0, 32);
    this.#path = join(folder, name + journalSuffix);
  }

  /** Finds out before hours of work whether the journal can be kept. */
  async prepare(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
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

  /** What a dead process left of sealing this source for these recipients; what cannot be used is removed. */
  async takeUp(): Promise<UnfinishedSeal | undefined> {
    const kept = await readJournal(this.#path);
    if (kept === undefined) return undefined;
    const partial = await adoptPartial(this.#vaultFolder, kept.partial);
    const isSame = kept.recipients === this.#recipients && isSameSource(kept.source, this.#source);
    if (partial !== undefined && isSame) {
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

interface KeptJournal {
  readonly keys: SealKeys;
  readonly partial: string;
  readonly boundary: Boundary;
  readonly source: SourceIdentity;
  readonly recipients: string;
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

function encodeJournal({ keys, partial, boundary, source, recipients }: KeptJournal): Uint8Array {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  return canonicalBytes({
    boundary: { ...boundary },
    fileKey: text(keys.fileKey),
    header: text(keys.header),
    nonce: text(keys.nonce),
    partial,
    recipients,
    source: { ...source },
    v: 1,
  });
}

/** Undefined for no journal and for one that is not ours: then sealing starts over. */
async function readJournal(path: string): Promise<KeptJournal | undefined> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > journalSizeBytesMax) return undefined;
    return parseJournal(parseCanonicalJson(bytes, "seal journal") as unknown as Record<string, unknown>);
  } catch {
    return undefined; // A journal is a convenience: without it the source is sealed from its first byte.
  }
}

function parseJournal(kept: Record<string, unknown>): KeptJournal | undefined {
  const bytes = (name: string) => new Uint8Array(Buffer.from(String(kept[name]), "base64url"));
  const keys = { header: bytes("header"), fileKey: bytes("fileKey"), nonce: bytes("nonce") };
  const boundary = kept["boundary"] as Boundary;
  const source = kept["source"] as SourceIdentity;
  const partial = String(kept["partial"]);
  const isComplete =
    kept["v"] === 1 &&
    keys.fileKey.length === 16 &&
    keys.nonce.length === 16 &&
    isPartialName(partial) &&
    Number.isSafeInteger(boundary.plaintextBytes) &&
    Number.isSafeInteger(boundary.sealedBytes) &&
    typeof boundary.prefixSha256 === "string" &&
    Number.isSafeInteger(source.sizeBytes);
  if (!isComplete) return undefined;
  return { keys, partial, boundary, source, recipients: String(kept["recipients"]) };
}
