// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { base64, parseBase64 } from "../encoding/base64.ts";
import { equalBytes } from "../encoding/bytes.ts";
import { parseUtf8, utf8 } from "../encoding/utf8.ts";
import { commitment, saltSizeBytes } from "../entry/commitment.ts";
import { entrySizeBytes, parseEntry } from "../entry/entry.ts";
import { ScelleError } from "../errors.ts";
import { payloadSizeBytesMax, receiptFileSizeBytesMax } from "../limits.ts";
import { leafHash } from "../merkle/hash.ts";
import type { OpenedCheckpoint } from "./checkpoint.ts";
import type { Cosignature } from "./cosignature.ts";
import { formatProof, parseProof, type TlogProof, verifyProof } from "./proof.ts";
import { parseVerifierKey, type VerifierKey } from "./verifier-key.ts";

/** What somebody keeps of an act of their own: it proves the act whatever the register says later. */
export interface ReceiptFile {
  /** Of the log, as the register names it: whoever judges brings the key from elsewhere. */
  readonly logKey: string;
  /** The entry's bytes: the leaf. */
  readonly entry: Uint8Array;
  /** What the entry commits to, with the salt that shows it; absent where only the place is shown. */
  readonly opened?: { readonly salt: Uint8Array; readonly payload: Uint8Array };
  /** Where the entry stands, and under which checkpoint; without anything that it could carry along. */
  readonly proof: TlogProof;
}

const what = "receipt";
const firstLine = "scelle/receipt/v1";

/** The text of a `.scelle-receipt`: a head, an empty line, and a `.tlog-proof` as others read it. */
export function formatReceiptFile({ logKey, entry, opened, proof }: ReceiptFile): string {
  const content =
    opened === undefined ? [] : [`salt ${base64(opened.salt)}`, `record ${base64(opened.payload)}`];
  const head = [firstLine, `log ${logKey}`, `entry ${base64(entry)}`, ...content];
  return `${head.join("\n")}\n\n${formatProof(proof)}`;
}

/** Whether bytes are meant to be a receipt. */
export function isReceiptFile(bytes: Uint8Array): boolean {
  return utf8(`${firstLine}\n`).every((byte, at) => bytes[at] === byte);
}

/**
 * Takes a receipt apart; verifies nothing.
 * @throws ScelleError `format.malformed`
 */
export function parseReceiptFile(crypto: Crypto, bytes: Uint8Array): ReceiptFile {
  if (bytes.length > receiptFileSizeBytesMax) fail(receiptFileSizeBytesMax, "too long");
  const whole = parseUtf8(bytes, what);
  const split = whole.indexOf("\n\n");
  if (split === -1) fail(bytes.length, "no blank line before the proof");
  const [first, logLine, entryLine, ...content] = whole.slice(0, split).split("\n");
  if (first !== firstLine) fail(0, `the first line is not ${firstLine}`);
  const logKey = parseVerifierKey(crypto, fieldOf(logLine, "log")).text;
  const entry = parseBase64(fieldOf(entryLine, "entry"), "entry of the receipt", entrySizeBytes);
  parseEntry(entry);
  const proof = parseProof(utf8(whole.slice(split + 2)));
  // The entry is said above; what a proof may carry along is covered by no signature.
  if (proof.extra !== undefined) fail(split, "a proof that carries something along");
  if (content.length === 0) return { logKey, entry, proof };
  const [saltLine, recordLine, ...rest] = content;
  if (rest.length > 0) fail(split, "more lines than a receipt has");
  const salt = parseBase64(fieldOf(saltLine, "salt"), "salt of the receipt", saltSizeBytes);
  const payload = parseBase64(fieldOf(recordLine, "record"), "record of the receipt");
  if (payload.length > payloadSizeBytesMax) fail(split, "a record that is too long");
  return { logKey, entry, opened: { salt, payload }, proof };
}

/** A receipt whose every part was checked under the key of its log. */
export interface JudgedReceipt {
  readonly checkpoint: OpenedCheckpoint;
  /** By the witnesses that were asked about. */
  readonly cosignatures: readonly Cosignature[];
}

/**
 * Checks that the log with this key signed a tree in which the entry stands at its place, and that the entry
 * commits to the record.
 * @throws ScelleError "receipt.not-in-log", "receipt.other-content", and as {@link verifyProof}
 */
export async function verifyReceiptFile(
  crypto: Crypto,
  { entry, opened, proof }: ReceiptFile,
  known: { readonly logKey: VerifierKey; readonly witnesses?: readonly VerifierKey[] },
): Promise<JudgedReceipt> {
  const verdict = await verifyProof(crypto, proof, { ...known, leafHash: leafHash(crypto, entry) });
  const { isIncluded, checkpoint, cosignatures } = verdict;
  if (!isIncluded) throw new ScelleError("receipt.not-in-log", { index: proof.index });
  const isCommitted =
    opened === undefined ||
    equalBytes(parseEntry(entry).commit, commitment(crypto, opened.salt, opened.payload));
  if (!isCommitted) throw new ScelleError("receipt.other-content", { index: proof.index });
  return { checkpoint, cosignatures };
}

function fieldOf(line: string | undefined, name: string): string {
  if (!line?.startsWith(`${name} `)) fail(0, `no line ${name}`);
  return line.slice(name.length + 1);
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
