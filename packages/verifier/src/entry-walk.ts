// SPDX-License-Identifier: Apache-2.0
import { type Entry, type Hash, holdsKey, parseEntry, wrappedKeySizeBytes } from "@scelle/core";
import type { EntryCheck, WalkedEntry } from "./entry-check.ts";
import type { StoredPayload } from "./payload-cursor.ts";
import { problemOf } from "./read-file.ts";
import type { Verification } from "./verification.ts";

export interface FoundEntry {
  readonly index: number;
  readonly path: string;
  readonly bytes: Uint8Array | undefined;
  readonly leaf: Hash | undefined;
  /** Its bytes are known not to be those of the signed tree. */
  readonly isContradicted: boolean;
  readonly stored: StoredPayload | undefined;
  readonly wrappedKey: Uint8Array | undefined;
}

/**
 * Parses an entry, sends it through the checks, and counts what became of its content. There is a promise
 * only where a check needs one: a million entries wait for nothing where no check needs to.
 */
export function walkEntry(
  verification: Verification,
  checks: readonly EntryCheck[],
  found: FoundEntry,
): void | Promise<void> {
  const entry = parseFound(verification, found);
  const walked: WalkedEntry = {
    index: found.index,
    path: found.path,
    entry,
    leaf: found.leaf,
    stored: found.stored,
    wrappedKey: found.wrappedKey,
    state: firstState(found, entry),
    payload: undefined,
  };
  for (let at = 0; at < checks.length; at++) {
    const pending = checks[at]?.check(walked);
    if (pending !== undefined) return goOn(verification, checks.slice(at + 1), walked, pending);
  }
  verification.entries[walked.state]++;
}

export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

/** The slot of an entry in its page. */
export function slotIn(page: Uint8Array, index: number, slots: number): Uint8Array {
  const offset = (index % slots) * wrappedKeySizeBytes;
  return page.subarray(offset, offset + wrappedKeySizeBytes);
}

async function goOn(
  verification: Verification,
  checks: readonly EntryCheck[],
  walked: WalkedEntry,
  pending: Promise<void>,
): Promise<void> {
  await pending;
  for (const { check } of checks) await check(walked);
  verification.entries[walked.state]++;
}

function parseFound({ reporter }: Verification, found: FoundEntry): Entry | undefined {
  const { index, path, bytes } = found;
  if (bytes === undefined) return undefined;
  if (found.isContradicted) {
    reporter.report("log.entry", "failed", path, { index, problem: "leaf-differs" });
  }
  try {
    const entry = parseEntry(bytes);
    if (!found.isContradicted) reporter.count("log.entry");
    return entry;
  } catch (cause) {
    reporter.report("log.entry", "failed", path, { index, ...problemOf(cause) });
    return undefined;
  }
}

function firstState(found: FoundEntry, entry: Entry | undefined): WalkedEntry["state"] {
  if (found.bytes === undefined) return "missing";
  if (entry === undefined || found.isContradicted) return "altered";
  if (found.stored === undefined || found.wrappedKey === undefined) return "missing";
  return holdsKey(found.wrappedKey) ? "sealed" : "erased";
}
