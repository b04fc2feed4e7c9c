// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  appendSignatureLines,
  cosign,
  formatProof,
  inclusionProof,
  merkleRoot,
  type NodeReader,
  registerPaths,
} from "@scelle/core";
import { expect } from "vitest";
import { toolTest } from "../tool-test.ts";
import { namedSigner, testCrypto } from "../verifier/test-crypto.ts";
import { runGoReader } from "./go-reader.ts";
import { logKeyText, SampleLog } from "./log-folder.ts";

const witnessName = "witness.notary.example";

/** Sizes at which each log is published on its way. */
const logs: readonly (readonly number[])[] = [
  [1],
  [1, 2, 255],
  [256],
  [200, 256, 257],
  [1, 255, 256, 257, 65_535, 65_536, 65_537, 70_000],
];

for (const sizes of logs) {
  toolTest(
    `Go's reader accepts a log of ${sizes.at(-1)} entries with its history and proofs`,
    ["go"],
    async () => {
      await withLog(sizes, async (log, folder) => {
        const proofs = [0, Math.floor(log.leaves.length / 2), log.leaves.length - 1];
        const paths = await Promise.all(proofs.map((index) => writeProof(log, folder, index)));
        const { isAccepted, output } = runGoReader(folder, logKeyText, paths);
        expect(output).toBe(`${sizes.at(-1)} entries agree with the checkpoint\n`);
        expect(isAccepted).toBe(true);
      });
    },
  );
}

/** What is done to a log of 300 entries that was published at 257 too. */
const damages: readonly (readonly [claim: string, path: string, offset: number])[] = [
  ["an entry", "log/tile/entries/000", 5_000],
  ["the length of an entry", "log/tile/entries/001.p/44", 1],
  ["a full tile", "log/tile/0/000", 8_191],
  ["a partial tile", "log/tile/0/001.p/44", 0],
  ["a tile of the second level", "log/tile/1/000.p/1", 17],
  ["the name of the log in its checkpoint", "log/checkpoint", 3],
  ["the root in the checkpoint", "log/checkpoint", 45],
  ["the signature of the checkpoint", "log/checkpoint", 160],
  ["the root in a checkpoint of the history", "log/history/257", 45],
];

for (const [claim, path, offset] of damages) {
  toolTest(`Go's reader refuses a log with one bit changed in ${claim}`, ["go"], async () => {
    await withLog([257, 300], async (_log, folder) => {
      const bytes = readFileSync(join(folder, path));
      bytes[offset] = (bytes[offset] ?? 0) ^ 1;
      writeFileSync(join(folder, path), bytes);
      expect(runGoReader(folder, logKeyText).isAccepted).toBe(false);
    });
  });
}

toolTest(
  "Go's reader refuses another log's key, a checkpoint behind its history and a proof of another entry",
  ["go"],
  async () => {
    await withLog([257, 300], async (log, folder) => {
      expect(runGoReader(folder, logKeyText.replace(/^log/, "other")).isAccepted).toBe(false);
      const proof = await writeProof(log, folder, 7);
      writeFileSync(proof, readFileSync(proof, "utf8").replace("index 7", "index 8"));
      expect(runGoReader(folder, logKeyText, [proof]).isAccepted).toBe(false);
      renameSync(join(folder, registerPaths.history(257)), join(folder, registerPaths.checkpoint));
      expect(runGoReader(folder, logKeyText).isAccepted).toBe(false);
    });
  },
);

async function withLog(
  sizes: readonly number[],
  body: (log: SampleLog, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "scelle-log-"));
  try {
    const log = new SampleLog();
    for (const size of sizes) await log.publish(size);
    log.write(folder);
    await body(log, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the proof of one entry, with a witness's line that Go passes over, and gives its path. */
async function writeProof(log: SampleLog, folder: string, index: number): Promise<string> {
  const readNode: NodeReader = async (level, node) =>
    merkleRoot(testCrypto, log.leaves.slice(node * 2 ** level, (node + 1) * 2 ** level));
  const signed = await log.signedCheckpoint();
  const text = signed.slice(0, signed.indexOf("\n\n") + 1);
  const line = await cosign(testCrypto, text, witnessName, namedSigner(witnessName), 1_700_000_000);
  const proof = {
    index,
    hashes: await inclusionProof(testCrypto, readNode, index, log.leaves.length),
    checkpoint: appendSignatureLines(signed, [line]),
  };
  const path = join(folder, `${index}.tlog-proof`);
  writeFileSync(path, formatProof(proof));
  return path;
}
