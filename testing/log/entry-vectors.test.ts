// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createHash, createHmac } from "node:crypto";
import {
  canonicalBytes,
  caseLink,
  caseLinkFromOpening,
  caseOpening,
  commitment,
  concatBytes,
  deriveCaseLinkKey,
  encodeEntry,
  entrySizeBytes,
  hex,
  leafHash,
  openPayload,
  paddedSizeBytes,
  padPayload,
  parseCanonicalJson,
  parseEntry,
  payloadAdditionalData,
  unpadPayload,
  utf8,
} from "@scelle/core";
import { describe, expect, test } from "vitest";
import { testCrypto } from "../verifier/test-crypto.ts";
import { bytesOf, vectorText } from "./vector-file.ts";

const vectors: {
  entries: {
    caseLink: string;
    commit: string;
    ciphertextHash: string;
    keyName: string;
    entry: string;
    leafHash: string;
  }[];
  commitments: { salt: string; payload: string; commitment: string }[];
  caseChain: {
    linkRootKey: string;
    caseRef: string;
    caseLinkKey: string;
    links: { seq: number; previousLeafHash: string; opening: string; caseLink: string }[];
  };
  refused: { name: string; entry: string; offset: number }[];
} = JSON.parse(vectorText("entry"));

const payloads: {
  paddedSizes: { payloadSizeBytes: number; paddedSizeBytes: number }[];
  stored: {
    origin: string;
    keyName: string;
    payloadKey: string;
    nonce: string;
    salt: string;
    payload: string;
    additionalData: string;
    padded: string;
    stored: string;
    entry: string;
  }[];
} = JSON.parse(vectorText("payload"));

/** What docs/format says, in the words of node:crypto alone. */
const digest = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

const eightBytes = (count: number): Uint8Array => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(count));
  return bytes;
};

test("the vectors are all there", () => {
  expect(vectors.entries).toHaveLength(3);
  expect(vectors.commitments).toHaveLength(3);
  expect(vectors.caseChain.links).toHaveLength(3);
  expect(vectors.refused).toHaveLength(8);
  expect(payloads.paddedSizes).toHaveLength(10);
  expect(payloads.stored).toHaveLength(3);
});

test.each(vectors.entries)("entry $leafHash has these bytes and no others", (vector) => {
  const bytes = encodeEntry({
    caseLink: bytesOf(vector.caseLink),
    commit: bytesOf(vector.commit),
    ciphertextHash: bytesOf(vector.ciphertextHash),
    keyName: bytesOf(vector.keyName),
  });
  expect(Buffer.from(bytes).toString()).toBe(vector.entry);
  expect(bytes).toHaveLength(entrySizeBytes);
  expect(canonicalBytes(parseCanonicalJson(bytes, "entry"))).toEqual(bytes);
  const { caseLink: link, commit, ciphertextHash, keyName } = parseEntry(utf8(vector.entry));
  expect(hex(concatBytes(link, commit, ciphertextHash, keyName))).toBe(
    vector.caseLink + vector.commit + vector.ciphertextHash + vector.keyName,
  );
  expect(hex(leafHash(testCrypto, bytes))).toBe(vector.leafHash);
  expect(digest(Uint8Array.of(0), vector.entry)).toBe(vector.leafHash);
});

test.each(vectors.refused)("an entry with $name is refused at byte $offset", ({ entry, offset }) => {
  const facts = expect.objectContaining({ what: "log entry", offset });
  const error = expect.objectContaining({ code: "format.malformed", facts });
  expect(() => parseEntry(utf8(entry))).toThrow(error);
});

test.each(vectors.commitments)("commitment $commitment", (vector) => {
  const found = commitment(testCrypto, bytesOf(vector.salt), utf8(vector.payload));
  expect(hex(found)).toBe(vector.commitment);
  expect(digest("scelle/commit/v1\0", bytesOf(vector.salt), vector.payload)).toBe(vector.commitment);
});

describe("the hidden chain of a case", () => {
  const { linkRootKey, caseRef, caseLinkKey, links } = vectors.caseChain;

  test("has the key of the vector", () => {
    expect(hex(deriveCaseLinkKey(testCrypto, bytesOf(linkRootKey), caseRef))).toBe(caseLinkKey);
    const again = createHmac("sha256", bytesOf(linkRootKey)).update(`scelle/case-link/v1\0${caseRef}`);
    expect(again.digest("hex")).toBe(caseLinkKey);
  });

  test.each(links)("has link number $seq", ({ seq, previousLeafHash, opening, caseLink: expected }) => {
    expect(hex(caseOpening(testCrypto, bytesOf(caseLinkKey), seq))).toBe(opening);
    expect(hex(caseLink(testCrypto, bytesOf(caseLinkKey), seq, bytesOf(previousLeafHash)))).toBe(expected);
    const opened = caseLinkFromOpening(testCrypto, bytesOf(opening), seq, bytesOf(previousLeafHash));
    expect(hex(opened)).toBe(expected);
    const again = createHmac("sha256", bytesOf(caseLinkKey)).update(eightBytes(seq)).digest();
    expect(again.toString("hex")).toBe(opening);
    expect(digest("scelle/case/v1\0", again, eightBytes(seq), bytesOf(previousLeafHash))).toBe(expected);
  });

  test("joins the entries of the vector, from 32 zero bytes on", () => {
    expect(links.map(({ previousLeafHash }) => previousLeafHash)).toEqual([
      "0".repeat(64),
      ...vectors.entries.slice(0, -1).map((entry) => entry.leafHash),
    ]);
    expect(links.map((link) => link.caseLink)).toEqual(vectors.entries.map((entry) => entry.caseLink));
  });
});

test.each(payloads.paddedSizes)(
  "a payload of $payloadSizeBytes bytes is padded to $paddedSizeBytes",
  (sizes) => {
    expect(paddedSizeBytes(sizes.payloadSizeBytes)).toBe(sizes.paddedSizeBytes);
  },
);

describe.each(payloads.stored)("the stored payload of key $keyName", (vector) => {
  const additionalData = payloadAdditionalData(vector.origin, bytesOf(vector.keyName));
  const payloadKey = bytesOf(vector.payloadKey);
  const stored = bytesOf(vector.stored);

  test("has these bytes", () => {
    expect(hex(padPayload(bytesOf(vector.salt), utf8(vector.payload)))).toBe(vector.padded);
    expect(hex(additionalData)).toBe(vector.additionalData);
    const label = Buffer.from(`scelle/payload/v1\0${vector.origin}\0`);
    expect(Buffer.concat([label, bytesOf(vector.keyName)]).toString("hex")).toBe(vector.additionalData);
    const cipher = createCipheriv("aes-256-gcm", payloadKey, bytesOf(vector.nonce)).setAAD(additionalData);
    const sealed = [cipher.update(bytesOf(vector.padded)), cipher.final(), cipher.getAuthTag()];
    expect(vector.nonce + Buffer.concat(sealed).toString("hex")).toBe(vector.stored);
  });

  test("opens to the payload that its entry commits to", async () => {
    const entry = parseEntry(utf8(vector.entry));
    const opened = await openPayload(testCrypto, { origin: vector.origin, entry, stored, payloadKey });
    expect(Buffer.from(opened.payload).toString()).toBe(vector.payload);
    expect(hex(opened.salt)).toBe(vector.salt);
    expect(unpadPayload(bytesOf(vector.padded))).toEqual(opened);
  });
});
