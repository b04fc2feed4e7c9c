// SPDX-License-Identifier: Apache-2.0
import {
  type Crypto,
  commitment,
  entrySizeBytes,
  equalBytes,
  type Hash,
  hashSizeBytes,
  holdsKey,
  keySlot,
  leafHash,
  nonceSizeBytes,
  parseEntry,
  parsePayloadFile,
  parsePayloadFileName,
  payloadAdditionalData,
  payloadFileSizeBytesMax,
  registerPaths,
  ScelleError,
  unpadPayload,
  wrappedKeySizeBytes,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { openAesGcm, unwrapAesKw } from "../keys/node-crypto.ts";
import { parsed } from "./damaged.ts";
import type { LogRecord, PendingRecord } from "./log-record.ts";
import { PageKeys } from "./page-keys.ts";
import { ReadPieces } from "./read-pieces.ts";

const offsetTablesMax = 64;

type StoreDisk = Pick<Disk, "list" | "readAt">;

/** Where each stored ciphertext of one payload file lies. */
interface OffsetTable {
  readonly path: string;
  readonly firstIndex: number;
  readonly parts: readonly { offsetBytes: number; sizeBytes: number }[];
}

/** What the commitment of an entry was made over. */
export interface OpenedPayload {
  readonly salt: Uint8Array;
  readonly payload: Uint8Array;
}

/** What a record store asks of a log; a copy that nobody writes to has nothing pending. */
export interface StoredLog {
  readonly publishedSize: number;
  pending(index: number): PendingRecord | undefined;
  onMoved(listener: (range: { first: number; count: number }) => void): void;
}

/** Reads records by their index: from memory while they are pending, else from their files. */
export class RecordStore {
  readonly #disk: StoreDisk;
  readonly #crypto: Crypto;
  readonly #log: StoredLog;
  readonly #origin: string;
  readonly #recordKey: Uint8Array;
  #files: { first: number; count: number }[] = [];
  #tables = new Map<number, OffsetTable>();
  #ahead: { readonly pieces: ReadPieces; readonly keys: PageKeys } | undefined;

  private constructor(
    disk: StoreDisk,
    crypto: Crypto,
    log: StoredLog,
    origin: string,
    recordKey: Uint8Array,
  ) {
    this.#disk = disk;
    this.#crypto = crypto;
    this.#log = log;
    this.#origin = origin;
    this.#recordKey = recordKey;
  }

  static async open(
    disk: StoreDisk,
    crypto: Crypto,
    log: StoredLog,
    origin: string,
    recordKey: Uint8Array,
  ): Promise<RecordStore> {
    const store = new RecordStore(disk, crypto, log, origin, recordKey);
    const names = await disk.list(registerPaths.payloadFolder);
    const files = names.filter((name) => /^\d{20}\./.test(name)).map(parsePayloadFileName);
    store.#files = files.filter(({ first }) => first < log.publishedSize);
    log.onMoved((range) => store.#files.push(range));
    return store;
  }

  /**
   * Runs a task that reads many records in the order of the log: files are read by larger pieces meanwhile,
   * and keys opened by the page.
   * Nothing else runs in between, an erasure least of all, so that no piece is older than the task.
   */
  inOrder<T>(task: () => T): T {
    const pieces = new ReadPieces(this.#disk);
    const keys = new PageKeys(this.#recordKey, (path, offset, size) => pieces.readAt(path, offset, size));
    this.#ahead = { pieces, keys };
    try {
      return task();
    } finally {
      keys.forget();
      this.#ahead = undefined;
    }
  }

  entry(index: number): Uint8Array {
    const pending = this.#log.pending(index);
    if (pending !== undefined) return pending.entry;
    const path = registerPaths.entryBundle(this.#bundleOf(index));
    const stride = 2 + entrySizeBytes;
    const bytes = this.#readAt(path, (index % 256) * stride + 2, entrySizeBytes);
    if (bytes.length !== entrySizeBytes) throw new ScelleError("log.damaged", { path, problem: "too short" });
    return bytes;
  }

  /** @throws ScelleError("log.damaged") for an entry that is not the one of the tree */
  leaf(index: number): Hash {
    const pending = this.#log.pending(index);
    if (pending !== undefined) return pending.leaf;
    const leaf = leafHash(this.#crypto, this.entry(index));
    const ref = this.#bundleOf(index);
    const path = registerPaths.tile({ level: 0, ...ref });
    const inTree = this.#readAt(path, (index % 256) * hashSizeBytes, hashSizeBytes);
    if (equalBytes(inTree, leaf)) return leaf;
    const problem = `entry ${index} is not the one of the tree`;
    throw new ScelleError("log.damaged", { path: registerPaths.entryBundle(ref), problem });
  }

  /**
   * The record's canonical bytes, checked against the ciphertext hash and the commitment in the log.
   * @returns undefined where the key was destroyed
   * @throws ScelleError("payload.altered") when what is stored is not what the log committed to
   */
  payload(index: number): Uint8Array | undefined {
    return this.opened(index)?.payload;
  }

  /** The same with the salt: both together open the entry's commitment to anybody. */
  opened(index: number): OpenedPayload | undefined {
    const pending = this.#log.pending(index);
    const wrappedKey = pending?.wrappedKey ?? this.#wrappedKey(index);
    if (!holdsKey(wrappedKey)) return undefined;
    const entry = parseEntry(this.entry(index));
    const stored = pending?.stored ?? this.#stored(index);
    if (!equalBytes(this.#crypto.sha256(stored), entry.ciphertextHash)) {
      throw new ScelleError("payload.altered", { index, part: "ciphertext" });
    }
    const ahead = pending === undefined ? this.#ahead?.keys : undefined;
    const key = ahead === undefined ? unwrapAesKw(this.#recordKey, wrappedKey) : ahead.at(index);
    if (key === undefined) throw new ScelleError("payload.altered", { index, part: "key" });
    const additional = payloadAdditionalData(this.#origin, entry.keyName);
    const sealed = stored.subarray(nonceSizeBytes);
    const padded = openAesGcm(key, stored.subarray(0, nonceSizeBytes), additional, sealed);
    if (padded === undefined) throw new ScelleError("payload.altered", { index, part: "opening" });
    const { salt, payload } = unpadPayload(padded);
    if (!equalBytes(commitment(this.#crypto, salt, payload), entry.commit)) {
      throw new ScelleError("payload.altered", { index, part: "commitment" });
    }
    return { salt, payload };
  }

  /** A record as it lies there, for another copy of the same log: nothing of it is opened. */
  sealed(index: number): LogRecord {
    const pending = this.#log.pending(index);
    if (pending !== undefined) return pending;
    const [entry, stored] = [this.entry(index), this.#stored(index)];
    return { entry, stored, wrappedKey: this.#wrappedKey(index) };
  }

  #readAt(path: string, offsetBytes: number, sizeBytes: number): Uint8Array {
    return (this.#ahead?.pieces ?? this.#disk).readAt(path, offsetBytes, sizeBytes);
  }

  #bundleOf(entry: number): { index: number; width: number } {
    const index = Math.floor(entry / 256);
    return { index, width: Math.min(256, this.#log.publishedSize - index * 256) };
  }

  #wrappedKey(index: number): Uint8Array {
    const { page, offset } = keySlot(index);
    const path = registerPaths.keyPage(page);
    const bytes = this.#readAt(path, offset, wrappedKeySizeBytes);
    if (bytes.length !== wrappedKeySizeBytes) {
      throw new ScelleError("log.damaged", { path, problem: "too short" });
    }
    return bytes;
  }

  #stored(index: number): Uint8Array {
    const table = this.#table(index);
    const part = table.parts[index - table.firstIndex];
    if (part === undefined) throw new ScelleError("log.damaged", { path: table.path, problem: "too short" });
    return this.#readAt(table.path, part.offsetBytes, part.sizeBytes);
  }

  #table(index: number): OffsetTable {
    const file = this.#fileOf(index);
    const known = this.#tables.get(file.first);
    if (known !== undefined) return known;
    const path = registerPaths.payloadFile(file.first, file.count);
    const bytes = this.#disk.readAt(path, 0, payloadFileSizeBytesMax);
    const parts = parsed(path, () => parsePayloadFile(bytes, file.count)).map((stored) => ({
      offsetBytes: stored.byteOffset - bytes.byteOffset,
      sizeBytes: stored.length,
    }));
    const table = { path, firstIndex: file.first, parts };
    if (this.#tables.size >= offsetTablesMax) this.#tables.clear();
    this.#tables.set(file.first, table);
    return table;
  }

  #fileOf(index: number): { first: number; count: number } {
    let low = 0;
    let high = this.#files.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const file = this.#files[middle];
      if (file === undefined) break;
      if (index < file.first) high = middle - 1;
      else if (index >= file.first + file.count) low = middle + 1;
      else return file;
    }
    throw new ScelleError("log.damaged", {
      path: registerPaths.payloadFolder,
      problem: `no file for ${index}`,
    });
  }
}
