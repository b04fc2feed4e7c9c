// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  bundlesForGrowth,
  ed25519Type,
  edgeRoot,
  emptyEdge,
  encodeEntry,
  encodeEntryBundle,
  formatCheckpoint,
  formatVerifierKey,
  growTiles,
  type Hash,
  leafHash,
  registerPaths,
  signNote,
  type TileEdge,
  utf8,
} from "@scelle/core";
import { namedBytes, namedSigner, testCrypto } from "../verifier/test-crypto.ts";

export const logName = "log.inspectorate.example/sample";
const signer = namedSigner(logName);

/** The verifier key of every log that these tests write. */
export const logKeyText = formatVerifierKey(testCrypto, logName, ed25519Type, signer.publicKey);

/** A log that follows from its size alone: entries, leaves, signed checkpoints. */
export class SampleLog {
  readonly entries: Uint8Array[] = [];
  readonly leaves: Hash[] = [];
  readonly files = new Map<string, Uint8Array>();
  edge: TileEdge = emptyEdge;

  /**
   * Appends up to `size` entries and publishes: tiles, bundles, checkpoint and a copy of it in the history.
   */
  async publish(size: number): Promise<void> {
    const oldSize = this.leaves.length;
    for (let index = oldSize; index < size; index++) this.entries.push(sampleEntry(index));
    for (const entry of this.entries.slice(oldSize)) this.leaves.push(leafHash(testCrypto, entry));
    const { edge, tiles } = growTiles(testCrypto, this.edge, this.leaves.slice(oldSize));
    this.edge = edge;
    for (const { ref, bytes } of tiles) this.files.set(registerPaths.tile(ref), bytes);
    for (const ref of bundlesForGrowth(oldSize, size)) {
      const bundled = this.entries.slice(ref.index * 256, ref.index * 256 + ref.width);
      this.files.set(registerPaths.entryBundle(ref), encodeEntryBundle(bundled));
    }
    const checkpoint = utf8(await this.signedCheckpoint());
    this.files.set(registerPaths.checkpoint, checkpoint);
    this.files.set(registerPaths.history(size), checkpoint);
  }

  /** The signed note over the log as it stands. */
  signedCheckpoint(): Promise<string> {
    const root = edgeRoot(testCrypto, this.edge);
    const text = formatCheckpoint({ origin: logName, size: this.edge.size, root });
    return signNote(testCrypto, text, logName, signer);
  }

  /** Lays the log down as a register's folder has it. */
  write(folder: string): void {
    for (const [path, bytes] of this.files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
  }
}

/** Entry number `index` of every sample log. */
function sampleEntry(index: number): Uint8Array {
  const bytes = namedBytes(`sample entry ${index}`, 112);
  return encodeEntry({
    caseLink: bytes.subarray(0, 32),
    commit: bytes.subarray(32, 64),
    ciphertextHash: bytes.subarray(64, 96),
    keyName: bytes.subarray(96),
  });
}
