// SPDX-License-Identifier: Apache-2.0
// The header of an age v1 file. Writing one and unwrapping the file key are left to `age-encryption`,
// through its public interface alone: a recipient of ours that adds no stanza sees the file key which the
// others wrap, so every kind of recipient that the library knows (X25519, hybrid post-quantum) works
// without code of ours. Parsing is ours: a header is bounded before anything is done with it, and an
// auditor measures objects without any key.
import { buffer } from "node:stream/consumers";
import { ScelleError } from "@scelle/core";
import { payloadNonceSizeBytes, payloadTagSizeBytes } from "./age-payload.ts";

/** Sixty-four hybrid recipients of 1.6 kB each stay below this. */
export const ageHeaderSizeBytesMax = 128 * 1024;
export const ageRecipientsMax = 64;

export interface AgeHeader {
  /** From the version line to the newline after the MAC. */
  readonly bytes: Uint8Array;
  /** First argument of every stanza: `X25519`, `mlkem768x25519`, … */
  readonly stanzaTypes: readonly string[];
}

const what = "age header";
const versionLine = "age-encryption.org/v1";
const armorLine = "-----BEGIN AGE ENCRYPTED FILE-----";
const bodyLineLength = 64;
const macLength = 43;
const argument = /^[\x21-\x7e]+$/;
const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * A fresh header with the file key that it wraps.
 * @param recipients at least one, each accepted by `assertRecipient`
 */
export async function newAgeHeader(
  recipients: readonly string[],
): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  let fileKey = new Uint8Array(0);
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  // The library seals nothing here; its nonce and its one empty chunk are cut off, and the nonce is never
  // used. Asked for a stream: for bytes it would load all that fetches from the network.
  const nothing = new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
  const sealedNothing = await buffer(await encrypter.encrypt(nothing));
  const headerSizeBytes = sealedNothing.length - payloadNonceSizeBytes - payloadTagSizeBytes;
  return { header: new Uint8Array(sealedNothing.subarray(0, headerSizeBytes)), fileKey };
}

/**
 * The header at the front of a sealed object.
 * @param front the first `ageHeaderSizeBytesMax` bytes of the file, or all of it
 * @throws ScelleError("vault.armored" | "format.malformed")
 * @see age specification, "Header"
 */
export function parseAgeHeader(front: Uint8Array): AgeHeader {
  const lines = new HeaderLines(front);
  const first = lines.next();
  if (first === armorLine) throw new ScelleError("vault.armored");
  if (first !== versionLine) lines.fail("not an age v1 file");
  const stanzaTypes: string[] = [];
  for (;;) {
    const line = lines.next();
    if (line.startsWith("--- ")) {
      if (stanzaTypes.length === 0) lines.fail("no recipient");
      if (!isCanonicalBase64(line.slice(4)) || line.length !== 4 + macLength) lines.fail("not a MAC");
      return { bytes: front.subarray(0, lines.offset), stanzaTypes };
    }
    stanzaTypes.push(parseStanza(lines, line));
    if (stanzaTypes.length > ageRecipientsMax) lines.fail(`more than ${ageRecipientsMax} recipients`);
  }
}

/** Stanzas that somebody can open; the others were added by a program to keep readers tolerant. */
export function recipientCount(header: AgeHeader): number {
  return header.stanzaTypes.filter((type) => !type.endsWith("-grease")).length;
}

function parseStanza(lines: HeaderLines, line: string): string {
  const [arrow, ...parameters] = line.split(" ");
  const type = parameters[0];
  if (arrow !== "->" || type === undefined) lines.fail("neither a recipient nor the MAC");
  if (!parameters.every((parameter) => argument.test(parameter))) lines.fail("a malformed recipient");
  for (;;) {
    const body = lines.next();
    if (body.length > bodyLineLength || !isCanonicalBase64(body)) lines.fail("a malformed recipient body");
    if (body.length < bodyLineLength) return type;
  }
}

/** Unpadded, with the unused bits of the last letter at zero: exactly one text stands for given bytes. */
function isCanonicalBase64(text: string): boolean {
  const rest = text.length % 4;
  for (const letter of text) if (!base64Letters.includes(letter)) return false;
  if (rest === 0) return true;
  const lastValue = base64Letters.indexOf(text.charAt(text.length - 1));
  return rest === 2 ? lastValue % 16 === 0 : rest === 3 && lastValue % 4 === 0;
}

class HeaderLines {
  readonly #front: Uint8Array;
  #lineStart = 0;
  offset = 0;

  constructor(front: Uint8Array) {
    this.#front = front.subarray(0, ageHeaderSizeBytesMax);
  }

  /** The next line without its newline. */
  next(): string {
    const end = this.#front.indexOf(0x0a, this.offset);
    if (end === -1) {
      this.#lineStart = this.offset;
      this.fail("no end of the header within its limit");
    }
    const line = Buffer.from(this.#front.buffer, this.#front.byteOffset + this.offset, end - this.offset);
    this.#lineStart = this.offset;
    this.offset = end + 1;
    return line.toString("latin1");
  }

  fail(problem: string): never {
    throw new ScelleError("format.malformed", { what, offset: this.#lineStart, problem });
  }
}
