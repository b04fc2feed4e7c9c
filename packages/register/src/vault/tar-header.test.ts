// SPDX-License-Identifier: Apache-2.0
// What GNU tar makes of these bytes stands in testing/vault; here stands what they are.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  type TarEntry,
  tarBlockSizeBytes,
  tarHeader,
  tarHeaderSizeBytes,
  tarPaddingSizeBytes,
} from "./tar-header.ts";

const plain: TarEntry = {
  type: "file",
  path: Buffer.from("report.txt"),
  linkTarget: new Uint8Array(0),
  mode: 0o640,
  userId: 1000,
  groupId: 100,
  sizeBytes: 13,
  mtimeNs: 1_700_000_000_000_000_000n,
  deviceMajor: 0,
  deviceMinor: 0,
};

/** The pax records of a header, or undefined if it has none. */
function paxText(entry: TarEntry): string | undefined {
  const header = Buffer.from(tarHeader(entry));
  if (header.toString("latin1", 156, 157) !== "x") return undefined;
  const sizeBytes = Number.parseInt(header.toString("latin1", 124, 135), 8);
  return header.toString("latin1", tarBlockSizeBytes, tarBlockSizeBytes + sizeBytes);
}

test("an ordinary file takes one block, and its checksum is the sum of it", () => {
  const header = Buffer.from(tarHeader(plain));
  expect(header.length).toBe(tarBlockSizeBytes);
  const sum = [...Buffer.from(header).fill(0x20, 148, 156)].reduce((total, byte) => total + byte, 0);
  expect(Number.parseInt(header.toString("latin1", 148, 154), 8)).toBe(sum);
  expect(header.toString("latin1", 100, 107)).toBe("0000640");
  expect(header.toString("latin1", 124, 135)).toBe("00000000015");
  expect(header.toString("latin1", 257, 265)).toBe("ustar\x0000");
});

test("no name of a user or of the machine gets in", () => {
  const header = Buffer.from(tarHeader(plain));
  expect(header.subarray(265, 329).every((byte) => byte === 0)).toBe(true);
});

describe("what ustar cannot say stands in a pax header", () => {
  const cases: readonly (readonly [claim: string, entry: Partial<TarEntry>, records: string | undefined])[] =
    [
      ["nothing for a name of 100 bytes", { path: Buffer.alloc(100, 0x61) }, undefined],
      ["a name of 101 bytes", { path: Buffer.alloc(101, 0x61) }, `111 path=${"a".repeat(101)}\n`],
      ["a name that is no ASCII", { path: Buffer.from("é") }, "11 path=Ã©\n"],
      ["a name that is no text", { path: Buffer.of(0xff) }, "21 hdrcharset=BINARY\n9 path=\xff\n"],
      [
        "a long link",
        { type: "symlink", linkTarget: Buffer.alloc(101, 0x62) },
        `115 linkpath=${"b".repeat(101)}\n`,
      ],
      ["a size of 8 GiB", { sizeBytes: 2 ** 33 }, "19 size=8589934592\n"],
      ["nothing for a size of 8 GiB - 1", { sizeBytes: 2 ** 33 - 1 }, undefined],
      [
        "an owner beyond two million",
        { userId: 2 ** 31, groupId: 2 ** 21 },
        "18 uid=2147483648\n15 gid=2097152\n",
      ],
      ["a fraction of a second", { mtimeNs: 1_000_000_500n }, "19 mtime=1.0000005\n"],
      ["a time before 1970", { mtimeNs: -1_500_000_000n }, "14 mtime=-1.5\n"],
    ];
  test.each(cases)("%s", (_claim, entry, records) => {
    expect(paxText({ ...plain, ...entry })).toBe(records);
    expect(tarHeaderSizeBytes({ ...plain, ...entry })).toBe(tarHeader({ ...plain, ...entry }).length);
  });
});

test("content is padded to whole blocks", () => {
  expect([0, 1, 511, 512, 513].map(tarPaddingSizeBytes)).toEqual([0, 511, 1, 0, 511]);
});

test("a record's length counts its own digits, also where they become more", () => {
  for (let length = 80; length < 1_200; length += 1) {
    const text = paxText({ ...plain, path: Buffer.alloc(length, 0x61) });
    if (text !== undefined) expect(text.length).toBe(Number.parseInt(text, 10));
  }
});

test("the bytes that were released stay what they are", () => {
  const digest = (entry: Partial<TarEntry>) =>
    createHash("sha256")
      .update(tarHeader({ ...plain, ...entry }))
      .digest("hex");
  expect(digest({})).toBe("53bdfc03e21dc77db0c64ae09b80acd4613d28b9f312b7f27f66f7cc2d5680a2");
  expect(digest({ type: "folder", path: Buffer.from("été"), mtimeNs: 1_700_000_000_123_456_789n })).toBe(
    "88441d441f211b4f814d14c76fbc5f3f5f399464d13d2e9deffcd37b29ae3a97",
  );
  expect(digest({ type: "block-device", sizeBytes: 0, deviceMajor: 259, deviceMinor: 300 })).toBe(
    "bdc1b434e829cfa1a2a4208975185152e8fa262dac30d77bfd7bc3c51c2f0842",
  );
});
