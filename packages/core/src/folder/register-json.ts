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

/** The version of the folder that this program writes, and the newest that it reads. */
export const formatVersionKnown = 1;

/** What a register says of itself. It is not believed: a verifier brings the key, the log proves the rest. */
export interface RegisterJson {
  readonly formatVersion: typeof formatVersionKnown;
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
  const { formatVersion, origin, logKey, foundingEntry } = register;
  return concatBytes(canonicalBytes({ formatVersion, origin, logKey, foundingEntry }), newline);
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
  if (typeof formatVersion === "number" && formatVersion > formatVersionKnown) {
    throw new ScelleError("format.newer", { what, found: formatVersion, known: formatVersionKnown });
  }
  if (formatVersion !== formatVersionKnown) fail(0, "no format version");
  if (typeof origin !== "string" || !isKeyName(origin)) fail(0, "no origin");
  if (typeof logKey !== "string" || !logKey.startsWith(`${origin}+`)) fail(0, "no key of the origin");
  if (typeof foundingEntry !== "string") fail(0, "no founding entry");
  if (Object.keys(others).length > 0) fail(0, "a member too many");
  parseBase64url(foundingEntry, "founding entry", hashSizeBytes);
  return { formatVersion, origin, logKey, foundingEntry };
}

/** The text that register.json holds for the leaf hash of entry 0. */
export function foundingEntryText(leafHash: Hash): string {
  return base64url(leafHash);
}

function membersOf(value: JsonValue): JsonObject {
  if (value === null || typeof value !== "object" || Array.isArray(value)) fail(0, "not an object");
  return value as JsonObject;
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
