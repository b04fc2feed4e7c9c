// SPDX-License-Identifier: Apache-2.0
import {
  appendLeaf,
  assert,
  type Crypto,
  commitRecordSizeBytesMax,
  consistencyProof,
  encodeCommitRecord,
  equalBytes,
  type Frontier,
  formatProof,
  frontierRoot,
  type Hash,
  inclusionProof,
  leafHash,
  type NodeReader,
  noteSizeBytesMax,
  parseCommitRecord,
  parseWalName,
  rangeRoot,
  registerPaths,
  ScelleError,
  tileNodeReader,
} from "@scelle/core";
import { type Disk, temporaryPrefix } from "../disk/disk.ts";
import { parsed } from "./damaged.ts";
import type { LogRecord, PendingRecord } from "./log-record.ts";
import { publish } from "./publication.ts";
import type { PublicationKeys } from "./publication-keys.ts";
import { loadPublished, type Published, readTile } from "./published.ts";
import { PublishedProofs } from "./published-proofs.ts";

/**
 * The durable log of one register. A record is committed when its commit record has its name in `wal/`; a
 * publication later moves it to its place and signs the tree. Both at start and while running, a commit
 * record reaches memory through `#apply`, and leaves it through `publish`: there is no other path to
 * recover.
 */
export class Log {
  readonly #disk: Disk;
  readonly #crypto: Crypto;
  #published: Published;
  #frontier: Frontier;
  #pending: PendingRecord[] = [];
  #pendingBytes = 0;
  #walNames: string[] = [];
  #lastRoot: Hash;

  private constructor(disk: Disk, crypto: Crypto, published: Published) {
    this.#disk = disk;
    this.#crypto = crypto;
    this.#published = published;
    this.#frontier = published.frontier;
    this.#lastRoot = frontierRoot(crypto, published.frontier);
  }

  /**
   * Reads the published state, checks it against its own signature, and takes up every later commit record.
   * @throws ScelleError("log.damaged") naming the file, "log.gap" when commit records do not follow on
   */
  static async open(disk: Disk, crypto: Crypto, keys: PublicationKeys): Promise<Log> {
    const published = await loadPublished(disk, crypto, keys);
    const log = new Log(disk, crypto, published);
    await log.#removeUnpublished();
    await log.#takeUpCommitRecords();
    return log;
  }

  /** Committed entries. */
  get size(): number {
    return this.#frontier.size;
  }

  /** Entries under the newest signed checkpoint. */
  get publishedSize(): number {
    return this.#published.size;
  }

  get pendingBytes(): number {
    return this.#pendingBytes;
  }

  get checkpointText(): string {
    return this.#published.checkpointText;
  }

  root(): Hash {
    return this.#lastRoot;
  }

  /** Root of the first `size` entries, committed or published. */
  async rootAt(size: number): Promise<Hash> {
    assert(size <= this.size, "a root is asked for within the log");
    if (size < this.#published.size) {
      return await rangeRoot(this.#crypto, this.#nodeReader(), 0, size);
    }
    let frontier = this.#published.frontier;
    for (const { leaf } of this.#pending.slice(0, size - frontier.size)) {
      frontier = appendLeaf(this.#crypto, frontier, leaf);
    }
    return frontierRoot(this.#crypto, frontier);
  }

  /**
   * Proof that an entry stands under the newest signed checkpoint.
   * @throws ScelleError("log.not-published") for an entry that is committed only
   */
  async proof(index: number, entry: Uint8Array): Promise<string> {
    const { checkpointText } = this.#published;
    const hashes = await this.inclusion(index);
    return formatProof({ index, hashes, checkpoint: checkpointText, extra: entry });
  }

  /**
   * The hashes from an entry to the root of the newest signed checkpoint.
   * @throws ScelleError("log.not-published") for an entry that is committed only
   */
  async inclusion(index: number): Promise<Hash[]> {
    const { size } = this.#published;
    if (index >= size) throw new ScelleError("log.not-published", { index, size });
    return await inclusionProof(this.#crypto, this.#nodeReader(), index, size);
  }

  /**
   * Proof that the newest signed checkpoint continues the log of an earlier size.
   * @throws ScelleError("log.not-published") for a size that no checkpoint has reached
   */
  async consistency(oldSize: number): Promise<Hash[]> {
    const { size } = this.#published;
    if (oldSize > size) throw new ScelleError("log.not-published", { index: oldSize - 1, size });
    if (oldSize === 0 || oldSize === size) return [];
    return await consistencyProof(this.#crypto, this.#nodeReader(), oldSize, size);
  }

  /** Proofs under the newest signed checkpoint, which stay good while the log grows. */
  proofs(): PublishedProofs {
    const { size, checkpointText } = this.#published;
    return new PublishedProofs(this.#disk, this.#crypto, size, checkpointText);
  }

  /** A record not yet published; undefined for older ones, which `RecordStore` reads from their files. */
  pending(index: number): PendingRecord | undefined {
    return this.#pending[index - this.#published.size];
  }

  /**
   * Makes records durable: when this resolves, they are in the log for good.
   * @throws ScelleError("disk.full") and nothing happened; any other error leaves the state unknown
   */
  async commit(records: readonly LogRecord[]): Promise<void> {
    const oldSize = this.size;
    const leaves = records.map((record) => leafHash(this.#crypto, record.entry));
    let frontier = this.#frontier;
    for (const leaf of leaves) frontier = appendLeaf(this.#crypto, frontier, leaf);
    const newRoot = frontierRoot(this.#crypto, frontier);
    const bytes = encodeCommitRecord(this.#crypto, {
      oldSize,
      oldRoot: this.root(),
      newSize: frontier.size,
      newRoot,
      records: [...records],
    });
    const path = registerPaths.wal(oldSize);
    if (!(await this.#disk.create(path, bytes))) throw new ScelleError("register.head-moved", { path });
    await this.#withdrawUnlessOurs(path);
    this.#apply(path, records, leaves, frontier, newRoot);
  }

  /**
   * Moves what is pending to its places and signs the tree. @returns false when there was nothing to
   * publish
   */
  async publish(keys: PublicationKeys, atMs: number): Promise<boolean> {
    if (this.#pending.length === 0) return false;
    if (!(await this.#isStillOurs())) {
      throw new ScelleError("register.head-moved", { path: registerPaths.checkpoint });
    }
    const upTo = this.#pending.length;
    this.#published = await publish(this.#disk, this.#crypto, keys, this.#published, this.#pending, atMs);
    await this.#disk.remove(this.#walNames);
    this.#walNames = [];
    this.#pending = this.#pending.slice(upTo);
    this.#pendingBytes = 0;
    assert(this.#pending.length === 0, "nothing is committed while a publication runs");
    assert(this.#published.size === this.size, "a publication covers every committed entry");
    return true;
  }

  #nodeReader(): NodeReader {
    return tileNodeReader(this.#crypto, this.#published.size, (ref) => readTile(this.#disk, ref));
  }

  #apply(
    path: string,
    records: readonly LogRecord[],
    leaves: readonly Hash[],
    frontier: Frontier,
    root: Hash,
  ): void {
    records.forEach((record, i) => {
      this.#pending.push({ ...record, leaf: leaves[i] as Hash });
      this.#pendingBytes += record.entry.length + record.stored.length;
    });
    this.#walNames.push(path);
    this.#frontier = frontier;
    this.#lastRoot = root;
  }

  /**
   * What an interruption left: the payload file of a run that will now be published with more in it, and
   * temporary files, of which those in `wal/` hold wrapped keys that no erasure would find.
   */
  async #removeUnpublished(): Promise<void> {
    const { payloadFolder, walFolder, keysFolder, logFolder } = registerPaths;
    const isEarly = (folder: string, name: string): boolean =>
      folder === payloadFolder && /^\d{20}\./.test(name) && Number(name.slice(0, 20)) >= this.size;
    for (const folder of [payloadFolder, walFolder, keysFolder, logFolder, `${logFolder}/history`]) {
      const names = await this.#disk.list(folder);
      const left = names.filter((name) => name.startsWith(temporaryPrefix) || isEarly(folder, name));
      await this.#disk.remove(left.map((name) => `${folder}/${name}`));
    }
  }

  async #takeUpCommitRecords(): Promise<void> {
    const names = await this.#disk.list(registerPaths.walFolder);
    const sizes = names.flatMap((name) => parseWalName(name) ?? []);
    const done = sizes.filter((size) => size < this.#published.size);
    await this.#disk.remove(done.map((size) => registerPaths.wal(size)));
    for (const oldSize of sizes.filter((size) => size >= this.#published.size)) {
      const path = registerPaths.wal(oldSize);
      if (oldSize !== this.size) throw new ScelleError("log.gap", { path, size: this.size });
      await this.#takeUp(path);
    }
  }

  /** A damaged record had its name after a sync, so damage is a failed medium or a hand: never cut it off. */
  async #takeUp(path: string): Promise<void> {
    const bytes = await this.#disk.read(path, commitRecordSizeBytesMax);
    if (bytes === undefined) throw new ScelleError("log.damaged", { path, problem: "missing" });
    const record = parsed(path, () => parseCommitRecord(this.#crypto, bytes));
    const leaves = record.records.map(({ entry }) => leafHash(this.#crypto, entry));
    let frontier = this.#frontier;
    for (const leaf of leaves) frontier = appendLeaf(this.#crypto, frontier, leaf);
    const root = frontierRoot(this.#crypto, frontier);
    const follows = record.oldSize === this.size && equalBytes(record.oldRoot, this.root());
    if (!follows || record.newSize !== frontier.size || !equalBytes(record.newRoot, root)) {
      throw new ScelleError("log.damaged", { path, problem: "does not follow on the log" });
    }
    this.#apply(path, record.records, leaves, frontier, root);
  }

  /**
   * Commit records are removed after publication, so a writer that lost its lock could take a name again:
   * the checkpoint tells whether somebody else went on in the meantime.
   */
  async #withdrawUnlessOurs(path: string): Promise<void> {
    try {
      if (await this.#isStillOurs()) return;
      await this.#disk.remove([path]);
    } catch (cause) {
      // The record has its name by now: whatever the system called it, the state is unknown.
      throw new ScelleError("disk.failed", { path, problem: "UNKNOWN" }, { cause });
    }
    throw new ScelleError("register.head-moved", { path: registerPaths.checkpoint });
  }

  async #isStillOurs(): Promise<boolean> {
    if (this.#published.size === 0) return true;
    const bytes = await this.#disk.read(registerPaths.checkpoint, noteSizeBytesMax);
    return bytes !== undefined && equalBytes(bytes, this.#published.checkpointBytes);
  }
}
