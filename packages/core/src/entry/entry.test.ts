// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { base64url } from "../encoding/base64.ts";
import { canonicalBytes, parseCanonicalJson } from "../encoding/canonical-json.ts";
import { encodeEntry, entrySizeBytes, parseEntry } from "./entry.ts";

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const name = fc.uint8Array({ minLength: 16, maxLength: 16 });
const anyEntry = fc.record({ caseLink: hash, commit: hash, ciphertextHash: hash, keyName: name });

test("an entry is canonical JSON of one size, whatever it stands for", () => {
  fc.assert(
    fc.property(anyEntry, (entry) => {
      const bytes = encodeEntry(entry);
      expect(bytes).toHaveLength(entrySizeBytes);
      const json = {
        case: base64url(entry.caseLink),
        commit: base64url(entry.commit),
        ct: base64url(entry.ciphertextHash),
        key: base64url(entry.keyName),
        v: 1,
      };
      expect(bytes).toEqual(canonicalBytes(json));
      expect(parseCanonicalJson(bytes, "entry")).toEqual(json);
      expect(parseEntry(bytes)).toEqual(entry);
    }),
  );
});

const sample = encodeEntry({
  caseLink: new Uint8Array(32).fill(1),
  commit: new Uint8Array(32).fill(2),
  ciphertextHash: new Uint8Array(32).fill(3),
  keyName: new Uint8Array(16).fill(4),
});

type Parse = typeof parseEntry;

/** Every change of one bit is refused, or gives another entry: no two texts mean the same. */
function everyBitCounts(parse: Parse): void {
  for (let bit = 0; bit < sample.length * 8; bit++) {
    const flipped = sample.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    let again: Uint8Array | undefined;
    try {
      again = encodeEntry(parse(flipped));
    } catch (error) {
      expect(error).toMatchObject({ code: "format.malformed", facts: { what: "log entry" } });
      continue; // Refused, as it should be.
    }
    expect(Buffer.compare(again, flipped)).toBe(0);
  }
}

test("every bit of an entry counts", () => {
  everyBitCounts(parseEntry);
});

test("an entry parser that does not look at unused bits is found out", () => {
  const loose: Parse = (bytes) => {
    const json = JSON.parse(Buffer.from(bytes).toString("latin1"));
    const value = (member: string): Uint8Array => new Uint8Array(Buffer.from(json[member], "base64url"));
    return {
      caseLink: value("case"),
      commit: value("commit"),
      ciphertextHash: value("ct"),
      keyName: value("key"),
    };
  };
  expect(() => everyBitCounts(loose)).toThrow();
});

test("an entry of another length is refused, with the offset where it ends or should", () => {
  expect(() => parseEntry(sample.subarray(0, 100))).toThrow(
    "malformed at byte 100: 197 bytes expected, 100 found",
  );
  expect(() => parseEntry(Buffer.concat([sample, Buffer.from("\n")]))).toThrow("malformed at byte 197");
  expect(() => parseEntry(new Uint8Array(0))).toThrow("malformed at byte 0");
});

test("a later version of the entry is refused rather than read as this one", () => {
  const later = sample.slice();
  later[later.length - 2] = "2".charCodeAt(0);
  expect(() => parseEntry(later)).toThrow("malformed at byte 195: not the form of an entry");
});
