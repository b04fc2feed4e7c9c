// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { base64, parseBase64 } from "../encoding/base64.ts";
import { parseDecimal } from "../encoding/decimal.ts";
import { parseUtf8, utf8 } from "../encoding/utf8.ts";
import { assert, ScelleError } from "../errors.ts";
import { noteSizeBytesMax, proofExtraSizeBytesMax, proofHashesMax } from "../limits.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";
import { verifyInclusion } from "../merkle/inclusion.ts";
import { type OpenedCheckpoint, openCheckpoint } from "./checkpoint.ts";
import { type Cosignature, verifyCosignatures } from "./cosignature.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** All that somebody offline needs to see that an entry stands in a log. */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling upwards. */
  readonly hashes: readonly Hash[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
  /** Travels along and is covered by no signature. */
  readonly extra?: Uint8Array;
}

export interface ProofVerdict {
  readonly isIncluded: boolean;
  readonly checkpoint: OpenedCheckpoint;
  readonly cosignatures: readonly Cosignature[];
}

const what = "proof";
const firstLine = "c2sp.org/tlog-proof@v1";
/** Header lines of bounded length, then the note. */
const proofSizeBytesMax = 2 * proofExtraSizeBytesMax + 64 * (proofHashesMax + 2) + noteSizeBytesMax;

/** The text of a `.tlog-proof` file. */
export function formatProof(proof: TlogProof): string {
  assert(Number.isSafeInteger(proof.index) && proof.index >= 0, "an index is a whole number");
  assert((proof.extra?.length ?? 0) <= proofExtraSizeBytesMax, "the extra bytes of a proof are few");
  const extra = proof.extra === undefined ? [] : [`extra ${base64(proof.extra)}`];
  const header = [firstLine, ...extra, `index ${proof.index}`, ...proof.hashes.map(base64)];
  return `${header.join("\n")}\n\n${proof.checkpoint}`;
}

/**
 * Takes a `.tlog-proof` file apart at its first blank line; verifies nothing.
 * @throws ScelleError `format.malformed`
 * @see C2SP tlog-proof
 */
export function parseProof(bytes: Uint8Array): TlogProof {
  if (bytes.length > proofSizeBytesMax) fail(proofSizeBytesMax, `longer than ${proofSizeBytesMax} bytes`);
  const whole = parseUtf8(bytes, what);
  const split = whole.indexOf("\n\n");
  if (split === -1) fail(bytes.length, "no blank line before the checkpoint");
  const [first, ...lines] = whole.slice(0, split).split("\n");
  if (first !== firstLine) fail(0, `the first line is not ${firstLine}`);
  const extraText = lines[0]?.startsWith("extra ") ? lines.shift()?.slice("extra ".length) : undefined;
  const indexLine = lines.shift();
  if (!indexLine?.startsWith("index ")) fail(first.length + 1, "no index");
  if (lines.length > proofHashesMax) fail(split, `more than ${proofHashesMax} hashes`);
  const proof = {
    index: parseDecimal(indexLine.slice("index ".length), "index of the proof"),
    hashes: lines.map((line) => parseBase64(line, "hash of the proof", hashSizeBytes)),
    checkpoint: whole.slice(split + 2),
  };
  return extraText === undefined
    ? proof
    : { ...proof, extra: parseBase64(extraText, "extra bytes of the proof") };
}

/**
 * Checks a proof against keys that the checker got elsewhere. Whether the cosignatures are enough is for
 * {@link quorumMet} to say.
 * @throws ScelleError as {@link openCheckpoint} and {@link verifyCosignatures}
 */
export async function verifyProof(
  crypto: Crypto,
  proof: TlogProof,
  known: { leafHash: Hash; logKey: VerifierKey; witnesses?: readonly VerifierKey[] },
): Promise<ProofVerdict> {
  const checkpoint = await openCheckpoint(crypto, utf8(proof.checkpoint), known.logKey);
  const cosignatures = await verifyCosignatures(crypto, checkpoint.note, known.witnesses ?? []);
  const isIncluded = verifyInclusion(crypto, {
    index: proof.index,
    size: checkpoint.size,
    leafHash: known.leafHash,
    proof: proof.hashes,
    root: checkpoint.root,
  });
  return { isIncluded, checkpoint, cosignatures };
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
