// SPDX-License-Identifier: Apache-2.0
import {
  concatBytes,
  hashSizeBytes,
  nonceSizeBytes,
  parsePayloadFileName,
  payloadLengthSizeBytes,
  payloadPaddedSizeBytesMin,
  registerPaths,
  storedPayloadSizeBytesMax,
  tagSizeBytes,
} from "@scelle/core";
import { ByteStream } from "./byte-stream.ts";
import type { HashedPiece, PayloadHasher } from "./hashed-payloads.ts";
import type { CheckFacts } from "./outcome.ts";
import { listFolder, problemOf } from "./read-file.ts";
import type { Verification } from "./verification.ts";

export interface StoredPayload {
  /** The file that it stands in. */
  readonly path: string;
  /** Valid until the next one is taken. */
  readonly bytes: Uint8Array;
  /** SHA-256 of these bytes, where another thread took it. */
  readonly digest?: Uint8Array;
}

interface PayloadFile {
  readonly path: string;
  readonly first: number;
  readonly count: number;
}

interface OpenFile {
  readonly file: PayloadFile;
  readonly stream: ByteStream;
  /** Of what is at hand, in its order. */
  readonly digests: Digests;
}

/**
 * Gives the stored payloads in the order of the log, one file after the other, and reports files that are not
 * whole.
 */
export class PayloadCursor {
  readonly #verification: Verification;
  readonly #files: readonly PayloadFile[];
  readonly #hasher: PayloadHasher | undefined;
  #nextFile = 0;
  #open: OpenFile | undefined;
  #index = 0;

  private constructor(verification: Verification, files: readonly PayloadFile[]) {
    this.#verification = verification;
    this.#files = files;
    const paths = files.map(({ path }) => path);
    this.#hasher = verification.folder.hashPayloads?.(
      paths,
      files.reduce((sum, { count }) => sum + count, 0),
    );
  }

  /** Lists the payload files and reports gaps and overlaps among them up to `size` entries. */
  static async open(verification: Verification, size: number): Promise<PayloadCursor> {
    const files = await listPayloadFiles(verification);
    return new PayloadCursor(verification, contiguousFiles(verification, files, size));
  }

  /**
   * As {@link take}, if it is at hand: then nothing needs to be waited for. Otherwise undefined, and nothing
   * was taken.
   */
  takeAtHand(index: number): StoredPayload | undefined {
    const open = this.#open;
    if (open === undefined || index === endOf(open.file)) return undefined;
    const sizeBytes = open.stream.peekUint32();
    if (sizeBytes === undefined || !isStoredSize(sizeBytes)) return undefined;
    const bytes = open.stream
      .takeAtHand(payloadLengthSizeBytes + sizeBytes)
      ?.subarray(payloadLengthSizeBytes);
    if (bytes === undefined) return undefined;
    this.#index = index;
    return storedPayload(open, bytes);
  }

  /** The stored payload of entry `index`; to be called with every index, ascending. */
  async take(index: number): Promise<StoredPayload | undefined> {
    try {
      if (this.#open !== undefined && index === endOf(this.#open.file)) await this.#finish(this.#open);
      this.#open ??= this.#openFileOf(index);
      this.#index = index;
      return this.#open === undefined ? undefined : await this.#takeFrom(this.#open);
    } catch (cause) {
      return this.#abandon("folder.readable", problemOf(cause));
    }
  }

  /** After the last index. */
  async end(): Promise<void> {
    try {
      if (this.#open !== undefined && this.#index + 1 === endOf(this.#open.file))
        await this.#finish(this.#open);
      await this.#open?.stream.close();
    } catch (cause) {
      await this.#abandon("folder.readable", problemOf(cause));
    } finally {
      await this.#hasher?.close();
    }
  }

  #openFileOf(index: number): OpenFile | undefined {
    const file = this.#files[this.#nextFile];
    if (file === undefined || file.first !== index) return undefined;
    this.#nextFile++;
    const digests = new Digests();
    const hashed = this.#hasher?.pieces(file.path);
    const pieces =
      hashed === undefined ? this.#verification.folder.stream(file.path) : digests.takenFrom(hashed);
    return { file, digests, stream: new ByteStream(pieces) };
  }

  async #takeFrom(open: OpenFile): Promise<StoredPayload | undefined> {
    const { stream } = open;
    const prefix = await stream.take(payloadLengthSizeBytes);
    if (prefix.length < payloadLengthSizeBytes)
      return this.#abandon("payload.file", { problem: "payload-end", index: this.#index });
    const sizeBytes = new DataView(prefix.buffer, prefix.byteOffset).getUint32(0);
    if (!isStoredSize(sizeBytes)) {
      return this.#abandon("payload.file", {
        problem: "payload-length",
        index: this.#index,
        found: sizeBytes,
      });
    }
    const bytes = await stream.take(sizeBytes);
    if (bytes.length < sizeBytes) {
      return this.#abandon("payload.file", { problem: "payload-end", index: this.#index });
    }
    return storedPayload(open, bytes);
  }

  /** Nobody knows where the next payload begins: the rest of the file is lost. */
  async #abandon(code: "payload.file" | "folder.readable", facts: CheckFacts): Promise<undefined> {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    this.#verification.reporter.report(code, "failed", open.file.path, facts);
    await open.stream.close();
  }

  async #finish({ file, stream }: OpenFile): Promise<void> {
    if (await stream.isAtEnd()) this.#verification.reporter.count("payload.file");
    else this.#verification.reporter.report("payload.file", "failed", file.path, { problem: "payload-rest" });
    this.#open = undefined;
    await stream.close();
  }
}

/** Digests that came with pieces of a file, given out one by one. */
class Digests {
  #bytes: Uint8Array = new Uint8Array(0);
  #taken = 0;

  async *takenFrom(pieces: AsyncIterable<HashedPiece>): AsyncGenerator<Uint8Array> {
    for await (const { bytes, digests } of pieces) {
      const rest = this.#bytes.subarray(this.#taken);
      this.#bytes = rest.length === 0 ? digests : concatBytes(rest, digests);
      this.#taken = 0;
      yield bytes;
    }
  }

  next(): Uint8Array | undefined {
    const start = this.#taken;
    if (start === this.#bytes.length) return undefined;
    this.#taken += hashSizeBytes;
    return this.#bytes.subarray(start, this.#taken);
  }
}

/** How many entries the payload files say that there are: a size to go by where no checkpoint gives one. */
export async function sizeOfPayloadFiles(verification: Verification): Promise<number> {
  const files = await listPayloadFiles(verification);
  return files.reduce((size, file) => Math.max(size, endOf(file)), 0);
}

async function listPayloadFiles(verification: Verification): Promise<PayloadFile[]> {
  const files: PayloadFile[] = [];
  for (const { name, kind } of await listFolder(verification, registerPaths.payloadFolder)) {
    const range = kind === "folder" ? undefined : rangeOf(name);
    if (range !== undefined) files.push({ path: `${registerPaths.payloadFolder}/${name}`, ...range });
  }
  return files;
}

function endOf({ first, count }: PayloadFile): number {
  return first + count;
}

function rangeOf(name: string): { first: number; count: number } | undefined {
  try {
    return parsePayloadFileName(name);
  } catch {
    return undefined; // Not the name of a payload file: the look for foreign files names it.
  }
}

/**
 * The files that follow on each other; those that begin where another one is due are reported and left out.
 */
function contiguousFiles(
  { reporter }: Verification,
  files: readonly PayloadFile[],
  size: number,
): PayloadFile[] {
  const sorted = files.toSorted((a, b) => a.first - b.first || a.count - b.count);
  const following: PayloadFile[] = [];
  let due = 0;
  for (const file of sorted.filter(({ first }) => first < size)) {
    if (file.first < due) {
      reporter.report("payload.file", "failed", file.path, { problem: "payload-overlap", expected: due });
      continue;
    }
    if (file.first > due) reportGap(reporter, due, file.first - 1);
    following.push(file);
    due = file.first + file.count;
  }
  if (due < size) reportGap(reporter, due, size - 1);
  return following;
}

function reportGap(reporter: Verification["reporter"], from: number, to: number): void {
  reporter.report("payload.file", "absent", registerPaths.payloadFolder, { from, to });
}

function storedPayload({ file, digests }: OpenFile, bytes: Uint8Array): StoredPayload {
  const digest = digests.next();
  return digest === undefined ? { path: file.path, bytes } : { path: file.path, bytes, digest };
}

/** Padding lets a stored payload have few sizes: a power of two with nonce and tag. */
function isStoredSize(sizeBytes: number): boolean {
  const padded = sizeBytes - nonceSizeBytes - tagSizeBytes;
  if (padded < payloadPaddedSizeBytesMin || sizeBytes > storedPayloadSizeBytesMax) return false;
  return Number.isInteger(Math.log2(padded));
}
