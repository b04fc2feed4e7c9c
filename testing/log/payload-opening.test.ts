// SPDX-License-Identifier: Apache-2.0
import {
  commitment,
  concatBytes,
  type Entry,
  openPayload,
  padPayload,
  payloadAdditionalData,
  unpadPayload,
  utf8,
} from "@scelle/core";
import { expect, test } from "vitest";
import { namedBytes, sealAesGcm, testCrypto } from "../verifier/test-crypto.ts";

type Open = typeof openPayload;
type Sealed = Parameters<Open>[1];

const origin = "log.inspectorate.example/register";
const salt = namedBytes("salt", 32);
const payload = utf8('{"remark":"sealed at 6 h 40","v":1}');
const genuine = sealed({ padded: padPayload(salt, payload) });

/** A stored payload and the entry that names it; what a dishonest writer could make, too. */
function sealed(made: { padded: Uint8Array; sealedOrigin?: string; sealedName?: string }): Sealed {
  const keyName = namedBytes("key name", 16);
  const payloadKey = namedBytes("payload key", 32);
  const nonce = namedBytes("nonce", 12);
  const sealedName = made.sealedName === undefined ? keyName : namedBytes(made.sealedName, 16);
  const additionalData = payloadAdditionalData(made.sealedOrigin ?? origin, sealedName);
  const stored = concatBytes(nonce, sealAesGcm(payloadKey, nonce, additionalData, made.padded));
  return { origin, payloadKey, stored, entry: entryFor(stored, keyName) };
}

function entryFor(stored: Uint8Array, keyName: Uint8Array): Entry {
  const commit = commitment(testCrypto, salt, payload);
  return { caseLink: namedBytes("case", 32), commit, ciphertextHash: testCrypto.sha256(stored), keyName };
}

/** The genuine payload with other stored bytes, which the entry names. */
function stored(bytes: Uint8Array): Sealed {
  return { ...genuine, stored: bytes, entry: entryFor(bytes, genuine.entry.keyName) };
}

const padded = padPayload(salt, payload);
const altered: readonly (readonly [claim: string, sealed: Sealed, part: string])[] = [
  ["other bytes than the entry names", { ...genuine, stored: genuine.stored.with(20, 0) }, "ciphertext"],
  ["a byte more", { ...genuine, stored: concatBytes(genuine.stored, Uint8Array.of(0)) }, "ciphertext"],
  ["nothing stored", { ...genuine, stored: new Uint8Array(0) }, "ciphertext"],
  ["nothing stored, as the entry says", stored(new Uint8Array(0)), "opening"],
  ["less than a nonce and a tag, as the entry says", stored(namedBytes("short", 27)), "opening"],
  ["another key", { ...genuine, payloadKey: namedBytes("another key", 32) }, "opening"],
  ["another register", { ...genuine, origin: "log.other.example" }, "opening"],
  [
    "a ciphertext brought from another register",
    sealed({ padded, sealedOrigin: "log.other.example" }),
    "opening",
  ],
  ["a ciphertext brought from another entry", sealed({ padded, sealedName: "other" }), "opening"],
  ["a padding that is too long", sealed({ padded: concatBytes(padded, new Uint8Array(512)) }), "opening"],
  ["a padding of zeros alone", sealed({ padded: new Uint8Array(512) }), "opening"],
  ["another payload", sealed({ padded: padPayload(salt, utf8('{"remark":"never","v":1}')) }), "commitment"],
  ["another salt", sealed({ padded: padPayload(namedBytes("salt 2", 32), payload) }), "commitment"],
];

test("a genuine payload opens", async () => {
  expect(await openPayload(testCrypto, genuine)).toEqual({ salt, payload });
});

test.each(altered)("%s is no longer the payload, and the part is named", async (_claim, sealedOne, part) => {
  expect(await refusedPart(openPayload, sealedOne)).toBe(part);
});

const planted: Record<string, Open> = {
  "does not hash the ciphertext": (crypto, made) =>
    openPayload(crypto, { ...made, entry: { ...made.entry, ciphertextHash: crypto.sha256(made.stored) } }),
  "does not open the commitment": async (crypto, made) => {
    try {
      return await openPayload(crypto, made);
    } catch (error) {
      if ((error as { facts: { part: string } }).facts.part !== "commitment") throw error;
      return unpadPayload(padded);
    }
  },
  "leaves the register out of what it authenticates": (crypto, made) =>
    openPayload(crypto, { ...made, origin }),
};

test.each(Object.entries(planted))("an opener that %s is found out", async (_bug, open) => {
  const parts = await Promise.all(altered.map(([, sealedOne]) => refusedPart(open, sealedOne)));
  expect(parts).not.toEqual(altered.map(([, , part]) => part));
});

async function refusedPart(open: Open, sealedOne: Sealed): Promise<string> {
  try {
    await open(testCrypto, sealedOne);
    return "opened";
  } catch (error) {
    expect(error).toMatchObject({ code: "payload.altered" });
    return (error as { facts: { part: string } }).facts.part;
  }
}
