// SPDX-License-Identifier: Apache-2.0
import { type Check, type FolderReader, isFault, memoryFolder, type Report } from "@scelle/verifier";

/** Files up to this size are flipped bit by bit; of larger ones a spread sample, both ends included. */
const exhaustiveSizeBytes = 512;
const sampledBytes = 48;

export interface Flip {
  readonly path: string;
  /** Of the bit, from the first bit of the file. */
  readonly bit: number;
}

export interface FlipOutcome {
  readonly flipped: number;
  /** Flips that the report does not lay at the door of what was flipped. */
  readonly missed: readonly (Flip & { readonly blamed: readonly string[] })[];
}

export interface FlipOptions {
  /** Which files to flip; every file of the register if not given. */
  readonly paths?: readonly string[];
  readonly verify: (folder: FolderReader) => Promise<Report>;
  /** Bits of one file, where the sample of this tool is not wanted. */
  readonly bitsOf?: (bytes: Uint8Array) => readonly number[];
}

/**
 * Flips single bits of a register, one at a time, and verifies after each: the report must name the file, or
 * the entry that the byte belongs to.
 */
export async function flipEveryFile(
  files: ReadonlyMap<string, Uint8Array>,
  { verify, paths = [...files.keys()], bitsOf = spreadBits }: FlipOptions,
): Promise<FlipOutcome> {
  const missed: (Flip & { blamed: string[] })[] = [];
  let flipped = 0;
  for (const path of paths) {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`${path} is not there to be flipped`);
    for (const bit of bitsOf(bytes)) {
      const damaged = new Map(files).set(path, withFlippedBit(bytes, bit));
      const report = await verify(memoryFolder(damaged));
      flipped++;
      if (!namesFlip(report, path)) missed.push({ path, bit, blamed: blamed(report) });
    }
  }
  return { flipped, missed };
}

/**
 * Every bit of a small file; of a larger one some bits of bytes spread over it, its first and last among
 * them.
 */
export function spreadBits(bytes: Uint8Array): number[] {
  if (bytes.length <= exhaustiveSizeBytes) return Array.from({ length: bytes.length * 8 }, (_, bit) => bit);
  const step = (bytes.length - 1) / (sampledBytes - 1);
  return Array.from({ length: sampledBytes }, (_, i) => Math.round(i * step) * 8 + ((i * 5) % 8));
}

export function withFlippedBit(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = bytes.slice();
  const at = Math.floor(bit / 8);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit % 8));
  return flipped;
}

/** Whether the report finds fault, and with the right thing. */
function namesFlip(report: Report, path: string): boolean {
  if (report.integrity.value !== "fails") return isUnknownSignature(report, path);
  return report.checks.some((check) => isFault(check) && check.subject === path);
}

/**
 * A signature line that becomes another name's is for nobody here to check, and the format has readers pass
 * over it: the report names it.
 */
function isUnknownSignature(report: Report, path: string): boolean {
  return report.checks.some(
    ({ code, subject }) => code === "checkpoint.unknown-signature" && subject === path,
  );
}

function blamed(report: Report): string[] {
  const faults = report.checks.filter((check: Check) => isFault(check));
  return faults.map(({ code, subject }) => `${code} ${subject}`);
}
