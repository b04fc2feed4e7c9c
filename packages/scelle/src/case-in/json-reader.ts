// SPDX-License-Identifier: Apache-2.0
import {
  foreignGraphTextLengthMax,
  foreignGraphValuesMax,
  isWellFormed,
  jsonDepthMax,
  parseUtf8,
  ScelleError,
} from "@scelle/core";

/** JSON as it was told: numbers by their digits, members in their order, each once. */
export type Told = null | boolean | string | ToldNumber | readonly Told[] | ToldObject;
export type ToldObject = ReadonlyMap<string, Told>;
export interface ToldNumber {
  readonly digits: string;
}

/**
 * JSON in any layout, strictly and within bounds: nothing is guessed, and a member that stands twice is not
 * dropped but refused. A byte order mark may stand before it.
 * @throws ScelleError("format.malformed") with the byte
 * @see RFC 8259
 */
export function readJson(bytes: Uint8Array, what: string): Told {
  return new JsonReader(parseUtf8(bytes, what), what).read();
}

export const isToldObject = (value: Told): value is ToldObject => value instanceof Map;
export const isToldList = (value: Told): value is readonly Told[] => Array.isArray(value);

const space = /[ \t\n\r]*/y;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals = { true: true, false: false, null: null } as const;

const [quote, backslash] = [0x22, 0x5c];

/** Escapes are read by the engine; undefined for what is no text of JSON. */
function textOf(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined; // The caller says where.
  }
}

class JsonReader {
  readonly #text: string;
  readonly #what: string;
  #at = 0;
  #valueCount = 0;

  constructor(text: string, what: string) {
    this.#text = text;
    this.#what = what;
    if (text.startsWith("\ufeff")) this.#at = 1;
  }

  read(): Told {
    const value = this.#value(0);
    this.#take(space);
    if (this.#at < this.#text.length) this.#fail("something stands after the value");
    return value;
  }

  #value(depth: number): Told {
    this.#take(space);
    this.#valueCount += 1;
    if (this.#valueCount > foreignGraphValuesMax) this.#fail(`more than ${foreignGraphValuesMax} values`);
    const first = this.#text.charAt(this.#at);
    if (first === "{" || first === "[") {
      if (depth === jsonDepthMax) this.#fail(`nested deeper than ${jsonDepthMax}`);
      return first === "{" ? this.#object(depth + 1) : this.#list(depth + 1);
    }
    if (first === '"') return this.#string();
    const literal = Object.entries(literals).find(([word]) => this.#text.startsWith(word, this.#at));
    if (literal !== undefined) {
      this.#at += literal[0].length;
      return literal[1];
    }
    const digits = this.#take(numberToken);
    return digits === "" ? this.#fail("no value") : { digits };
  }

  #object(depth: number): ToldObject {
    const members = new Map<string, Told>();
    this.#at += 1;
    if (this.#skip("}")) return members;
    do {
      this.#take(space);
      const start = this.#at;
      const name = this.#string();
      if (members.has(name)) this.#fail("a member that stands twice", start);
      this.#expect(":");
      members.set(name, this.#value(depth));
    } while (this.#skip(","));
    this.#expect("}");
    return members;
  }

  #list(depth: number): readonly Told[] {
    const items: Told[] = [];
    this.#at += 1;
    if (this.#skip("]")) return items;
    do items.push(this.#value(depth));
    while (this.#skip(","));
    this.#expect("]");
    return items;
  }

  #string(): string {
    const start = this.#at;
    if (this.#text.charAt(start) !== '"') this.#fail("a text is missing");
    const end = this.#endOfString(start + 1);
    this.#at = end + 1;
    const text = textOf(this.#text.slice(start, end + 1));
    if (text === undefined) this.#fail("a text with a bare control character or an unknown escape", start);
    return isWellFormed(text) ? text : this.#fail("half of a surrogate pair", start);
  }

  /** The quote that ends a text. */
  #endOfString(start: number): number {
    const last = Math.min(this.#text.length, start + foreignGraphTextLengthMax);
    for (let at = start; at < last; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === quote) return at;
      if (code === backslash) at += 1;
    }
    const problem = last === this.#text.length ? "a text that does not end" : "a text that is too long";
    return this.#fail(problem, start - 1);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #skip(sign: string): boolean {
    this.#take(space);
    if (this.#text.charAt(this.#at) !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#skip(sign)) this.#fail(`${sign} is missing`);
  }

  #fail(problem: string, at = this.#at): never {
    const offset = Buffer.byteLength(this.#text.slice(0, at));
    throw new ScelleError("format.malformed", { what: this.#what, offset, problem });
  }
}
