// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";

/** Identifier octets that tokens, certificates and their lists are made of. */
export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One value: where it stands, and the bytes that it is. */
export interface DerValue {
  readonly tag: number;
  /** With tag and length: what a signature covers, what a digest names. */
  readonly encoded: Uint8Array;
  readonly content: Uint8Array;
  /** Of the content, in what was parsed as a whole. */
  readonly offset: number;
}

/** The tag of a field by its number in the structure around it. */
export function contextTag(number: number, isConstructed = true): number {
  return 0x80 | (isConstructed ? 0x20 : 0) | number;
}

/**
 * Reads the values inside a value one after the other. Lengths are definite and in their shortest form, tags
 * are of one byte: what RFC 3161 and RFC 5280 have written in DER has no other spelling.
 */
export class DerReader {
  readonly #what: string;
  readonly #bytes: Uint8Array;
  readonly #offset: number;
  #at = 0;

  constructor(what: string, bytes: Uint8Array, offset = 0) {
    this.#what = what;
    this.#bytes = bytes;
    this.#offset = offset;
  }

  /** The values inside one that this reader gave. */
  inside({ content, offset }: DerValue): DerReader {
    return new DerReader(this.#what, content, offset);
  }

  /** The tag of the next value; undefined at the end. */
  get peek(): number | undefined {
    return this.#bytes[this.#at];
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** @throws ScelleError `format.malformed` unless the next value has this tag */
  next(tag: number): DerValue {
    const value = this.any();
    if (value.tag !== tag) this.fail(`tag ${shown(tag)} expected, ${shown(value.tag)} found`, value.offset);
    return value;
  }

  /** The next value if it has this tag. */
  optional(tag: number): DerValue | undefined {
    return this.peek === tag ? this.any() : undefined;
  }

  any(): DerValue {
    const start = this.#at;
    const tag = this.#byte();
    if ((tag & 0x1f) === 0x1f) this.fail("a tag of several bytes");
    const length = this.#length();
    const from = this.#at;
    if (length > this.#bytes.length - from) this.fail("a value longer than what holds it");
    this.#at = from + length;
    return {
      tag,
      encoded: this.#bytes.subarray(start, this.#at),
      content: this.#bytes.subarray(from, this.#at),
      offset: this.#offset + from,
    };
  }

  /** @throws ScelleError `format.malformed` where something follows */
  end(): void {
    if (!this.isAtEnd) this.fail("something follows where the value ends");
  }

  fail(problem: string, offset = this.#offset + this.#at): never {
    throw new ScelleError("format.malformed", { what: this.#what, offset, problem });
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) this.fail("cut off");
    this.#at++;
    return byte;
  }

  #length(): number {
    const first = this.#byte();
    if (first < 0x80) return first;
    const count = first & 0x7f;
    if (count === 0 || count > 4) this.fail("a length without bound, or of more than four bytes");
    let length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + this.#byte();
    if (length < 0x80 || length < 256 ** (count - 1)) this.fail("a length that is not in its shortest form");
    return length;
  }
}

/** The one value that bytes are. @throws ScelleError `format.malformed` */
export function onlyValue(what: string, bytes: Uint8Array, tag: number, sizeBytesMax: number): DerValue {
  if (bytes.length > sizeBytesMax) {
    const problem = `longer than ${sizeBytesMax} bytes`;
    throw new ScelleError("format.malformed", { what, offset: sizeBytesMax, problem });
  }
  const reader = new DerReader(what, bytes);
  const value = reader.next(tag);
  reader.end();
  return value;
}

const shown = (tag: number): string => `0x${tag.toString(16).padStart(2, "0")}`;
