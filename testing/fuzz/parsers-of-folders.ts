// SPDX-License-Identifier: Apache-2.0
import { createDecipheriv } from "node:crypto";
import {
  commitment,
  emptyKeyPage,
  encodeCommitRecord,
  encodePayloadFile,
  encodeRegisterJson,
  keySlot,
  nonceSizeBytes,
  openPayload,
  padPayload,
  parseCommitRecord,
  parseConsistencyPath,
  parseHistoryName,
  parseKeyPage,
  parseKeyPageName,
  parseObjectPath,
  parsePayloadFile,
  parsePayloadFileName,
  parseRegisterJson,
  parseWalName,
  payloadAdditionalData,
  registerPaths,
  saltSizeBytes,
  tagSizeBytes,
  unpadPayload,
  utf8,
} from "@scelle/core";
import { bytesOf } from "../log/vector-file.ts";
import { namedBytes, sealAesGcm, testCrypto } from "../verifier/test-crypto.ts";
import { bytesRow, NotGiven, type ParserRow, textRow } from "./parser-row.ts";
import { vectors } from "./vectors.ts";

const countSizeBytes = 4;
const digestSizeBytes = 32;
const payloadKey = namedBytes("payload key", 32);
const keyName = namedBytes("key name", 16);
const nonce = namedBytes("nonce", 12);
const origin = "register.example/fuzz";
const padded = vectors.payloads.map((payload) => bytesOf(payload.padded));

const sizes = [0, 7, 70_000, Number.MAX_SAFE_INTEGER];
/** Parsers of the files of a register's folder, and of their names. */
export const folderParsers: readonly ParserRow[] = [
  bytesRow({
    name: "commit record",
    samples: vectors.commits,
    parse: (bytes) => parseCommitRecord(testCrypto, bytes),
    encode: (commit) => encodeCommitRecord(testCrypto, commit),
    mend: (bytes) => {
      const body = bytes.subarray(0, Math.max(0, bytes.length - digestSizeBytes));
      return Buffer.concat([body, testCrypto.sha256(body)]);
    },
  }),
  bytesRow({
    name: "payload file",
    samples: vectors.payloadFiles.map(({ count, bytes }) =>
      Buffer.concat([fourBytes(count), bytesOf(bytes)]),
    ),
    parse: (bytes) => {
      const count = countIn(bytes);
      return parsePayloadFile(bytes.subarray(countSizeBytes), count);
    },
    encode: (stored) => Buffer.concat([fourBytes(stored.length), encodePayloadFile(stored)]),
  }),
  bytesRow({ name: "key page", samples: [emptyKeyPage(), keyPageOfVector()], parse: parseKeyPage }),
  bytesRow({
    name: "register.json",
    form: "json",
    samples: [utf8(vectors.registerJson)],
    parse: parseRegisterJson,
    encode: encodeRegisterJson,
  }),
  bytesRow({
    name: "payload plaintext",
    samples: padded,
    parse: unpadPayload,
    encode: ({ salt, payload }) => padPayload(salt, payload),
  }),
  bytesRow({
    name: "payload ciphertext",
    samples: padded.map((plaintext) => sealed(nonce, plaintext)),
    parse: openAsLogged,
    mend: sealAgain,
    weight: 2,
  }),
  textRow({
    name: "name in wal",
    samples: named("wal/", registerPaths.wal),
    parse: parseWalName,
    encode: after("wal/", registerPaths.wal),
  }),
  textRow({
    name: "name in history",
    samples: named("log/history/", registerPaths.history),
    parse: parseHistoryName,
    encode: after("log/history/", registerPaths.history),
  }),
  textRow({
    name: "name in keys",
    samples: named("keys/", registerPaths.keyPage),
    parse: parseKeyPageName,
    encode: after("keys/", registerPaths.keyPage),
  }),
  textRow({
    name: "name in payload",
    samples: ["00000000000000000000.1", "00000000000000070000.4096"],
    parse: parsePayloadFileName,
    encode: ({ first, count }) => registerPaths.payloadFile(first, count).slice("payload/".length),
  }),
  textRow({
    name: "name in vault",
    samples: [`ab/${"0123456789".repeat(6)}cd`],
    parse: parseObjectPath,
    encode: after("vault/", registerPaths.object),
  }),
  textRow({
    name: "name of a consistency proof",
    samples: ["data/log/consistency/1", "data/log/consistency/70000"],
    parse: parseConsistencyPath,
    encode: (size) => `data/log/consistency/${size}`,
  }),
];

function fourBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(countSizeBytes);
  new DataView(bytes.buffer).setUint32(0, count);
  return bytes;
}

/** As many payloads as the name of the file says: any number that a name can hold. */
function countIn(bytes: Uint8Array): number {
  if (bytes.length < countSizeBytes) throw new NotGiven("no count");
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

function keyPageOfVector(): Uint8Array {
  const page = emptyKeyPage();
  for (const { index, wrappedKey } of vectors.keySlots)
    page.set(bytesOf(wrappedKey), keySlot(index % 256).offset);
  return page;
}

function after<Value>(folder: string, path: (value: Value) => string): (value: Value | undefined) => string {
  return (value) => path(value as Value).slice(folder.length);
}

function named(folder: string, path: (size: number) => string): string[] {
  return sizes.map((size) => path(size).slice(folder.length));
}

function sealed(withNonce: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const additional = payloadAdditionalData(origin, keyName);
  return Buffer.concat([withNonce, sealAesGcm(payloadKey, withNonce, additional, plaintext)]);
}

/** What a ciphertext says, whether or not it is authentic. */
function plaintextOf(stored: Uint8Array): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", payloadKey, stored.subarray(0, nonceSizeBytes));
  return decipher.update(stored.subarray(nonceSizeBytes, stored.length - tagSizeBytes));
}

/** Sealed by somebody who holds the key and puts in what they like. */
function sealAgain(stored: Uint8Array): Uint8Array {
  if (stored.length < nonceSizeBytes + tagSizeBytes) return stored;
  return sealed(stored.slice(0, nonceSizeBytes), plaintextOf(stored));
}

/** Opened under an entry that fits, as a hostile writer would make it. */
async function openAsLogged(stored: Uint8Array): Promise<unknown> {
  const isLong = stored.length >= nonceSizeBytes + tagSizeBytes + saltSizeBytes;
  const plaintext = isLong ? plaintextOf(stored) : Buffer.alloc(saltSizeBytes);
  const end = plaintext.findLastIndex((byte) => byte !== 0) + 1;
  const payload = plaintext.subarray(saltSizeBytes, Math.max(end, saltSizeBytes));
  const entry = {
    caseLink: namedBytes("case link", 32),
    commit: commitment(testCrypto, plaintext.subarray(0, saltSizeBytes), payload),
    ciphertextHash: testCrypto.sha256(stored),
    keyName,
  };
  return await openPayload(testCrypto, { origin, entry, stored, payloadKey });
}
