// SPDX-License-Identifier: Apache-2.0
import {
  parseTimestampName,
  parseTimestampSize,
  registerPaths,
  type TimestampPart,
} from "../folder/register-paths.ts";

/** The files that make a folder a bag. @see RFC 8493 §2 */
export const bagPaths = {
  declaration: "bagit.txt",
  info: "bag-info.txt",
  manifest: "manifest-sha256.txt",
  manifestSha512: "manifest-sha512.txt",
  tagManifest: "tagmanifest-sha256.txt",
  tagManifestSha512: "tagmanifest-sha512.txt",
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
  /** The list of what the register made for reading, signed by its log key. */
  documentsNote: "data/documents.note",
  /** What is for reading lies below. */
  documentsFolder: "data/documents/",
  /** What an authority for time attested of the checkpoint of a size, and what that is judged by. */
  timestamp: (size: number, authorityId: string, part: TimestampPart) =>
    `data/${registerPaths.timestamp(size, authorityId, part)}`,
  timestampCheckpoint: (size: number) => `data/${registerPaths.timestampCheckpoint(size)}`,
} as const;

/** A file of what was attested: the checkpoint, or a part of what one authority answered. */
export type TimestampPath =
  | { readonly size: number; readonly authorityId: string; readonly part: TimestampPart }
  | { readonly size: number; readonly authorityId?: undefined; readonly part: "checkpoint" };

/** What the name of a file of a timestamp says; undefined for another file. */
export function parseTimestampPath(path: string): TimestampPath | undefined {
  const [, sizeText = "", name = ""] = /^data\/log\/timestamps\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const size = parseTimestampSize(sizeText);
  if (size === undefined) return undefined;
  if (name === "checkpoint") return { size, part: name };
  const parsed = parseTimestampName(name);
  return parsed && { size, ...parsed };
}

/** The size that the name of a consistency proof says; undefined for another file. */
export function parseConsistencyPath(path: string): number | undefined {
  const text = /^data\/log\/consistency\/([1-9]\d{0,15})$/.exec(path)?.[1];
  const size = text === undefined ? Number.NaN : Number(text);
  return Number.isSafeInteger(size) ? size : undefined;
}
