// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, type JsonObject, registerPaths } from "@scelle/core";
import type { Disk } from "../disk/disk.ts";

/**
 * Where a scrub stands. It lies beside the index, may be lost at any time, and says of no object that it was
 * checked: that is what the log says.
 */
export interface ScrubState {
  /** Register clock, ISO 8601; of the first day that somebody asked, if none has ended yet. */
  readonly lastEndedAt: string;
  /** The round under way, if there is one. */
  readonly round?: ScrubRound;
}

export interface ScrubRound {
  readonly startedAt: string;
  /** Size of the log when it began: checks that stand from there on are of this round. */
  readonly fromEntry: number;
}

const stateSizeBytesMax = 4 * 1024;

/** Undefined for none, and for one that is not ours: then the next round begins anew. */
export async function readScrubState(disk: Disk): Promise<ScrubState | undefined> {
  try {
    const bytes = await disk.read(registerPaths.scrubState, stateSizeBytesMax);
    return bytes === undefined ? undefined : stateIn(JSON.parse(new TextDecoder().decode(bytes)) as Kept);
  } catch {
    return undefined; // Broken by whatever hand: everything is checked again.
  }
}

export async function writeScrubState(disk: Disk, { lastEndedAt, round }: ScrubState): Promise<void> {
  const state: JsonObject = { v: 1, lastEndedAt, ...(round === undefined ? {} : { round: { ...round } }) };
  await disk.replace(registerPaths.scrubState, canonicalBytes(state));
}

type Kept = { readonly v?: unknown; readonly lastEndedAt?: unknown; readonly round?: Partial<ScrubRound> };

function stateIn({ v, lastEndedAt, round }: Kept): ScrubState | undefined {
  if (v !== 1 || !isInstant(lastEndedAt)) return undefined;
  if (round === undefined) return { lastEndedAt };
  const { startedAt, fromEntry } = round;
  if (!isInstant(startedAt) || !Number.isSafeInteger(fromEntry)) return undefined;
  return { lastEndedAt, round: { startedAt, fromEntry: fromEntry ?? 0 } };
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && new Date(Date.parse(value) || 0).toISOString() === value;
}
