// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { unreadableRangesMax } from "@scelle/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readAround, UnreadableRanges } from "./read-around.ts";
import type { ByteRange } from "./source.ts";
import { memorySource } from "./spec/memory-source.ts";

const noise = randomBytes(300_000);

async function readAll(
  damaged: readonly ByteRange[],
): Promise<{ read: Buffer; named: readonly ByteRange[] }> {
  const source = memorySource(noise, { damaged });
  const read = Buffer.alloc(noise.length);
  for (let at = 0; at < noise.length; at += 131_072) {
    await source.read(read.subarray(at, at + 131_072), at);
  }
  return { read, named: source.unreadable() };
}

test("a damaged sector is zeros and is named, and nothing around it is lost", async () => {
  const { read, named } = await readAll([{ offsetBytes: 70_000, lengthBytes: 1 }]);
  expect(named).toEqual([{ offsetBytes: 69_632, lengthBytes: 512 }]);
  const expected = Buffer.from(noise);
  expected.fill(0, 69_632, 70_144);
  expect(read.equals(expected)).toBe(true);
});

test("damage at the very end is named to the last byte", async () => {
  const { named } = await readAll([{ offsetBytes: 299_999, lengthBytes: 1 }]);
  expect(named).toEqual([{ offsetBytes: 299_520, lengthBytes: 480 }]);
});

test("whatever is damaged is named, and whatever is named was damaged", async () => {
  const range = fc.record({
    offsetBytes: fc.integer({ min: 0, max: noise.length - 1 }),
    lengthBytes: fc.integer({ min: 1, max: 9_000 }),
  });
  const property = fc.asyncProperty(fc.array(range, { maxLength: 4 }), async (damaged) => {
    const { read, named } = await readAll(damaged);
    const expected = Buffer.from(noise);
    for (const { offsetBytes, lengthBytes } of named)
      expected.fill(0, offsetBytes, offsetBytes + lengthBytes);
    expect(read.equals(expected)).toBe(true);
    const isNamed = (at: number) =>
      named.some(({ offsetBytes, lengthBytes }) => at >= offsetBytes && at < offsetBytes + lengthBytes);
    for (const { offsetBytes, lengthBytes } of damaged) {
      const end = Math.min(offsetBytes + lengthBytes, noise.length);
      for (let at = offsetBytes; at < end; at += 100) expect(isNamed(at)).toBe(true);
    }
    const touches = ({ offsetBytes, lengthBytes }: ByteRange) =>
      damaged.some(
        (bad) =>
          bad.offsetBytes < offsetBytes + lengthBytes && offsetBytes < bad.offsetBytes + bad.lengthBytes,
      );
    expect(named.every(touches)).toBe(true);
  });
  await fc.assert(property, { numRuns: 30 });
});

test("any other failure to read is passed on, and nothing is made up for it", async () => {
  const refusal = Object.assign(new Error("no"), { code: "EACCES" });
  const unreadable = new UnreadableRanges();
  const reading = readAround(() => Promise.reject(refusal), new Uint8Array(10), 0, unreadable);
  await expect(reading).rejects.toBe(refusal);
  expect(unreadable.list()).toEqual([]);
});

test("a medium with more holes than a record can name is refused", () => {
  const unreadable = new UnreadableRanges();
  for (let index = 0; index < unreadableRangesMax; index += 1) unreadable.add(index * 1_024, 512);
  expect(() => unreadable.add(unreadableRangesMax * 1_024, 512)).toThrow("EIO in 1000 places");
});
