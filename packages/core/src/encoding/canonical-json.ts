// SPDX-License-Identifier: Apache-2.0
import { ScelleError, unreachable } from "../errors.ts";
import { jsonDepthMax } from "../limits.ts";
import { assertWellFormed, parseUtf8, utf8 } from "./utf8.ts";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * The one JSON text of a value: members in the order of their UTF-16 code units, no spaces, numbers and
 * strings as ECMAScript writes them.
 * @throws ScelleError `format.malformed` for a lone surrogate, a number that is not finite, too deep
 * nesting
 * @see RFC 8785
 */
export function canonicalJson(value: JsonValue): string {
  return textOf(value, 0);
}

/** The UTF-8 bytes of {@link canonicalJson}. */
export function canonicalBytes(value: JsonValue): Uint8Array {
  return utf8(textOf(value, 0));
}

/**
 * The value of bytes that must be exactly what {@link canonicalBytes} writes: whatever a signature or a
 * commitment covers has one encoding only.
 * @throws ScelleError `format.malformed` with the offset of the first byte that differs
 */
export function parseCanonicalJson(bytes: Uint8Array, what: string): JsonValue {
  return parseCanonicalText(parseUtf8(bytes, what), what);
}

/** The value of a text that must be exactly what {@link canonicalJson} writes. @throws as above */
export function parseCanonicalText(text: string, what: string): JsonValue {
  // What is written again as it stood is canonical; only for what is not does anybody want to know where.
  return valueOfCanonical(text) ?? new CanonicalParser(text, what).parse();
}

function valueOfCanonical(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return textOf(value, 0) === text ? value : undefined;
  } catch {
    return undefined; // No JSON, or a value that has no canonical text: the parser says which.
  }
}

function textOf(value: JsonValue, depth: number): string {
  if (value === null) return "null";
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return numberText(value);
    case "string":
      return stringText(value);
    case "object":
      if (depth === jsonDepthMax) refuse(`nested deeper than ${jsonDepthMax}`);
      return isArray(value) ? arrayText(value, depth + 1) : objectText(value, depth + 1);
    default:
      return unreachable(value);
  }
}

function arrayText(items: readonly JsonValue[], depth: number): string {
  return `[${items.map((item) => textOf(item, depth)).join(",")}]`;
}

function objectText(object: JsonObject, depth: number): string {
  let members = "";
  for (const key of inOrder(Object.keys(object))) {
    if (members !== "") members += ",";
    members += `${stringText(key)}:${textOf(object[key] as JsonValue, depth)}`;
  }
  return `{${members}}`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) refuse("a number that is not finite");
  return String(value);
}

/** What was read from canonical JSON is in order already. */
function inOrder(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  }
  return keys;
}

/** No quote, backslash, control character or half of a pair: it stands for itself. */
const plainText = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/;

function stringText(value: string): string {
  if (plainText.test(value)) return `"${value}"`;
  const text = JSON.stringify(value);
  // A lone surrogate is written as an escape, which nothing else is that begins so.
  if (text.includes("\\ud")) assertWellFormed(value, "JSON string");
  return text;
}

function isArray(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function refuse(problem: string): never {
  throw new ScelleError("format.malformed", { what: "JSON value", offset: 0, problem });
}

const numberToken = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals: readonly (readonly [string, null | boolean])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
];

/** Reads with offsets counted in UTF-16 code units; an error turns its offset into bytes. */
class CanonicalParser {
  readonly #text: string;
  readonly #what: string;
  #at = 0;

  constructor(text: string, what: string) {
    this.#text = text;
    this.#what = what;
  }

  parse(): JsonValue {
    const value = this.#value(0);
    if (this.#at < this.#text.length) this.#fail("bytes after the value");
    return value;
  }

  #value(depth: number): JsonValue {
    const first = this.#text.charAt(this.#at);
    if (first === "{" || first === "[") {
      if (depth === jsonDepthMax) this.#fail(`nested deeper than ${jsonDepthMax}`);
      return first === "{" ? this.#object(depth + 1) : this.#array(depth + 1);
    }
    if (first === '"') return this.#string();
    if (first === "-" || (first >= "0" && first <= "9")) return this.#number();
    return this.#literal();
  }

  #object(depth: number): JsonObject {
    const object: Record<string, JsonValue> = {};
    let previous: string | undefined;
    this.#at++;
    if (this.#skip("}")) return object;
    do {
      const keyAt = this.#at;
      const key = this.#string();
      if (previous === key) this.#fail("a member twice", keyAt);
      if (previous !== undefined && previous > key) this.#fail("members out of order", keyAt);
      this.#expect(":");
      setMember(object, key, this.#value(depth));
      previous = key;
    } while (this.#skip(","));
    this.#expect("}");
    return object;
  }

  #array(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.#at++;
    if (this.#skip("]")) return items;
    do items.push(this.#value(depth));
    while (this.#skip(","));
    this.#expect("]");
    return items;
  }

  #string(): string {
    this.#expect('"');
    let value = this.#run();
    while (!this.#skip('"')) {
      value +=
        this.#text.charAt(this.#at) === "\\"
          ? this.#escape()
          : this.#fail("a string that does not end, or a bare control character");
      value += this.#run();
    }
    return value;
  }

  /** Characters that stand for themselves. */
  #run(): string {
    let end = this.#at;
    while (end < this.#text.length && standsForItself(this.#text.charCodeAt(end))) end++;
    const run = this.#text.slice(this.#at, end);
    this.#at = end;
    return run;
  }

  #escape(): string {
    const length = this.#text.charAt(this.#at + 1) === "u" ? 6 : 2;
    const character = characterByEscape.get(this.#text.slice(this.#at, this.#at + length));
    if (character === undefined) this.#fail("an escape that is not the shortest form");
    this.#at += length;
    return character;
  }

  #number(): number {
    numberToken.lastIndex = this.#at;
    const token = numberToken.exec(this.#text)?.[0] ?? this.#fail("not a number");
    const value = Number(token);
    if (!Number.isFinite(value)) this.#fail("a number that is not finite");
    if (String(value) !== token) this.#fail("a number that is not in its shortest form");
    this.#at += token.length;
    return value;
  }

  #literal(): null | boolean {
    const literal = literals.find(([word]) => this.#text.startsWith(word, this.#at));
    if (literal === undefined) this.#fail("no JSON value");
    this.#at += literal[0].length;
    return literal[1];
  }

  #skip(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#skip(character)) this.#fail(`${character} expected`);
  }

  #fail(problem: string, at = this.#at): never {
    const offset = utf8(this.#text.slice(0, at)).length;
    throw new ScelleError("format.malformed", { what: this.#what, offset, problem });
  }
}

/**
 * Control characters, the quote and the backslash, each by the only escape that the canonical form has for
 * it.
 */
const characterByEscape = new Map(
  [...Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)), '"', "\\"].map((character) => [
    JSON.stringify(character).slice(1, -1),
    character,
  ]),
);

function standsForItself(code: number): boolean {
  return code >= 0x20 && code !== 0x22 && code !== 0x5c;
}

/** Assignment to the member `__proto__` would change the object instead of filling it. */
function setMember(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
