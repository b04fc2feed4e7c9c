// SPDX-License-Identifier: Apache-2.0
// A sealed object on its way into a bundle: read once; digests, its own name, the CRC and the writing side by
// side.
import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { type ManifestDigest, parseHex, ScelleError } from "@scelle/core";
import { ChunkTree, openInVault } from "@scelle/register";
import { DigestThread } from "./digest-thread.ts";

/** What the manifests and the zip say of an object. */
export interface Passed {
  readonly digests: Readonly<Record<ManifestDigest, string>>;
  readonly crc: number;
}

/** Deep enough that reader, digests and writer do not wait for one slow neighbour. */
const slotCount = 6;
const blockSizeBytes = 2 * 1024 * 1024;

/** Memory and threads for as many objects as one bundle has; memory is the slots, whatever their size. */
export class ObjectPass {
  readonly #buffer = new SharedArrayBuffer(slotCount * blockSizeBytes);
  readonly #threads: Readonly<Record<ManifestDigest | "leaves", DigestThread>>;

  constructor() {
    const start = { blockSizeBytes, buffer: this.#buffer };
    this.#threads = {
      sha256: new DigestThread({ ...start, digestName: "sha256" }),
      sha512: new DigestThread({ ...start, digestName: "sha512" }),
      leaves: new DigestThread({ ...start, digestName: "leaves" }),
    };
  }

  /**
   * Reads a file of exactly `sizeBytes` and hands each block on.
   * @param take resolves when the block may be written over
   * @throws ScelleError("bundle.object-missing") where the file ends before, "bundle.object-altered" once all
   * was read and it is not the object of this root
   */
  async run(
    object: { readonly root: string; readonly path: string; readonly sizeBytes: number },
    take: (piece: Uint8Array) => Promise<void>,
  ): Promise<Passed> {
    const file = await openInVault(object.path);
    const tree = new ChunkTree();
    try {
      const crc = await this.#blocks(file, object, tree, take);
      if (tree.root() !== object.root) throw new ScelleError("bundle.object-altered", { root: object.root });
      const [sha256, sha512] = await Promise.all([
        this.#threads.sha256.run("end"),
        this.#threads.sha512.run("end"),
      ]);
      return { digests: { sha256, sha512 }, crc };
    } finally {
      await file.close();
    }
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#threads).map((thread) => thread.close()));
  }

  async #blocks(
    file: FileHandle,
    { root, sizeBytes }: { readonly root: string; readonly sizeBytes: number },
    tree: ChunkTree,
    take: (piece: Uint8Array) => Promise<void>,
  ): Promise<number> {
    const free: Promise<unknown>[] = [];
    let taken: Promise<void> = Promise.resolve();
    let crc = 0;
    for (let at = 0, index = 0; at < sizeBytes; at += blockSizeBytes, index += 1) {
      const slot = index % slotCount;
      await free[slot];
      const block = new Uint8Array(
        this.#buffer,
        slot * blockSizeBytes,
        Math.min(blockSizeBytes, sizeBytes - at),
      );
      if ((await readWhole(file, block, at)) < block.length)
        throw new ScelleError("bundle.object-missing", { root });
      const job = { slot, sizeBytes: block.length };
      const leaves = this.#threads.leaves.run(job).then((hexes) => tree.append(leavesIn(hexes)));
      const digested = [this.#threads.sha256.run(job), this.#threads.sha512.run(job), leaves];
      taken = taken.then(() => take(block));
      const done = Promise.all([...digested, taken]);
      // Whoever waits for the slot is told of a failure; nobody may be waiting yet.
      done.catch(() => undefined);
      free[slot] = done;
      crc = crc32(block, crc);
    }
    await Promise.all(free);
    return crc;
  }
}

const leafHexLength = 64;

function leavesIn(hexes: string): Uint8Array[] {
  const count = hexes.length / leafHexLength;
  return Array.from({ length: count }, (_, i) => {
    return parseHex(hexes.slice(i * leafHexLength, (i + 1) * leafHexLength), "leaf hash", leafHexLength / 2);
  });
}

/** @returns how many bytes there were, fewer than asked for only at the end */
async function readWhole(file: FileHandle, block: Uint8Array, at: number): Promise<number> {
  let done = 0;
  while (done < block.length) {
    const { bytesRead } = await file.read(block, done, block.length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}
