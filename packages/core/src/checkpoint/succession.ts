// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { base64, parseBase64 } from "../encoding/base64.ts";
import { parseDecimal } from "../encoding/decimal.ts";
import { assert, ScelleError } from "../errors.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";
import { parseNote, verifiedSignatures } from "./note.ts";
import { shownName } from "./shown-name.ts";
import { ed25519Type, parseVerifierKey } from "./verifier-key.ts";

/**
 * That one log has ended and another follows it: what the closing of a register and the founding of its
 * successor say in public. Entries from `size` on, below `knownSize`, are lost.
 */
export interface Succession {
  /** Verifier key of the log that has ended; its name is that log's origin. */
  readonly predecessorKey: string;
  /** Where it ends. */
  readonly size: number;
  readonly root: Hash;
  /** The largest size that it is known to have reached. */
  readonly knownSize: number;
  readonly successorKey: string;
  /** Leaf hash of entry 0 of the successor. */
  readonly foundingEntry: Hash;
}

const what = "succession";
/** No origin has a space, so that no checkpoint begins like this. */
const firstLine = "scelle succession v1";

/** The text that both log keys sign. */
export function formatSuccession(succession: Succession): string {
  const { predecessorKey, size, root, knownSize, successorKey, foundingEntry } = succession;
  assert(knownSize >= size, "a log is known at least as far as it is here");
  assert(predecessorKey !== successorKey, "no log succeeds itself");
  const lines = [
    firstLine,
    `predecessor ${predecessorKey}`,
    `ends ${size} ${base64(root)}`,
    `known ${knownSize}`,
    `successor ${successorKey}`,
    `founded ${base64(foundingEntry)}`,
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * A succession that both keys it names have signed. Whether they are the keys of the registers at hand is
 * for the caller to compare.
 * @throws ScelleError `format.malformed`, `note.unsigned`, `note.bad-signature`
 */
export async function openSuccession(crypto: Crypto, noteBytes: Uint8Array): Promise<Succession> {
  const note = parseNote(noteBytes);
  const succession = parseSuccession(note.text);
  for (const text of [succession.predecessorKey, succession.successorKey]) {
    const key = parseVerifierKey(crypto, text);
    if (key.type !== ed25519Type) fail("signed with a key that is not a log's");
    const verified = await verifiedSignatures(crypto, note, [key]);
    if (verified.length === 0) throw new ScelleError("note.unsigned", { keys: shownName(key.name) });
  }
  return succession;
}

function parseSuccession(text: string): Succession {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.length !== 6 || lines[0] !== firstLine) fail("not six lines of its form");
  const [predecessorKey] = fieldsOf(lines[1], "predecessor", 1);
  const [sizeText, rootText] = fieldsOf(lines[2], "ends", 2);
  const [knownText] = fieldsOf(lines[3], "known", 1);
  const [successorKey] = fieldsOf(lines[4], "successor", 1);
  const [foundedText] = fieldsOf(lines[5], "founded", 1);
  const size = parseDecimal(sizeText ?? "", "size of the succession");
  const knownSize = parseDecimal(knownText ?? "", "known size of the succession");
  if (knownSize < size) fail("known for less than is there");
  if (predecessorKey === successorKey) fail("a log that succeeds itself");
  const root = parseBase64(rootText ?? "", "root of the succession", hashSizeBytes);
  const foundingEntry = parseBase64(foundedText ?? "", "founding entry", hashSizeBytes);
  const keys = { predecessorKey: predecessorKey ?? "", successorKey: successorKey ?? "" };
  return { ...keys, size, root, knownSize, foundingEntry };
}

function fieldsOf(line: string | undefined, name: string, count: number): string[] {
  const [found, ...values] = (line ?? "").split(" ");
  if (found !== name || values.length !== count) fail(`no line ${name}`);
  return values;
}

function fail(problem: string): never {
  throw new ScelleError("format.malformed", { what, offset: 0, problem });
}
