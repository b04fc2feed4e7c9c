// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { ReadPieces } from "./read-pieces.ts";

const files = new Map<string, Uint8Array>(
  [700_000, 256 * 1024, 100, 0].map((sizeBytes, i) => {
    const bytes = Uint8Array.from({ length: sizeBytes }, (_, at) => (at * 31 + i) % 251);
    return [`folder-${i % 2}/file-${i}`, bytes];
  }),
);

const disk = {
  readAt: (path: string, offsetBytes: number, sizeBytes: number) =>
    (files.get(path) ?? new Uint8Array(0)).slice(offsetBytes, offsetBytes + sizeBytes),
};

const anyRead = fc.record({
  path: fc.constantFrom(...files.keys()),
  offsetBytes: fc.nat(720_000),
  sizeBytes: fc.oneof(fc.nat(600), fc.nat(400_000)),
});

/** Whether any reads, one after the other, are answered as the disk answers them. */
function isLikeDisk(readerOf: () => Pick<ReadPieces, "readAt">): fc.IPropertyWithHooks<[Read[]]> {
  return fc.property(fc.array(anyRead, { maxLength: 30 }), (reads) => {
    const reader = readerOf();
    for (const { path, offsetBytes, sizeBytes } of reads) {
      const read = reader.readAt(path, offsetBytes, sizeBytes);
      expect(Buffer.compare(read, disk.readAt(path, offsetBytes, sizeBytes))).toBe(0);
    }
  });
}

type Read = { path: string; offsetBytes: number; sizeBytes: number };

test("reading by pieces gives what the disk gives, also at and past the end of a file", () => {
  fc.assert(isLikeDisk(() => new ReadPieces(disk)));
});

test("a reader that takes one file's piece for another's is found out", () => {
  const confused = (): Pick<ReadPieces, "readAt"> => {
    const pieces = new ReadPieces(disk);
    return { readAt: (path, ...where) => pieces.readAt(path.replace("file-2", "file-0"), ...where) };
  };
  expect(() => fc.assert(isLikeDisk(confused), { numRuns: 500 })).toThrow("Property failed");
});

test("small parts that follow each other are one call to the disk", () => {
  let calls = 0;
  const counting = {
    readAt: (path: string, offsetBytes: number, sizeBytes: number) => {
      calls++;
      return disk.readAt(path, offsetBytes, sizeBytes);
    },
  };
  const pieces = new ReadPieces(counting);
  for (let at = 0; at < 200_000; at += 500) pieces.readAt("folder-0/file-0", at, 500);
  expect(calls).toBe(1);
});
