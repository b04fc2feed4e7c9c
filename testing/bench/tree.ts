// SPDX-License-Identifier: Apache-2.0
// The Merkle tree by itself: leaf hashes, tiles of every level and the root, beside the bare hashes it needs.
import { hash } from "node:crypto";
import { edgeRoot, emptyEdge, entrySizeBytes, growTiles, leafHash } from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { givenOptions } from "../program-options.ts";
import { benchOptions } from "./bench-options.ts";
import { alternate, measured, report } from "./bench-report.ts";

const { values } = givenOptions({
  name: "bench -- tree",
  summary: "The Merkle tree by itself, beside the bare hashes that it needs.",
  options: {
    rounds: benchOptions.rounds,
    leaves: { value: 1_000_000, help: "that the tree grows to" },
  },
});
const { leaves: count, rounds } = values;
const batch = 4_096;
const entry = new Uint8Array(entrySizeBytes).fill(0x61);
const view = new DataView(entry.buffer);

const medians = await alternate(rounds, [
  { name: "tree", run: () => measured(() => Promise.resolve(growTree())) },
  { name: "bare hashes", run: () => measured(() => Promise.resolve(hashOnly())) },
]);
const bare = medians[1];
const rows = medians.map(({ name, wallMs, cpuMs }) => ({
  what: name,
  "leaves/s": count / (wallMs / 1_000),
  "CPU µs a leaf": (cpuMs / count) * 1_000,
  "CPU / bare": cpuMs / (bare?.cpuMs ?? Number.NaN),
}));
report({
  bench: "tree",
  settings: { leaves: count, rounds },
  rows,
  results: {
    "leaves/s": rows[0]?.["leaves/s"] ?? Number.NaN,
    "CPU / bare": rows[0]?.["CPU / bare"] ?? Number.NaN,
  },
});

function growTree(): Record<string, number> {
  let edge = emptyEdge;
  let tileBytes = 0;
  for (let first = 0; first < count; first += batch) {
    const length = Math.min(batch, count - first);
    const leaves = Array.from({ length }, (_, i) => {
      view.setUint32(0, first + i);
      return leafHash(nodeCrypto, entry);
    });
    const grown = growTiles(nodeCrypto, edge, leaves);
    edge = grown.edge;
    for (const tile of grown.tiles) tileBytes += tile.bytes.length;
  }
  return { tileBytes, rootByte: edgeRoot(nodeCrypto, edge)[0] ?? 0 };
}

/** A leaf hash each, and as many node hashes. */
function hashOnly(): Record<string, number> {
  const node = new Uint8Array(65);
  let last = 0;
  for (let i = 0; i < count; i++) {
    view.setUint32(0, i);
    node[1] = hash("sha256", entry, "buffer")[0] ?? 0;
    last += hash("sha256", node, "buffer")[0] ?? 0;
  }
  return { last };
}
