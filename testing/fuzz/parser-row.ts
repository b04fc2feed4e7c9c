// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, equalBytes, type JsonValue, utf8 } from "@scelle/core";

/** What mutations know of the bytes: where lines end, where values of JSON begin. */
export type Form = "binary" | "lines" | "json" | "value";

/** One parser as the fuzzer sees it. */
export interface ParserRow {
  readonly name: string;
  readonly form: Form;
  /** Bytes that it accepts: vectors, and what our own writers make. */
  readonly samples: readonly Uint8Array[];
  /** Sync, or a promise; undefined is a refusal without a reason. */
  readonly parse: (bytes: Uint8Array) => unknown;
  /** Whether what was parsed has these bytes as its only spelling; true where nothing writes them. */
  readonly isOneSpelling: (value: unknown, bytes: Uint8Array) => boolean;
  /** What must hold of everything accepted, whatever it was spelt like. */
  readonly isSound: ((value: never) => boolean) | undefined;
  /** The size that an offset in an error may reach. */
  readonly sizeOf: (bytes: Uint8Array) => number;
  /**
   * Makes checksums and signatures right again after a mutation, so that what stands behind them is reached
   * too.
   */
  readonly mend: ((bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>) | undefined;
  /** How many cases of an ordinary parser one case of this costs. */
  readonly weight: number;
}

interface Common<Value> {
  readonly name: string;
  readonly isSound?: (value: Value) => boolean;
  readonly mend?: ParserRow["mend"];
  readonly weight?: number;
}

export interface BytesRow<Value> extends Common<Value> {
  readonly form?: Form;
  readonly samples: readonly Uint8Array[];
  readonly parse: (bytes: Uint8Array) => Value | Promise<Value>;
  readonly encode?: (value: Value) => Uint8Array;
}

export interface TextRow<Value> extends Common<Value> {
  readonly form?: Form;
  readonly samples: readonly string[];
  readonly parse: (text: string) => Value | Promise<Value>;
  readonly encode?: (value: Value) => string;
}

export interface ValueRow<Value> extends Common<Value> {
  readonly samples: readonly JsonValue[];
  readonly parse: (value: unknown) => Value | Promise<Value>;
  /** Whether what is accepted is what came; else it is only accepted. */
  readonly isIdentity?: boolean;
}

/** A parser of bytes. */
export function bytesRow<Value>(row: BytesRow<Value>): ParserRow {
  const { encode, form = "binary", ...rest } = row;
  // A Buffer shares its memory with others, and what mutations write would reach them.
  const samples = row.samples.map((sample) => Uint8Array.from(sample));
  const isOneSpelling = (value: unknown, bytes: Uint8Array) =>
    encode === undefined || equalBytes(encode(value as Value), bytes);
  return {
    mend: undefined,
    isSound: undefined,
    weight: 1,
    ...rest,
    samples,
    form,
    isOneSpelling,
    sizeOf: (bytes) => bytes.length,
  };
}

/** A parser of text. */
export function textRow<Value>(row: TextRow<Value>): ParserRow {
  const { encode, parse, samples, form = "lines", ...rest } = row;
  return {
    mend: undefined,
    isSound: undefined,
    weight: 1,
    ...rest,
    form,
    samples: samples.map(utf8),
    parse: (bytes) => parse(hostileText(bytes)),
    isOneSpelling: (value, bytes) => encode === undefined || encode(value as Value) === hostileText(bytes),
    sizeOf: (bytes) => Buffer.byteLength(hostileText(bytes)),
  };
}

/** A parser of values that came as JSON; it says which field is wrong, so offsets mean nothing. */
export function valueRow<Value>(row: ValueRow<Value>): ParserRow {
  const { parse, samples, isIdentity = false, ...rest } = row;
  return {
    mend: undefined,
    isSound: undefined,
    weight: 1,
    ...rest,
    form: "value",
    samples: samples.map((sample) => utf8(JSON.stringify(sample))),
    parse: (bytes) => parse(jsonOf(bytes)),
    isOneSpelling: (value, bytes) =>
      !isIdentity || canonicalJson(value as JsonValue) === canonicalJson(jsonOf(bytes)),
    sizeOf: (bytes) => bytes.length,
  };
}

/** Thrown where bytes never reach a parser, because the layer before it takes only JSON. */
export class NotGiven extends Error {
  override readonly name = "NotGiven";
}

function jsonOf(bytes: Uint8Array): JsonValue {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as JsonValue;
  } catch (cause) {
    throw new NotGiven("not JSON", { cause });
  }
}

/** Text as a program may come to hold it, halves of surrogate pairs included, which UTF-8 cannot bring. */
function hostileText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("utf8");
  return bytes.length % 2 === 0 ? text : text.replaceAll("\ufffd", "\ud83d");
}
