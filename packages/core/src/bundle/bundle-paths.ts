// SPDX-License-Identifier: Apache-2.0
import { registerPaths } from "../folder/register-paths.ts";

/** The files that make a folder a bag. @see RFC 8493 §2 */
export const bagPaths = {
  declaration: "bagit.txt",
  info: "bag-info.txt",
  manifest: "manifest-sha256.txt",
  tagManifest: "tagmanifest-sha256.txt",
  readme: "README.txt",
  /** Everything below it is the payload of the bag. */
  payload: "data/",
} as const;

/**
 * Where everything lies in the bag of one case. What a register also has lies under `data/` as it lies there.
 */
export const bundlePaths = {
  document: "data/bundle.json",
  registerJson: `data/${registerPaths.registerJson}`,
  checkpoint: `data/${registerPaths.checkpoint}`,
  /** The proof that the checkpoint continues the log of an earlier size. */
  consistency: (size: number) => `data/log/consistency/${size}`,
  entry: (index: number) => `data/entries/${index}/entry.json`,
  /** That the entry stands under the checkpoint, as C2SP tlog-proof writes it. */
  proof: (index: number) => `data/entries/${index}/entry.tlog-proof`,
  salt: (index: number) => `data/entries/${index}/salt`,
  record: (index: number) => `data/entries/${index}/record.json`,
  object: (rootHex: string) => `data/${registerPaths.object(rootHex)}`,
} as const;

/** The size that the name of a consistency proof says; undefined for another file. */
export function parseConsistencyPath(path: string): number | undefined {
  const text = /^data\/log\/consistency\/([1-9]\d{0,15})$/.exec(path)?.[1];
  const size = text === undefined ? Number.NaN : Number(text);
  return Number.isSafeInteger(size) ? size : undefined;
}
