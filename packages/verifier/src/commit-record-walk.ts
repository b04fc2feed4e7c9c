// SPDX-License-Identifier: Apache-2.0
import {
  type CommitRecord,
  commitRecordSizeBytesMax,
  edgeRoot,
  equalBytes,
  growTiles,
  leafHash,
  parseCommitRecord,
  parseWalName,
  registerPaths,
  type TileEdge,
} from "@scelle/core";
import type { EntryCheck } from "./entry-check.ts";
import { walkEntry } from "./entry-walk.ts";
import { passRoots } from "./log-walk.ts";
import { listFolder, problemOf, readFile } from "./read-file.ts";
import type { Verification } from "./verification.ts";

/**
 * Goes over the commit records that the newest checkpoint does not yet cover, as the register's own start
 * would: each must continue the log where the one before ended.
 */
export async function walkCommitRecords(
  verification: Verification,
  checks: readonly EntryCheck[],
  published: TileEdge | undefined,
): Promise<void> {
  const { reporter } = verification;
  let edge = published;
  for (const { name, kind } of await listFolder(verification, registerPaths.walFolder)) {
    const oldSize = kind === "folder" ? undefined : parseWalName(name);
    if (oldSize === undefined) continue;
    const path = registerPaths.wal(oldSize);
    const commit = await readCommit(verification, path);
    if (commit === undefined) continue;
    if (commit.oldSize !== oldSize) {
      const facts = { problem: "name", expected: oldSize, found: commit.oldSize };
      reporter.report("wal.record", "failed", path, facts);
      continue;
    }
    if (commit.newSize <= verification.publishedSize) {
      reporter.report("wal.record", "note", path);
      continue;
    }
    edge = await walkCommit(verification, checks, { path, commit, edge });
  }
}

/** A record that is removed between the listing and the reading was published meanwhile. */
async function readCommit(verification: Verification, path: string): Promise<CommitRecord | undefined> {
  const bytes = await readFile(verification, path, commitRecordSizeBytesMax);
  if (typeof bytes === "string") return undefined;
  try {
    return parseCommitRecord(verification.crypto, bytes);
  } catch (cause) {
    verification.reporter.report("wal.record", "failed", path, problemOf(cause));
    return undefined;
  }
}

interface WalkedCommit {
  readonly path: string;
  readonly commit: CommitRecord;
  readonly edge: TileEdge | undefined;
}

async function walkCommit(
  verification: Verification,
  checks: readonly EntryCheck[],
  { path, commit, edge }: WalkedCommit,
): Promise<TileEdge | undefined> {
  const { crypto, reporter, committedSize } = verification;
  if (commit.oldSize !== committedSize) {
    const facts = { problem: "wal-gap", found: commit.oldSize, expected: committedSize };
    reporter.report("wal.record", "failed", path, facts);
    return edge;
  }
  if (edge !== undefined && !equalBytes(commit.oldRoot, edgeRoot(crypto, edge))) {
    reporter.report("wal.record", "failed", path, { problem: "wal-root", size: commit.oldSize });
    return edge;
  }
  const leaves = commit.records.map(({ entry }) => leafHash(crypto, entry));
  const grown = edge === undefined ? undefined : growTiles(crypto, edge, leaves).edge;
  if (grown !== undefined && !equalBytes(commit.newRoot, edgeRoot(crypto, grown))) {
    reporter.report("wal.record", "failed", path, { problem: "wal-root", size: commit.newSize });
    return edge;
  }
  reporter.count("wal.record");
  verification.committedSize = commit.newSize;
  passRoots(verification, edge, leaves, commit.newSize);
  for (const [i, record] of commit.records.entries()) {
    const index = commit.oldSize + i;
    const leaf = leaves[i];
    if (leaf !== undefined) verification.leafClaims.pass(index, leaf);
    verification.pendingKeys.set(index, record.wrappedKey);
    await walkEntry(verification, checks, {
      index,
      path,
      bytes: record.entry,
      leaf,
      isContradicted: false,
      stored: { path, bytes: record.stored },
      wrappedKey: record.wrappedKey,
    });
  }
  return grown;
}
