// SPDX-License-Identifier: Apache-2.0
import type { BundleJson, Entry, Hash, RecordPayload } from "@scelle/core";
import type { Verification } from "../verification.ts";
import type { BundleFiles } from "./bundle-files.ts";
import type { NewDigest } from "./file-digests.ts";

/** What the checks of one bundle share and find out for each other. */
export interface BundleVerification {
  readonly verification: Verification;
  readonly files: BundleFiles;
  readonly document: BundleJson;
  /** The text of the checkpoint that everything is proved under; undefined where there is none. */
  readonly checkpointText: string | undefined;
  /** By index, of every entry here whose proof holds. */
  readonly leaves: Map<number, Hash>;
  readonly entries: Map<number, Entry>;
  /** By index, of every content here that its entry commits to. */
  readonly records: Map<number, RecordPayload>;
  readonly newDigest: NewDigest | undefined;
  /** Paths that belong to the bundle, as far as the checks have come. */
  readonly known: Set<string>;
}

export type BundleCheck = (bundle: BundleVerification) => void | Promise<void>;

/** Indices that are open here: of the register's own entries all, of the case's those disclosed. */
export function openIndices({ document }: BundleVerification): number[] {
  const disclosed = document.entries.filter(({ state }) => state === "disclosed").map(({ index }) => index);
  return [...new Set([...document.supporting, ...disclosed])].sort((one, other) => one - other);
}

/** All indices, in the order of the log. */
export function allIndices({ document }: BundleVerification): number[] {
  const ofCase = document.entries.map(({ index }) => index);
  return [...new Set([...document.supporting, ...ofCase])].sort((one, other) => one - other);
}
