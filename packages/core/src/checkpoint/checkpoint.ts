// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { base64, parseBase64 } from "../encoding/base64.ts";
import { equalBytes } from "../encoding/bytes.ts";
import { parseDecimal } from "../encoding/decimal.ts";
import { assert, ScelleError } from "../errors.ts";
import { emptyRoot, type Hash, hashSizeBytes } from "../merkle/hash.ts";
import { type Note, parseNote, verifyNote } from "./note.ts";
import { shownName } from "./shown-name.ts";
import { ed25519Type, isKeyName, type VerifierKey } from "./verifier-key.ts";

/** What a log commits to: so many entries with this root, under its name. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A checkpoint whose log signature has been checked, with its note for the cosignatures in it. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly extensions: readonly string[];
  readonly note: Note;
}

const what = "checkpoint";

/** The text that the log signs. We write no extension lines: nobody could audit them. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  assert(isKeyName(origin), "an origin can be the name of a key");
  assert(Number.isSafeInteger(size) && size >= 0, "a tree size is a whole number");
  assert(root.length === hashSizeBytes, "a root has 32 bytes");
  return `${origin}\n${size}\n${base64(root)}\n`;
}

/**
 * The parts of a checkpoint's text, unverified.
 * @throws ScelleError `format.malformed`
 * @see C2SP tlog-checkpoint
 */
export function parseCheckpoint(text: string): Checkpoint & { readonly extensions: readonly string[] } {
  const lines = text.split("\n");
  if (lines.pop() !== "") fail("the last line does not end");
  const [origin, sizeText, rootText, ...extensions] = lines;
  if (origin === undefined || sizeText === undefined || rootText === undefined)
    fail("fewer than three lines");
  if (lines.includes("")) fail("an empty line");
  const size = parseDecimal(sizeText, "size of the checkpoint");
  const root = parseBase64(rootText, "root of the checkpoint", hashSizeBytes);
  return { origin, size, root, extensions };
}

/**
 * Parses a signed checkpoint and checks that its log has signed it under its own name.
 * @throws ScelleError `format.malformed`, `note.unsigned`, `note.bad-signature`, `checkpoint.other-origin`
 */
export async function openCheckpoint(
  crypto: Crypto,
  noteBytes: Uint8Array,
  logKey: VerifierKey,
): Promise<OpenedCheckpoint> {
  if (logKey.type !== ed25519Type) fail("opened with a key that is not a log's");
  const note = parseNote(noteBytes);
  await verifyNote(crypto, note, [logKey]);
  const checkpoint = parseCheckpoint(note.text);
  if (checkpoint.origin !== logKey.name) {
    throw new ScelleError("checkpoint.other-origin", {
      found: shownName(checkpoint.origin),
      expected: logKey.name,
    });
  }
  if (checkpoint.size === 0 && !equalBytes(checkpoint.root, emptyRoot(crypto))) {
    fail("size 0 with the root of another tree");
  }
  return { ...checkpoint, note };
}

function fail(problem: string): never {
  throw new ScelleError("format.malformed", { what, offset: 0, problem });
}
