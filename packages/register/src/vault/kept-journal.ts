// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  canonicalBytes,
  type JsonObject,
  type JsonValue,
  parseBase64url,
  parseCanonicalJson,
  parseHex,
  ScelleError,
} from "@scelle/core";
import { isPartialName } from "./partial-object.ts";
import type { SourceIdentity } from "./source.ts";

/** A point up to which everything is durable. */
export interface Boundary {
  readonly plaintextBytes: number;
  readonly prefixSha256: string;
  /** Of the object: the segments that were whole when the plaintext up to here was sealed. */
  readonly sealedBytes: number;
}

/** Keys of one seal; never used for another plaintext. */
export interface SealKeys {
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
  readonly nonce: Uint8Array;
}

/** What the file of a journal holds. */
export interface KeptJournal {
  readonly keys: SealKeys;
  /** Name of the partial object in the vault. */
  readonly partial: string;
  readonly boundary: Boundary;
  readonly source: SourceIdentity;
  /** Sorted, a space between two. */
  readonly recipients: string;
}

const what = "seal journal";
const journalSizeBytesMax = 512 * 1024;
const keySizeBytes = 16;

/** Canonical JSON. */
export function encodeJournal({ keys, partial, boundary, source, recipients }: KeptJournal): Uint8Array {
  return canonicalBytes({
    boundary: { ...boundary },
    fileKey: base64url(keys.fileKey),
    header: base64url(keys.header),
    nonce: base64url(keys.nonce),
    partial,
    recipients,
    source: { ...source },
    v: 1,
  });
}

/**
 * Accepts exactly what {@link encodeJournal} writes.
 * @throws ScelleError("format.malformed")
 */
export function parseJournal(bytes: Uint8Array): KeptJournal {
  if (bytes.length > journalSizeBytesMax) fail("too long", journalSizeBytesMax);
  const kept = membersOf(parseCanonicalJson(bytes, what), journalMembers);
  if (kept["v"] !== 1) fail("of another version");
  const partial = textOf(kept["partial"]);
  if (!isPartialName(partial)) fail("no name of a partial object");
  return {
    keys: {
      header: parseBase64url(textOf(kept["header"]), what),
      fileKey: parseBase64url(textOf(kept["fileKey"]), what, keySizeBytes),
      nonce: parseBase64url(textOf(kept["nonce"]), what, keySizeBytes),
    },
    partial,
    boundary: boundaryOf(membersOf(kept["boundary"], ["plaintextBytes", "prefixSha256", "sealedBytes"])),
    source: sourceOf(membersOf(kept["source"], ["device", "inode", "mtimeNs", "sizeBytes"])),
    recipients: textOf(kept["recipients"]),
  };
}

const journalMembers = ["boundary", "fileKey", "header", "nonce", "partial", "recipients", "source", "v"];

function boundaryOf({ plaintextBytes, prefixSha256, sealedBytes }: JsonObject): Boundary {
  const digest = textOf(prefixSha256);
  parseHex(digest, what, 32);
  return {
    plaintextBytes: countOf(plaintextBytes),
    prefixSha256: digest,
    sealedBytes: countOf(sealedBytes),
  };
}

function sourceOf({ device, inode, mtimeNs, sizeBytes }: JsonObject): SourceIdentity {
  return {
    device: textOf(device),
    inode: textOf(inode),
    mtimeNs: textOf(mtimeNs),
    sizeBytes: countOf(sizeBytes),
  };
}

/** An object with exactly these members, which canonical JSON has in this order. */
function membersOf(value: JsonValue | undefined, expected: readonly string[]): JsonObject {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const object = isObject ? (value as JsonObject) : fail("not an object");
  return Object.keys(object).join(" ") === expected.join(" ") ? object : fail("other members");
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : fail("not a text");
}

function countOf(value: JsonValue | undefined): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : fail("not a count");
}

function fail(problem: string, offset = 0): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
