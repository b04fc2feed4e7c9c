// SPDX-License-Identifier: Apache-2.0
import { isKeyName } from "../checkpoint/verifier-key.ts";
import { base64url, parseBase64url } from "../encoding/base64.ts";
import { concatBytes } from "../encoding/bytes.ts";
import {
  canonicalBytes,
  type JsonObject,
  type JsonValue,
  parseCanonicalJson,
} from "../encoding/canonical-json.ts";
import { ScelleError } from "../errors.ts";
import { registerJsonSizeBytesMax } from "../limits.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";
import { isPrintable } from "../records/printable.ts";

/** The version of a folder that is written to. */
export const formatVersionOpen = 1;
/** The version of a folder that was closed for good: a program that does not know of this leaves it alone. */
export const formatVersionClosed = 2;

/** What a register says of itself. It is not believed: a verifier brings the key, the log proves the rest. */
export type RegisterJson = OpenRegisterJson | ClosedRegisterJson;

interface OpenRegisterJson extends RegisterIdentity {
  readonly formatVersion: typeof formatVersionOpen;
  readonly successor?: undefined;
}

interface ClosedRegisterJson extends RegisterIdentity {
  readonly formatVersion: typeof formatVersionClosed;
  /** Text of the verifier key of the log that follows this one. */
  readonly successor: string;
}

interface RegisterIdentity {
  readonly origin: string;
  /** Text of the log's verifier key. */
  readonly logKey: string;
  /** base64url of the leaf hash of entry 0. */
  readonly foundingEntry: string;
}

const what = "register.json";
const newline = Uint8Array.of(0x0a);

/** Canonical JSON and a newline. */
export function encodeRegisterJson(register: RegisterJson): Uint8Array {
  const { formatVersion, origin, logKey, foundingEntry, successor } = register;
  const closed = successor === undefined ? {} : { successor };
  return concatBytes(canonicalBytes({ formatVersion, origin, logKey, foundingEntry, ...closed }), newline);
}

/**
 * What register.json says.
 * @throws ScelleError `format.newer` for a version that this program does not know, `format.malformed`
 * otherwise
 */
export function parseRegisterJson(bytes: Uint8Array): RegisterJson {
  if (bytes.length > registerJsonSizeBytesMax) fail(registerJsonSizeBytesMax, "too long");
  if (bytes.at(-1) !== newline[0]) fail(bytes.length, "the last line does not end");
  const value = parseCanonicalJson(bytes.subarray(0, -1), what);
  const { formatVersion, origin, logKey, foundingEntry, ...others } = membersOf(value);
  if (typeof formatVersion === "number" && formatVersion > formatVersionClosed) {
    throw new ScelleError("format.newer", { what, found: formatVersion, known: formatVersionClosed });
  }
  if (formatVersion !== formatVersionOpen && formatVersion !== formatVersionClosed) {
    fail(0, "no format version");
  }
  if (typeof origin !== "string" || !isKeyName(origin)) fail(0, "no origin");
  if (!isPrintable(origin)) fail(0, "an origin that no screen should get");
  if (typeof logKey !== "string" || !logKey.startsWith(`${origin}+`)) fail(0, "no key of the origin");
  if (typeof foundingEntry !== "string") fail(0, "no founding entry");
  parseBase64url(foundingEntry, "founding entry", hashSizeBytes);
  const identity = { origin, logKey, foundingEntry };
  const { successor, ...rest } = others;
  if (formatVersion === formatVersionOpen) {
    if (Object.keys(others).length > 0) fail(0, "a member too many");
    return { formatVersion, ...identity };
  }
  if (Object.keys(rest).length > 0) fail(0, "a member too many");
  if (typeof successor !== "string" || !isLogKeyText(successor)) fail(0, "no key of the successor");
  if (successor === logKey) fail(0, "a register that succeeds itself");
  return { formatVersion, ...identity, successor };
}

/** Whether two documents are of one register, closed or not. */
export function isSameRegister(a: RegisterJson, b: RegisterJson): boolean {
  return a.origin === b.origin && a.logKey === b.logKey && a.foundingEntry === b.foundingEntry;
}

/** The text that register.json holds for the leaf hash of entry 0. */
export function foundingEntryText(leafHash: Hash): string {
  return base64url(leafHash);
}

function isLogKeyText(text: string): boolean {
  const [name = "", ...rest] = text.split("+");
  return isKeyName(name) && rest.length >= 2;
}

function membersOf(value: JsonValue): JsonObject {
  if (value === null || typeof value !== "object" || Array.isArray(value)) fail(0, "not an object");
  return value as JsonObject;
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
