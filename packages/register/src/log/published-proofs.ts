// SPDX-License-Identifier: Apache-2.0
import {
  type Crypto,
  consistencyProof,
  type Hash,
  hashSizeBytes,
  inclusionProof,
  type NodeReader,
  registerPaths,
  ScelleError,
  type TileRef,
  tileNodeReader,
  tileWidthMax,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";

const tileSizeBytesMax = tileWidthMax * hashSizeBytes;
/** Upper nodes are in every proof; those of one part of the log are in all proofs of that part. */
const nodesKeptMax = 100_000;

/**
 * Proofs under one signed checkpoint, for as long as somebody needs them: what is published afterwards
 * changes none.
 */
export class PublishedProofs {
  readonly size: number;
  /** The signed note, with its cosignatures. */
  readonly checkpointText: string;
  readonly #crypto: Crypto;
  readonly #readNode: NodeReader;

  constructor(disk: Disk, crypto: Crypto, size: number, checkpointText: string) {
    this.size = size;
    this.checkpointText = checkpointText;
    this.#crypto = crypto;
    this.#readNode = remembering(tileNodeReader(crypto, size, (ref) => readTileAsItWas(disk, ref)));
  }

  /**
   * From the leaf at `index` to the root of the checkpoint.
   * @throws ScelleError("log.not-published") for an entry that the checkpoint does not cover
   */
  async inclusion(index: number): Promise<Hash[]> {
    if (index >= this.size) throw new ScelleError("log.not-published", { index, size: this.size });
    return await inclusionProof(this.#crypto, this.#readNode, index, this.size);
  }

  /**
   * That the checkpoint continues the log of an earlier size; of none there is nothing to prove.
   * @throws ScelleError("log.not-published") for a size that the checkpoint has not reached
   */
  async consistency(oldSize: number): Promise<Hash[]> {
    if (oldSize > this.size)
      throw new ScelleError("log.not-published", { index: oldSize - 1, size: this.size });
    if (oldSize === 0 || oldSize === this.size) return [];
    return await consistencyProof(this.#crypto, this.#readNode, oldSize, this.size);
  }
}

/** A tile that was partial then may be full by now, and its first hashes are the same. */
export async function readTileAsItWas(disk: Disk, ref: TileRef): Promise<Uint8Array> {
  const path = registerPaths.tile(ref);
  const then = await disk.read(path, tileSizeBytesMax);
  if (then !== undefined) return then;
  const full = await disk.read(registerPaths.tile({ ...ref, width: tileWidthMax }), tileSizeBytesMax);
  if (full === undefined) throw new ScelleError("log.damaged", { path, problem: "missing" });
  return full.subarray(0, ref.width * hashSizeBytes);
}

function remembering(readNode: NodeReader): NodeReader {
  const known = new Map<string, Promise<Hash>>();
  return (level, index) => {
    const key = `${level}/${index}`;
    const node = known.get(key) ?? readNode(level, index);
    if (known.size >= nodesKeptMax) known.clear();
    known.set(key, node);
    return node;
  };
}
