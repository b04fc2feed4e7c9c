// SPDX-License-Identifier: Apache-2.0
import { createDecipheriv, createHash } from "node:crypto";
import {
  bundlesForGrowth,
  emptyEdge,
  emptyKeyPage,
  encodeCommitRecord,
  encodeEntryBundle,
  encodePayloadFile,
  encodeRegisterJson,
  entryBundlePath,
  growTiles,
  hex,
  keySlot,
  leafHash,
  merkleRoot,
  parseCommitRecord,
  parseKeyPage,
  parsePayloadFile,
  parsePayloadFileName,
  parseRegisterJson,
  registerPaths,
  tilePath,
  tilesOfSize,
  utf8,
} from "@scelle/core";
import { describe, expect, test } from "vitest";
import { testCrypto } from "../verifier/test-crypto.ts";
import { bytesOf, vectorText } from "./vector-file.ts";

interface TreeFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

const tree: {
  roots: { size: number; root: string }[];
  edges: { size: number; tiles: TreeFile[]; bundles: TreeFile[] }[];
} = JSON.parse(vectorText("tree"));

const {
  commits,
}: {
  commits: {
    path: string;
    oldSize: number;
    oldRoot: string;
    newSize: number;
    newRoot: string;
    records: { entry: string; stored: string; wrappedKey: string }[];
    bytes: string;
  }[];
} = JSON.parse(vectorText("commit-record"));

const {
  files,
}: {
  files: { path: string; first: number; count: number; stored: string[]; bytes: string }[];
} = JSON.parse(vectorText("payload-file"));

const keys: {
  recordKey: string;
  path: string;
  sizeBytes: number;
  slots: { index: number; page: number; offset: number; payloadKey: string; wrappedKey: string }[];
  places: { index: number; page: number; offset: number }[];
  sha256: string;
} = JSON.parse(vectorText("key-page"));

const register = JSON.parse(vectorText("register-json"));

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("the tree over `entry 0`, `entry 1`, …", () => {
  const entries = Array.from({ length: 70_000 }, (_, index) => utf8(`entry ${index}`));
  const leaves = entries.map((entry) => leafHash(testCrypto, entry));

  test.each(tree.roots)("has at $size entries the root $root", ({ size, root }) => {
    expect(hex(merkleRoot(testCrypto, leaves.slice(0, size)))).toBe(root);
  });

  test.each(tree.edges)(
    "has at $size entries these tiles and bundles at its edge",
    ({ size, tiles, bundles }) => {
      const grown = new Map(
        growTiles(testCrypto, emptyEdge, leaves.slice(0, size)).tiles.map(({ ref, bytes }) => [
          tilePath(ref),
          bytes,
        ]),
      );
      const onEdge = tilesOfSize(size).map((ref): TreeFile => {
        const bytes = grown.get(tilePath(ref)) ?? new Uint8Array(0);
        return { path: tilePath(ref), sizeBytes: bytes.length, sha256: sha256(bytes) };
      });
      expect(onEdge).toEqual(tiles);
      const lastBundles = bundlesForGrowth(size - 1, size).map((ref): TreeFile => {
        const bytes = encodeEntryBundle(entries.slice(ref.index * 256, ref.index * 256 + ref.width));
        return { path: entryBundlePath(ref), sizeBytes: bytes.length, sha256: sha256(bytes) };
      });
      expect(lastBundles).toEqual(bundles);
    },
  );

  test("has every vector", () => {
    expect(tree.roots).toHaveLength(17);
    expect(tree.edges).toHaveLength(2);
  });
});

describe.each(commits)("the commit record $path", (vector) => {
  const commit = {
    oldSize: vector.oldSize,
    oldRoot: bytesOf(vector.oldRoot),
    newSize: vector.newSize,
    newRoot: bytesOf(vector.newRoot),
    records: vector.records.map(({ entry, stored, wrappedKey }) => ({
      entry: utf8(entry),
      stored: bytesOf(stored),
      wrappedKey: bytesOf(wrappedKey),
    })),
  };

  test("has these bytes", () => {
    expect(registerPaths.wal(vector.oldSize)).toBe(vector.path);
    expect(hex(encodeCommitRecord(testCrypto, commit))).toBe(vector.bytes);
    expect(parseCommitRecord(testCrypto, bytesOf(vector.bytes))).toEqual(commit);
  });

  test("is what the format says in the words of a Buffer", () => {
    const number = (count: number, sizeBytes: number): string =>
      count.toString(16).padStart(2 * sizeBytes, "0");
    const body = [
      Buffer.from("scelle/commit-record/v1\n").toString("hex"),
      number(vector.oldSize, 8) + vector.oldRoot,
      number(vector.newSize, 8) + vector.newRoot,
      number(vector.records.length, 4),
      ...vector.records.flatMap(({ entry, stored, wrappedKey }) => [
        number(entry.length, 2) + Buffer.from(entry).toString("hex"),
        number(stored.length / 2, 4) + stored,
        wrappedKey,
      ]),
    ].join("");
    expect(body + sha256(bytesOf(body))).toBe(vector.bytes);
  });
});

test.each(files)("the payload file $path has these bytes", ({ path, first, count, stored, bytes }) => {
  expect(registerPaths.payloadFile(first, count)).toBe(path);
  expect(parsePayloadFileName(path.slice("payload/".length))).toEqual({ first, count });
  expect(hex(encodePayloadFile(stored.map(bytesOf)))).toBe(bytes);
  expect(parsePayloadFile(bytesOf(bytes), count).map(hex)).toEqual(stored);
  const length = (text: string): string => (text.length / 2).toString(16).padStart(8, "0");
  expect(stored.map((text) => length(text) + text).join("")).toBe(bytes);
});

describe("the key page", () => {
  const page = emptyKeyPage();
  for (const { offset, wrappedKey } of keys.slots) page.set(bytesOf(wrappedKey), offset);

  test("has these bytes", () => {
    expect(keys.slots).toHaveLength(3);
    expect(registerPaths.keyPage(0)).toBe(keys.path);
    expect(page).toHaveLength(keys.sizeBytes);
    expect(sha256(page)).toBe(keys.sha256);
  });

  test("gives each key back in its slot, and nothing in the others", () => {
    const slots = parseKeyPage(page);
    for (const { index, wrappedKey } of keys.slots)
      expect(hex(slots[index] ?? new Uint8Array(0))).toBe(wrappedKey);
    expect(slots.filter((slot) => slot !== undefined)).toHaveLength(keys.slots.length);
  });

  test.each(keys.places)(
    "keeps the key of entry $index on page $page at byte $offset",
    ({ index, page, offset }) => {
      expect(keySlot(index)).toEqual({ page, offset });
    },
  );

  test.each(keys.slots)(
    "wraps the key of entry $index as RFC 3394 says",
    async ({ payloadKey, wrappedKey }) => {
      const unwrapped = await testCrypto.unwrapAesKw(bytesOf(keys.recordKey), bytesOf(wrappedKey));
      expect(hex(unwrapped ?? new Uint8Array(0))).toBe(payloadKey);
      const decipher = createDecipheriv("id-aes256-wrap", bytesOf(keys.recordKey), Buffer.alloc(8, 0xa6));
      const again = Buffer.concat([decipher.update(bytesOf(wrappedKey)), decipher.final()]);
      expect(again.toString("hex")).toBe(payloadKey);
    },
  );
});

test("register.json has these bytes", () => {
  const { formatVersion, origin, logKey, foundingEntry, text } = register;
  const value = { formatVersion, origin, logKey, foundingEntry };
  expect(Buffer.from(encodeRegisterJson(value)).toString()).toBe(text);
  expect(parseRegisterJson(utf8(text))).toEqual(value);
  expect(Object.keys(JSON.parse(text))).toEqual(["formatVersion", "foundingEntry", "logKey", "origin"]);
});
