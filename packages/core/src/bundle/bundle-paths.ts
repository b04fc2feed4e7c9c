// SPDX-License-Identifier: Apache-2.0
import { registerPaths } from "../folder/register-paths.ts";

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
  /** A token of a time-stamping authority over the checkpoint of a size, or what its check needs. */
  timestamp: ({ size, authority, part }: TimestampPath) =>
    `data/log/timestamps/${size}/${authority}.${timestampParts[part]}`,
} as const;

const timestampParts = { token: "tsr", chain: "chain.pem", revocation: "crl" } as const;

/** A file of a timestamp. */
export interface TimestampPath {
  readonly size: number;
  /** 16 hexadecimal digits that name the authority. */
  readonly authority: string;
  readonly part: keyof typeof timestampParts;
}

const timestampForm = /^data\/log\/timestamps\/([1-9]\d{0,15})\/([0-9a-f]{16})\.(tsr|chain\.pem|crl)$/;

/** What the name of a file of a timestamp says; undefined for another file. */
export function parseTimestampPath(path: string): TimestampPath | undefined {
  const [, sizeText, authority, ending] = timestampForm.exec(path) ?? [];
  const size = Number(sizeText);
  const part = (["token", "chain", "revocation"] as const).find((one) => timestampParts[one] === ending);
  if (!Number.isSafeInteger(size) || authority === undefined || part === undefined) return undefined;
  return { size, authority, part };
}

/** The size that the name of a consistency proof says; undefined for another file. */
export function parseConsistencyPath(path: string): number | undefined {
  const text = /^data\/log\/consistency\/([1-9]\d{0,15})$/.exec(path)?.[1];
  const size = text === undefined ? Number.NaN : Number(text);
  return Number.isSafeInteger(size) ? size : undefined;
}
