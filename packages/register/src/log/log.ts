// SPDX-License-Identifier: Apache-2.0
import {
  appendLeaves,
  assert,
  type Crypto,
  commitRecordSizeBytesMax,
  encodeCommitRecord,
  equalBytes,
  type Frontier,
  formatProof,
  frontierRoot,
  type Hash,
  leafHash,
  type NodeReader,
  parseCommitRecord,
  parseWalName,
  rangeRoot,
  registerPaths,
  ScelleError,
  tileNodeReader,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { type Cosigned, keepCosignatures } from "./cosigned.ts";
import { parsed } from "./damaged.ts";
import type { LogRecord, PendingRecord } from "./log-record.ts";
import { OwnCheckpoints } from "./own-checkpoints.ts";
import { publish, removeSupersededPartials } from "./publication.ts";
import type { PublicationKeys } from "./publication-keys.ts";
import { PublicationTurns } from "./publication-turns.ts";
import { loadPublished, type Published } from "./published.ts";
import { PublishedProofs, readTileAsItWas } from "./published-proofs.ts";
import { removeUnpublished } from "./remove-unpublished.ts";

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
  /** Settled when the last publication, or taking in of cosignatures, that was asked for is over. */
  readonly #turns = new PublicationTurns();
  #onMoved: (range: { first: number; count: number }) => void = () => undefined;
  readonly #checkpoints: OwnCheckpoints;

  private constructor(disk: Disk, crypto: Crypto, published: Published) {
    this.#disk = disk;
    this.#crypto = crypto;
    this.#published = published;
    this.#frontier = published.frontier;
    this.#lastRoot = frontierRoot(crypto, published.frontier);
    this.#checkpoints = new OwnCheckpoints(disk, published);
  }

  /**
   * Reads the published state, checks it against its own signature, and takes up every later commit record.
   * @throws ScelleError("log.damaged") naming the file, "log.gap" when commit records do not follow on
   */
  static async open(disk: Disk, crypto: Crypto, keys: PublicationKeys): Promise<Log> {
    const published = await loadPublished(disk, crypto, keys);
    const log = new Log(disk, crypto, published);
    await removeUnpublished(disk, published.size);
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
    const { frontier } = this.#published;
    const leaves = this.#pending.slice(0, size - frontier.size).map(({ leaf }) => leaf);
    return frontierRoot(this.#crypto, appendLeaves(this.#crypto, frontier, leaves));
  }

  /**
   * Proof that an entry stands under the newest signed checkpoint.
   * @throws ScelleError("log.not-published") for an entry that is committed only
   */
  async proof(index: number, entry: Uint8Array): Promise<string> {
    const proofs = this.proofs();
    const hashes = await proofs.inclusion(index);
    return formatProof({ index, hashes, checkpoint: proofs.checkpointText, extra: entry });
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
    const frontier = appendLeaves(this.#crypto, this.#frontier, leaves);
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
   * Moves what is pending to its places and signs the tree, one publication after the other. Commits may go
   * on meanwhile; what they add waits for the next one.
   * @returns false when there was nothing to publish
   */
  publish(keys: PublicationKeys, atMs: number): Promise<boolean> {
    return this.#turns.publication(() => this.#publishPending(keys, atMs));
  }

  /** Takes cosignatures in, also late ones, when no publication is at work. */
  addCosignatures(cosigned: Cosigned): Promise<void> {
    return this.#turns.next(async () => {
      await this.#checkpoints.assertStillThere();
      const { remember } = this.#checkpoints;
      this.#published = await keepCosignatures(this.#disk, this.#published, cosigned, remember);
    });
  }

  /** When nothing that replaces the checkpoint is at work. */
  async atRest(): Promise<void> {
    await this.#turns.atRest();
  }

  /** Told which entries stand in a payload file, in the same turn in which they are no longer pending. */
  onMoved(listener: (range: { first: number; count: number }) => void): void {
    this.#onMoved = listener;
  }

  async #publishPending(keys: PublicationKeys, atMs: number): Promise<boolean> {
    const records = this.#pending.slice();
    const walNames = this.#walNames.slice();
    if (records.length === 0) return false;
    await this.#checkpoints.assertStillThere();
    const before = this.#published;
    const { remember: onSigned } = this.#checkpoints;
    const parts = { disk: this.#disk, crypto: this.#crypto, keys, before, records, atMs, onSigned };
    this.#takeOver(await publish(parts), records.length);
    await removeSupersededPartials(this.#disk, before.size, this.#published.size);
    await this.#disk.remove(walNames);
    return true;
  }

  /** From here on the entries are read from their files. */
  #takeOver(published: Published, count: number): void {
    const first = this.#published.size;
    assert(published.size === first + count, "a publication covers the entries that it took");
    const moved = this.#pending.slice(0, count);
    this.#pending = this.#pending.slice(count);
    this.#pendingBytes -= moved.reduce((sum, record) => sum + sizeInMemory(record), 0);
    this.#walNames = this.#walNames.filter((name) => name >= registerPaths.wal(published.size));
    this.#published = published;
    this.#onMoved({ first, count });
  }

  #nodeReader(): NodeReader {
    return tileNodeReader(this.#crypto, this.#published.size, (ref) => readTileAsItWas(this.#disk, ref));
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
      this.#pendingBytes += sizeInMemory(record);
    });
    this.#walNames.push(path);
    this.#frontier = frontier;
    this.#lastRoot = root;
  }

  async #takeUpCommitRecords(): Promise<void> {
    const names = await this.#disk.list(registerPaths.walFolder);
    const sizes = names.flatMap((name) => parseWalName(name) ?? []);
    const done = sizes.filter((size) => size < this.#published.size);
    // A checkpoint that a dead process named may be seen without being durable yet.
    if (done.length > 0) await this.#disk.replace(registerPaths.checkpoint, this.#published.checkpointBytes);
    await this.#disk.remove(done.map((size) => registerPaths.wal(size)));
    for (const oldSize of sizes.filter((size) => size >= this.#published.size)) {
      const path = registerPaths.wal(oldSize);
      if (oldSize !== this.size) throw new ScelleError("log.gap", { path, size: this.size });
      await this.#takeUp(path);
    }
  }

  /**
   * A damaged record had its name after a sync, so damage is a failed medium or a hand: never cut it off. A
   * whole one is written again: the process that gave it its name may have died, or been told of an error,
   * before the name was durable.
   */
  async #takeUp(path: string): Promise<void> {
    const bytes = await this.#disk.read(path, commitRecordSizeBytesMax);
    if (bytes === undefined) throw new ScelleError("log.damaged", { path, problem: "missing" });
    const record = parsed(path, () => parseCommitRecord(this.#crypto, bytes));
    const leaves = record.records.map(({ entry }) => leafHash(this.#crypto, entry));
    const frontier = appendLeaves(this.#crypto, this.#frontier, leaves);
    const root = frontierRoot(this.#crypto, frontier);
    const follows = record.oldSize === this.size && equalBytes(record.oldRoot, this.root());
    if (!follows || record.newSize !== frontier.size || !equalBytes(record.newRoot, root)) {
      throw new ScelleError("log.damaged", { path, problem: "does not follow on the log" });
    }
    await this.#disk.replace(path, bytes);
    this.#apply(path, record.records, leaves, frontier, root);
  }

  /**
   * Commit records are removed after publication, so a writer that lost its lock could take a name again:
   * the checkpoint tells whether somebody else went on in the meantime.
   */
  async #withdrawUnlessOurs(path: string): Promise<void> {
    try {
      if (await this.#checkpoints.areStillThere()) return;
      await this.#disk.remove([path]);
    } catch (cause) {
      // The record has its name by now: whatever the system called it, the state is unknown.
      throw new ScelleError("disk.failed", { path, problem: "UNKNOWN" }, { cause });
    }
    throw new ScelleError("register.head-moved", { path: registerPaths.checkpoint });
  }
}

function sizeInMemory({ entry, stored }: LogRecord): number {
  return entry.length + stored.length;
}
