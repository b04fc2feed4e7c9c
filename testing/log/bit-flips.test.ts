// SPDX-License-Identifier: Apache-2.0
import {
  appendSignatureLines,
  concatBytes,
  cosign,
  cosignatureType,
  cosignedNames,
  edgeRoot,
  emptyKeyPage,
  encodeCommitRecord,
  encodePayloadFile,
  encodeRegisterJson,
  entrySizeBytes,
  equalBytes,
  formatProof,
  formatVerifierKey,
  foundingEntryText,
  inclusionProof,
  keySlot,
  leafHash,
  loadEdge,
  merkleRoot,
  openCheckpoint,
  parseCommitRecord,
  parseEntry,
  parseEntryBundle,
  parseKeyPage,
  parsePayloadFile,
  parsePolicy,
  parseProof,
  parseRegisterJson,
  parseTile,
  parseVerifierKey,
  quorumMet,
  registerPaths,
  type TileRef,
  tileNodeReader,
  utf8,
  verifyCosignatures,
  verifyProof,
} from "@scelle/core";
import { beforeAll, describe, expect, test } from "vitest";
import { namedBytes, namedSigner, testCrypto, wrapAesKw } from "../verifier/test-crypto.ts";
import { type Judge, unnoticedFlips } from "./bit-flips.ts";
import { logKeyText, logName, SampleLog } from "./log-folder.ts";

const witnessNames = ["witness.notary.example", "témoin.ordre.example"];
const size = 263;
const index = 261;
const log = new SampleLog();
const logKey = parseVerifierKey(testCrypto, logKeyText);
const policy = parsePolicy(testCrypto, policyText());
const witnessKeys = policy.witnesses.map(({ key }) => key);
let cosigned = "";
let root: Uint8Array;

beforeAll(async () => {
  await log.publish(size);
  root = edgeRoot(testCrypto, log.edge);
  const signed = await log.signedCheckpoint();
  const text = signed.slice(0, signed.indexOf("\n\n") + 1);
  const lines = witnessNames.map((name) => cosign(testCrypto, text, name, namedSigner(name), 1_900_000_000));
  cosigned = appendSignatureLines(signed, await Promise.all(lines));
});

/** A checkpoint counts when its log has signed it and every witness of the policy has cosigned it. */
async function isCosigned(note: Uint8Array): Promise<boolean> {
  const opened = await openCheckpoint(testCrypto, note, logKey);
  const cosignatures = await verifyCosignatures(testCrypto, opened.note, witnessKeys);
  return quorumMet(policy, cosignedNames(policy, cosignatures)) && equalBytes(opened.root, root);
}

test("every bit of a cosigned checkpoint counts", async () => {
  expect(await isCosigned(utf8(cosigned))).toBe(true);
  expect(await unnoticedFlips(utf8(cosigned), isCosigned)).toEqual([]);
});

test("a judge that reads base64 as Node does is found out on the bits before the padding", async () => {
  const loose: Judge = (note) => {
    const tidied = Buffer.from(note)
      .toString()
      .replace(/^(— \S+ )(\S+)$/gm, (_line, start: string, encoded: string) => {
        return start + Buffer.from(encoded, "base64").toString("base64");
      });
    return isCosigned(utf8(tidied));
  };
  const unnoticed = await unnoticedFlips(utf8(cosigned), loose);
  expect(unnoticed.length).toBeGreaterThan(0);
});

test("a judge that forgets the witnesses is found out", async () => {
  const forgetful: Judge = async (note) => (await openCheckpoint(testCrypto, note, logKey)).size === size;
  expect((await unnoticedFlips(utf8(cosigned), forgetful)).length).toBeGreaterThan(100);
});

test("every bit of a proof file counts", async () => {
  const readNode = tileNodeReader(testCrypto, size, readTile);
  const hashes = await inclusionProof(testCrypto, readNode, index, size);
  const leaf = leafHash(testCrypto, log.entries[index] ?? new Uint8Array(0));
  const file = utf8(formatProof({ index, hashes, checkpoint: cosigned }));
  const judge: Judge = async (bytes) => {
    const known = { leafHash: leaf, logKey, witnesses: witnessKeys };
    const verdict = await verifyProof(testCrypto, parseProof(bytes), known);
    return verdict.isIncluded && quorumMet(policy, cosignedNames(policy, verdict.cosignatures));
  };
  expect(await judge(file)).toBe(true);
  expect(await unnoticedFlips(file, judge)).toEqual([]);
  const trusting: Judge = async (bytes) => isCosigned(utf8(parseProof(bytes).checkpoint));
  expect((await unnoticedFlips(file, trusting)).length).toBeGreaterThan(500);
});

describe("of the tiles of a log", () => {
  const edgeJudge =
    (path: string): Judge =>
    async (bytes) => {
      const edge = await loadEdge(size, async (ref) =>
        registerPaths.tile(ref) === path ? bytes : readTile(ref),
      );
      return equalBytes(edgeRoot(testCrypto, edge), root);
    };

  test.each([
    { level: 0, index: 1, width: 7 },
    { level: 1, index: 0, width: 1 },
  ])("every bit of the partial tile $index of level $level counts", async (ref) => {
    const judge = edgeJudge(registerPaths.tile(ref));
    const bytes = await readTile(ref);
    expect(await judge(bytes)).toBe(true);
    expect(await unnoticedFlips(bytes, judge)).toEqual([]);
  });

  test("no bit of a full tile that was tried can change", async () => {
    const bytes = await readTile({ level: 0, index: 0, width: 256 });
    const [above] = parseTile(await readTile({ level: 1, index: 0, width: 1 }), 1);
    const judge: Judge = (tile) => {
      return equalBytes(merkleRoot(testCrypto, parseTile(tile, 256)), above ?? new Uint8Array(0));
    };
    expect(await judge(bytes)).toBe(true);
    expect(await unnoticedFlips(bytes, judge, 61)).toEqual([]);
  });
});

describe("of the entries of a log", () => {
  const above = (): Uint8Array => log.files.get("log/tile/1/000.p/1") ?? new Uint8Array(0);
  const bundleJudge =
    (parse: (entry: Uint8Array) => unknown): Judge =>
    (bytes) => {
      const entries = parseEntryBundle(bytes, 7);
      for (const entry of entries) parse(entry);
      const partial = merkleRoot(
        testCrypto,
        entries.map((entry) => leafHash(testCrypto, entry)),
      );
      // Over 256 + 7 entries the root has the full tile on its left and the partial one on its right.
      return equalBytes(testCrypto.sha256(Uint8Array.of(1), above(), partial), root);
    };

  test("every bit of a bundle counts", async () => {
    const bytes = log.files.get("log/tile/entries/001.p/7") ?? new Uint8Array(0);
    const judge = bundleJudge(parseEntry);
    expect(await judge(bytes)).toBe(true);
    expect(await unnoticedFlips(bytes, judge)).toEqual([]);
  });

  test("a judge that looks at form alone is found out", async () => {
    const bytes = log.files.get("log/tile/entries/001.p/7") ?? new Uint8Array(0);
    const formOnly: Judge = (bundle) => parseEntryBundle(bundle, 7).map(parseEntry).length === 7;
    expect((await unnoticedFlips(bytes, formOnly)).length).toBeGreaterThan(1_000);
  });
});

describe("of what one commit leaves on the disk", () => {
  const records = [0, 1].map((number) => ({
    entry: log.entries[number] ?? namedBytes(`entry ${number}`, entrySizeBytes),
    stored: namedBytes(`stored ${number}`, 540),
    wrappedKey: wrapAesKw(namedBytes("record key", 32), namedBytes(`payload key ${number}`, 32)),
  }));
  const commit = {
    oldSize: 7,
    oldRoot: namedBytes("old", 32),
    newSize: 9,
    newRoot: namedBytes("new", 32),
    records,
  };
  const digests = records.map(({ stored }) => testCrypto.sha256(stored));

  test("every bit of the commit record counts", async () => {
    const bytes = encodeCommitRecord(testCrypto, commit);
    const judge: Judge = (record) => parseCommitRecord(testCrypto, record).records.length === 2;
    expect(await judge(bytes)).toBe(true);
    expect(await unnoticedFlips(bytes, judge)).toEqual([]);
  });

  test("every byte that is missing from the commit record is missed", () => {
    const bytes = encodeCommitRecord(testCrypto, commit);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => parseCommitRecord(testCrypto, bytes.subarray(0, length))).toThrow("malformed");
    }
    expect(() => parseCommitRecord(testCrypto, concatBytes(bytes, Uint8Array.of(0)))).toThrow("malformed");
  });

  test("every bit of the payload file counts, for whoever has the entries", async () => {
    const bytes = encodePayloadFile(records.map(({ stored }) => stored));
    const judge: Judge = (file) =>
      parsePayloadFile(file, 2).every((stored, number) =>
        equalBytes(testCrypto.sha256(stored), digests[number] ?? new Uint8Array(0)),
      );
    expect(await judge(bytes)).toBe(true);
    expect(await unnoticedFlips(bytes, judge)).toEqual([]);
    const formOnly: Judge = (file) => parsePayloadFile(file, 2).length === 2;
    expect((await unnoticedFlips(bytes, formOnly)).length).toBeGreaterThan(8_000);
  });

  test("every bit of a key counts, and no bit beside it can be set unnoticed", async () => {
    const page = emptyKeyPage();
    records.forEach(({ wrappedKey }, number) => {
      page.set(wrappedKey, keySlot(number).offset);
    });
    const judge: Judge = async (bytes) => {
      const slots = parseKeyPage(bytes);
      // As verify judges slots that no entry uses: what is left of a key counts there as a key does.
      if (bytes.subarray(keySlot(2).offset).some((byte) => byte !== 0)) return false;
      const keys = slots.slice(0, 2).map((slot) => {
        return slot === undefined ? undefined : testCrypto.unwrapAesKw(namedBytes("record key", 32), slot);
      });
      return (await Promise.all(keys)).every((key) => key !== undefined);
    };
    expect(await judge(page)).toBe(true);
    expect(await unnoticedFlips(page, judge, 41)).toEqual([]);
    // Both keys and the empty slot after them, bit by bit.
    const start = page.slice(0, keySlot(3).offset);
    const ofStart: Judge = (bytes) => judge(concatBytes(bytes, page.subarray(start.length)));
    expect(await unnoticedFlips(start, ofStart)).toEqual([]);
  });
});

test("every bit of register.json counts, for whoever has the log", async () => {
  const first = log.leaves[0] ?? new Uint8Array(0);
  const register = {
    formatVersion: 1,
    origin: logName,
    logKey: logKeyText,
    foundingEntry: foundingEntryText(first),
  };
  const judge: Judge = async (bytes) => {
    const found = parseRegisterJson(bytes);
    const key = parseVerifierKey(testCrypto, found.logKey);
    const opened = await openCheckpoint(testCrypto, utf8(cosigned), key);
    return opened.origin === found.origin && found.foundingEntry === foundingEntryText(first);
  };
  const bytes = encodeRegisterJson({ ...register, formatVersion: 1 });
  expect(await judge(bytes)).toBe(true);
  expect(await unnoticedFlips(bytes, judge)).toEqual([]);
});

async function readTile(ref: TileRef): Promise<Uint8Array> {
  const bytes = log.files.get(registerPaths.tile(ref));
  if (bytes === undefined) throw new Error(`no tile ${registerPaths.tile(ref)}`);
  return bytes;
}

function policyText(): string {
  const witnesses = witnessNames.map((name, number) => {
    const key = formatVerifierKey(testCrypto, name, cosignatureType, namedSigner(name).publicKey);
    return `witness w${number} ${key}\n`;
  });
  return `log ${logKeyText}\n${witnesses.join("")}group all-of-them all w0 w1\nquorum all-of-them\n`;
}
