// SPDX-License-Identifier: Apache-2.0
import { appendLeaf, emptyFrontier, type Frontier, frontierRoot, hex } from "@scelle/core";
import { nodeCrypto } from "../keys/node-crypto.ts";
import { ChunkLeaves } from "./chunk-leaves.ts";

/** Root of a whole sealed object in memory: 64 hex digits. */
export function rootOfBytes(bytes: Uint8Array): string {
  const leaves = new ChunkLeaves();
  const tree = new ChunkTree();
  tree.append([...leaves.add(bytes), ...leaves.end()]);
  return tree.root();
}

/** Root over the chunks of a sealed object, from the hashes of its leaves in their order. */
export class ChunkTree {
  #frontier: Frontier = emptyFrontier;

  append(leafHashes: readonly Uint8Array[]): void {
    for (const leaf of leafHashes) this.#frontier = appendLeaf(nodeCrypto, this.#frontier, leaf);
  }

  /** 64 hex digits: the name of the object. */
  root(): string {
    return hex(frontierRoot(nodeCrypto, this.#frontier));
  }
}
