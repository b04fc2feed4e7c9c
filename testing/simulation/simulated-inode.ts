// SPDX-License-Identifier: Apache-2.0
import type { SeededRandom } from "../faults/seeded-random.ts";

/** Where the edge of a sector, of a page of memory or of a cache line may cut an unsynced write. */
const tornBytes = 8;

interface Write {
  readonly offsetBytes: number;
  readonly bytes: Uint8Array;
}

/** A change of the names of one folder: an undefined inode is a name gone. A rename is one change. */
export type NameChange = readonly (readonly [name: string, inode: Inode | undefined])[];

/** Bytes of a file as processes see them, as the disk has them, and what stands between the two. */
export class FileInode {
  readonly kind = "file";
  live: Uint8Array;
  #durable: Uint8Array;
  #unsynced: Write[] = [];

  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    this.live = bytes;
    this.#durable = bytes;
  }

  write(offsetBytes: number, bytes: Uint8Array): void {
    const write = { offsetBytes, bytes: bytes.slice() };
    this.live = written(this.live, write);
    this.#unsynced.push(write);
  }

  sync(): void {
    for (const write of this.#unsynced) this.#durable = written(this.#durable, write);
    this.#unsynced = [];
  }

  /** What was to be synced may have got there or not, is still seen, and no later sync writes it. */
  failSync(random: SeededRandom): void {
    for (const write of this.#unsynced) this.#durable = survived(this.#durable, write, random);
    this.#unsynced = [];
  }

  /** What a machine finds that starts again. */
  cutPower(random: SeededRandom): void {
    this.failSync(random);
    this.live = this.#durable;
  }
}

/** Names of a folder, in the same three states. */
export class FolderInode {
  readonly kind = "folder";
  readonly live = new Map<string, Inode>();
  readonly #durable = new Map<string, Inode>();
  #unsynced: NameChange[] = [];

  change(change: NameChange): void {
    apply(this.live, change);
    this.#unsynced.push(change);
  }

  sync(): void {
    for (const change of this.#unsynced) apply(this.#durable, change);
    this.#unsynced = [];
  }

  /** Whichever changes were not synced survive whole or not at all, each by itself. */
  failSync(random: SeededRandom): void {
    const oddsPercent = random.pick([0, 50, 100]);
    for (const change of this.#unsynced) {
      if (random.between(1, 100) <= oddsPercent) apply(this.#durable, change);
    }
    this.#unsynced = [];
  }

  cutPower(random: SeededRandom): void {
    this.failSync(random);
    this.live.clear();
    for (const [name, inode] of this.#durable) {
      this.live.set(name, inode);
      inode.cutPower(random);
    }
  }
}

export type Inode = FileInode | FolderInode;

function apply(names: Map<string, Inode>, change: NameChange): void {
  for (const [name, inode] of change) {
    if (inode === undefined) names.delete(name);
    else names.set(name, inode);
  }
}

function written(before: Uint8Array, { offsetBytes, bytes }: Write): Uint8Array {
  const after = new Uint8Array(Math.max(before.length, offsetBytes + bytes.length));
  after.set(before);
  after.set(bytes, offsetBytes);
  return after;
}

/** An unsynced write after a power cut: gone, there, there in part, or something else in its place. */
function survived(before: Uint8Array, { offsetBytes, bytes }: Write, random: SeededRandom): Uint8Array {
  const fate = random.pick(["gone", "there", "part", "part", "wrong"]);
  if (fate === "gone") return before;
  const found = bytes.slice();
  for (let from = 0; from < found.length && fate !== "there"; from += tornBytes) {
    const piece = found.subarray(from, from + tornBytes);
    const kept = before.subarray(offsetBytes + from, offsetBytes + from + piece.length);
    const pieceFate = fate === "part" ? random.pick(["there", "gone"]) : random.pick(["there", "noise"]);
    if (pieceFate === "gone") piece.fill(0).set(kept);
    if (pieceFate === "noise") piece.set(Array.from(piece, () => random.between(0, 255)));
  }
  return written(before, { offsetBytes, bytes: found });
}
