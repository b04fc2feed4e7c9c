// SPDX-License-Identifier: Apache-2.0
import { base64, parseBase64 } from "../encoding/base64.ts";
import { parseDecimal } from "../encoding/decimal.ts";
import { parseUtf8, utf8 } from "../encoding/utf8.ts";
import { assert, ScelleError } from "../errors.ts";
import { witnessProofHashesMax, witnessRequestSizeBytesMax } from "../limits.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";

/** What a log asks of a witness: to cosign a checkpoint, given what it cosigned before. */
export interface WitnessRequest {
  /** Size of the checkpoint that the witness cosigned last, as far as the log knows; 0 for none. */
  readonly oldSize: number;
  /** That the checkpoint continues the log of the old size; empty where there is nothing to prove. */
  readonly proof: readonly Hash[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
}

const what = "request to a witness";

/** The body of `add-checkpoint`. */
export function formatWitnessRequest({ oldSize, proof, checkpoint }: WitnessRequest): string {
  assert(Number.isSafeInteger(oldSize) && oldSize >= 0, "a tree size is a whole number");
  assert(proof.length <= witnessProofHashesMax, "a consistency proof has at most 63 hashes");
  return [`old ${oldSize}`, ...proof.map(base64), "", checkpoint].join("\n");
}

/**
 * Takes the body of `add-checkpoint` apart; verifies nothing.
 * @throws ScelleError `format.malformed`
 * @see C2SP tlog-witness
 */
export function parseWitnessRequest(bytes: Uint8Array): WitnessRequest {
  if (bytes.length > witnessRequestSizeBytesMax) {
    fail(witnessRequestSizeBytesMax, `longer than ${witnessRequestSizeBytesMax} bytes`);
  }
  const whole = parseUtf8(bytes, what);
  const split = whole.indexOf("\n\n");
  if (split === -1) fail(bytes.length, "no blank line before the checkpoint");
  const [first = "", ...lines] = whole.slice(0, split).split("\n");
  if (!first.startsWith("old ")) fail(0, "no old size");
  if (lines.length > witnessProofHashesMax) fail(first.length, `more than ${witnessProofHashesMax} hashes`);
  return {
    oldSize: parseDecimal(first.slice("old ".length), "old size"),
    proof: lines.map((line) => parseBase64(line, "hash of the consistency proof", hashSizeBytes)),
    checkpoint: whole.slice(split + 2),
  };
}

/** The body by which a witness names the size that it cosigned last: `text/x.tlog.size`. */
export function formatWitnessedSize(size: number): string {
  assert(Number.isSafeInteger(size) && size >= 0, "a tree size is a whole number");
  return `${size}\n`;
}

/** @throws ScelleError `format.malformed` */
export function parseWitnessedSize(text: string): number {
  if (!text.endsWith("\n")) fail(utf8(text).length, "the line does not end");
  return parseDecimal(text.slice(0, -1), "size that a witness names");
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
