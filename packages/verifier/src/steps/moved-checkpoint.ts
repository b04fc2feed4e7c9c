// SPDX-License-Identifier: Apache-2.0
import { noteSizeBytesMax, openCheckpoint, registerPaths } from "@scelle/core";
import { problemOf, readFile } from "../read-file.ts";
import type { Verification } from "../verification.ts";

/** A register may be at work while it is checked: what it has published since is not held against it. */
export async function checkMovedCheckpoint(verification: Verification): Promise<void> {
  const { crypto, reporter, logKey, newest, committedSize } = verification;
  if (newest?.path !== registerPaths.checkpoint || logKey === undefined) return;
  const bytes = await readFile(verification, registerPaths.checkpoint, noteSizeBytesMax);
  if (typeof bytes === "string") return;
  try {
    const { size } = await openCheckpoint(crypto, bytes, logKey);
    if (size <= newest.opened.size) return;
    verification.movedSize = size;
    reporter.report("checkpoint.moved", "note", registerPaths.checkpoint, { size: committedSize, now: size });
  } catch (cause) {
    reporter.report("checkpoint.signature", "failed", registerPaths.checkpoint, problemOf(cause));
  }
}
