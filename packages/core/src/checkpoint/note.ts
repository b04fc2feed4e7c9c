// SPDX-License-Identifier: Apache-2.0
import type { Crypto, Signer } from "../crypto.ts";
import { base64, parseBase64 } from "../encoding/base64.ts";
import { ByteReader } from "../encoding/byte-reader.ts";
import { concatBytes, equalBytes, u64be } from "../encoding/bytes.ts";
import { parseUtf8, utf8 } from "../encoding/utf8.ts";
import { assert, ScelleError } from "../errors.ts";
import { noteSignaturesMax, noteSizeBytesMax } from "../limits.ts";
import {
  cosignatureType,
  ed25519Type,
  isKeyName,
  keyIdOf,
  keyIdSizeBytes,
  type VerifierKey,
} from "./verifier-key.ts";

/** A text with signature lines under it. Parsed is not verified: see {@link verifyNote}. */
export interface Note {
  /** What is signed, its last newline included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  /** What follows the key id; for a cosignature its time and then the signature. */
  readonly signature: Uint8Array;
  /** The line as it stands, without its newline. */
  readonly line: string;
}

export interface VerifiedSignature {
  readonly key: VerifierKey;
  readonly signature: NoteSignature;
  /** When a witness says that it signed, in seconds since 1970; absent for a log's signature. */
  readonly timeSeconds?: number;
}

const what = "signed note";
const linePrefix = "\u2014 ";
const signatureSizeBytes = 64;

/**
 * Takes a signed note apart at its last blank line.
 * @param sizeBytesMax of a note that is no checkpoint and may be longer
 * @throws ScelleError `format.malformed`
 * @see C2SP signed-note
 */
export function parseNote(bytes: Uint8Array, sizeBytesMax = noteSizeBytesMax): Note {
  if (bytes.length > sizeBytesMax) fail(sizeBytesMax, `longer than ${sizeBytesMax} bytes`);
  const control = bytes.findIndex((byte) => byte < 0x20 && byte !== 0x0a);
  if (control !== -1) fail(control, "a control character");
  const whole = parseUtf8(bytes, what);
  const split = whole.lastIndexOf("\n\n");
  if (split === -1) fail(0, "no blank line before signatures");
  const text = whole.slice(0, split + 1);
  const signaturesAt = utf8(text).length + 1;
  const lines = whole.slice(split + 2).split("\n");
  if (lines.pop() !== "") fail(bytes.length, "the last line does not end");
  if (lines.length === 0) fail(signaturesAt, "no signature");
  if (lines.length > noteSignaturesMax) fail(signaturesAt, `more than ${noteSignaturesMax} signatures`);
  if (new Set(lines).size < lines.length) fail(signaturesAt, "a signature line twice");
  return { text, signatures: lines.map((line) => parseSignatureLine(line, signaturesAt)) };
}

/**
 * The signatures by known keys, all of them checked. Lines of unknown keys are passed over: anybody may add
 * one.
 * @throws ScelleError `note.bad-signature` when a known key's signature is false, `note.unsigned` when no
 * known key has signed
 */
export async function verifyNote(
  crypto: Crypto,
  note: Note,
  keys: readonly VerifierKey[],
): Promise<VerifiedSignature[]> {
  const verified = await verifiedSignatures(crypto, note, keys);
  if (verified.length === 0)
    throw new ScelleError("note.unsigned", { keys: keys.map(({ name }) => name).join(", ") });
  return verified;
}

/** As {@link verifyNote}, but a note without any signature of a known key gives an empty list. */
export async function verifiedSignatures(
  crypto: Crypto,
  note: Note,
  keys: readonly VerifierKey[],
): Promise<VerifiedSignature[]> {
  const verified: VerifiedSignature[] = [];
  for (const signature of note.signatures) {
    const key = keys.find(({ name, keyId }) => name === signature.name && equalBytes(keyId, signature.keyId));
    if (key !== undefined) verified.push(await verifySignature(crypto, note.text, signature, key));
  }
  return verified;
}

/** A note with one Ed25519 signature. `text` ends in a newline. */
export async function signNote(crypto: Crypto, text: string, name: string, signer: Signer): Promise<string> {
  assert(text.endsWith("\n"), "the text of a note ends in a newline");
  const keyId = keyIdOf(crypto, name, ed25519Type, signer.publicKey);
  const signature = await signer.sign(utf8(text));
  return `${text}\n${formatSignatureLine(name, keyId, signature)}\n`;
}

/** A note with more signature lines, without their newlines; a line that it has already is not repeated. */
export function appendSignatureLines(note: string, lines: readonly string[]): string {
  const present = new Set(note.slice(note.lastIndexOf("\n\n") + 2).split("\n"));
  const added = [...new Set(lines)].filter((line) => !present.has(line));
  return note + added.map((line) => `${line}\n`).join("");
}

/**
 * A note with newer lines in the place of older ones by the same keys.
 * @param keepsFirst leaves the first line of each key below its newest: when a key signed first says
 * something too
 */
export function renewSignatureLines(note: string, lines: readonly string[], keepsFirst: boolean): string {
  const split = note.lastIndexOf("\n\n") + 2;
  const keyOf = (line: string): string => {
    const { name, keyId } = parseSignatureLine(line);
    return `${name} ${base64(keyId)}`;
  };
  const renewed = new Set(lines.map(keyOf));
  const present = note.slice(split).split("\n").slice(0, -1);
  const others = present.filter((line) => !renewed.has(keyOf(line)));
  const older = present.filter((line) => renewed.has(keyOf(line)) && !lines.includes(line));
  const first = [...renewed].flatMap((key) => older.filter((line) => keyOf(line) === key).slice(-1));
  const kept = [...others, ...new Set(lines), ...(keepsFirst ? first : [])];
  return note.slice(0, split) + kept.map((line) => `${line}\n`).join("");
}

/** One signature line, without its newline. */
export function formatSignatureLine(name: string, keyId: Uint8Array, signature: Uint8Array): string {
  assert(isKeyName(name), "a key name is not empty and has no space and no plus sign");
  return `${linePrefix}${name} ${base64(concatBytes(keyId, signature))}`;
}

/**
 * One signature line, given without its newline.
 * @param offset of the line in its note, for the error
 * @throws ScelleError `format.malformed`
 */
export function parseSignatureLine(line: string, offset = 0): NoteSignature {
  const [dash, name, encoded, ...rest] = line.split(" ");
  if (dash !== linePrefix.trimEnd() || rest.length > 0) fail(offset, "not a signature line");
  if (name === undefined || encoded === undefined || !isKeyName(name))
    fail(offset, "a signature without a name");
  const reader = new ByteReader(parseBase64(encoded, "signature line"), "signature line");
  const keyId = reader.take(keyIdSizeBytes);
  if (reader.remaining === 0) reader.fail("an empty signature");
  return { name, keyId, signature: reader.take(reader.remaining), line };
}

/** What a witness signs: the whole text of a checkpoint under a time. */
export function cosignedMessage(text: string, timeSeconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${timeSeconds}\n${text}`);
}

/** The bytes of a cosignature after its key id. */
export function cosignatureBytes(timeSeconds: number, signature: Uint8Array): Uint8Array {
  return concatBytes(u64be(timeSeconds), signature);
}

async function verifySignature(
  crypto: Crypto,
  text: string,
  signature: NoteSignature,
  key: VerifierKey,
): Promise<VerifiedSignature> {
  const reader = new ByteReader(signature.signature, "signature");
  const timeSeconds = key.type === cosignatureType ? reader.u64() : undefined;
  const value = reader.take(signatureSizeBytes);
  reader.assertEnd();
  const message = timeSeconds === undefined ? utf8(text) : cosignedMessage(text, timeSeconds);
  if (!(await crypto.verifyEd25519(key.publicKey, message, value))) {
    throw new ScelleError("note.bad-signature", { key: key.name });
  }
  return timeSeconds === undefined ? { key, signature } : { key, signature, timeSeconds };
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
