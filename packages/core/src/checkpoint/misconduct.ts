// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { base64, parseBase64 } from "../encoding/base64.ts";
import { equalBytes } from "../encoding/bytes.ts";
import { parseUtf8, utf8 } from "../encoding/utf8.ts";
import { assert, ScelleError } from "../errors.ts";
import { misconductSizeBytesMax, proofHashesMax } from "../limits.ts";
import { verifyConsistency } from "../merkle/consistency.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";
import { type OpenedCheckpoint, openCheckpoint } from "./checkpoint.ts";
import type { VerifierKey } from "./verifier-key.ts";

/**
 * Two checkpoints that one log signed and that cannot both be true, with what shows it: whoever knows the
 * log's key needs nothing else.
 */
export interface Misconduct {
  /** Signed notes, verbatim; the one of the smaller size first. */
  readonly smaller: string;
  readonly larger: string;
  /** Only where the sizes differ: what the larger tree has at the smaller size, and the proof of that. */
  readonly prefix?: { readonly root: Hash; readonly proof: readonly Hash[] };
}

const what = "misconduct file";
const firstLine = "scelle/misconduct/v1";

/** The text of a misconduct file: a header and two signed notes, parted by empty lines. */
export function formatMisconduct({ smaller, larger, prefix }: Misconduct): string {
  assert(
    [smaller, larger].every((note) => note.split("\n\n").length === 2),
    "a checkpoint has one empty line",
  );
  const hashes = prefix === undefined ? [] : [prefix.root, ...prefix.proof].map(base64);
  return `${[firstLine, ...hashes].join("\n")}\n\n${smaller}\n${larger}`;
}

/** Whether bytes are meant to be a misconduct file. */
export function isMisconduct(bytes: Uint8Array): boolean {
  return utf8(`${firstLine}\n`).every((byte, at) => bytes[at] === byte);
}

/**
 * Takes a misconduct file apart; verifies nothing.
 * @throws ScelleError `format.malformed`
 */
export function parseMisconduct(bytes: Uint8Array): Misconduct {
  if (bytes.length > misconductSizeBytesMax) {
    fail(misconductSizeBytesMax, `longer than ${misconductSizeBytesMax} bytes`);
  }
  const [header = "", ...blocks] = parseUtf8(bytes, what).split("\n\n");
  const [first, ...lines] = header.split("\n");
  if (first !== firstLine) fail(0, `the first line is not ${firstLine}`);
  const [smallerText, smallerLines, largerText, largerLines, ...rest] = blocks;
  if (!smallerText || !smallerLines || !largerText || !largerLines || rest.length > 0) {
    fail(utf8(header).length, "not two signed notes");
  }
  if (lines.length > 1 + 2 * proofHashesMax) fail(firstLine.length, "too many hashes");
  const [root, ...proof] = lines.map((line) =>
    parseBase64(line, "hash of the misconduct file", hashSizeBytes),
  );
  const smaller = `${smallerText}\n\n${smallerLines}\n`;
  const larger = `${largerText}\n\n${largerLines}`;
  return root === undefined ? { smaller, larger } : { smaller, larger, prefix: { root, proof } };
}

/** What a misconduct file shows, once every part of it was checked. */
export interface ProvenMisconduct {
  readonly smaller: OpenedCheckpoint;
  readonly larger: OpenedCheckpoint;
}

/**
 * Checks that the log with this key signed both notes, and that no log that only grows has both.
 * @returns undefined where they may both be true
 * @throws ScelleError as {@link openCheckpoint}
 */
export async function verifyMisconduct(
  crypto: Crypto,
  { smaller, larger, prefix }: Misconduct,
  logKey: VerifierKey,
): Promise<ProvenMisconduct | undefined> {
  const proven = {
    smaller: await openCheckpoint(crypto, utf8(smaller), logKey),
    larger: await openCheckpoint(crypto, utf8(larger), logKey),
  };
  const { size: oldSize, root } = proven.smaller;
  const { size: newSize, root: newRoot } = proven.larger;
  if (oldSize === newSize) {
    return prefix === undefined && !equalBytes(root, newRoot) ? proven : undefined;
  }
  // A tree has one root at each size on its way: another one that is proved excludes the one that is signed.
  if (prefix === undefined || equalBytes(prefix.root, root)) return undefined;
  const growth = { oldSize, newSize, oldRoot: prefix.root, newRoot, proof: prefix.proof };
  return verifyConsistency(crypto, growth) ? proven : undefined;
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
