// SPDX-License-Identifier: Apache-2.0
import { zipBundleFiles } from "@scelle/verifier";
import { describe, expect, test } from "vitest";
import type { BundleSink } from "./bundle-sink.ts";
import { StoredZip } from "./stored-zip.ts";

const madeAt = new Date("2031-03-04T09:00:01Z");
const gibibyte = 1024 ** 3;
/** Given again and again: a file of gigabytes costs no more than this. */
const block = new Uint8Array(64 * 1024 * 1024).fill(0x61);

/** Remembers what it was given, a large block by its place only. */
class Remembering implements BundleSink {
  readonly pieces: { at: number; bytes: Uint8Array }[] = [];
  size = 0;

  write(piece: Uint8Array): Promise<void> {
    const bytes = piece.buffer === block.buffer ? piece : Uint8Array.from(piece);
    this.pieces.push({ at: this.size, bytes });
    this.size += piece.length;
    return Promise.resolve();
  }

  end = () => Promise.resolve();
  stop = () => Promise.resolve();

  slice(start: number, end: number) {
    const found = new Uint8Array(Math.min(end, this.size) - start);
    for (const { at, bytes } of this.pieces) {
      const [from, until] = [Math.max(start, at), Math.min(end, at + bytes.length)];
      if (from < until) found.set(bytes.subarray(from - at, until - at), from - start);
    }
    return { arrayBuffer: () => Promise.resolve(found.buffer) };
  }
}

async function passing(zip: StoredZip, name: string, sizeBytes: number): Promise<void> {
  await zip.addPassing(name, sizeBytes, async (take) => {
    for (let left = sizeBytes; left > 0; left -= block.length)
      await take(block.subarray(0, Math.min(left, block.length)));
    return 7;
  });
}

describe("a stored zip", () => {
  test.each([
    ["small files only", []],
    ["one that goes by", [5_000_000]],
    ["one a byte below what 32 bits say", [2 ** 32 - 2]],
    ["one that fills 32 bits", [2 ** 32 - 1]],
    ["one that needs 64 bits", [2 ** 32 + 3]],
    ["files behind four gibibytes", [3 * gibibyte, 2 * gibibyte, 11]],
    ["twenty gibibytes", [20 * gibibyte]],
  ])("with %s is read as it was written", async (_what, sizes) => {
    const sink = new Remembering();
    const zip = new StoredZip(sink, madeAt);
    await zip.add("case-0123abcd-5/first", Buffer.from("first words"));
    for (const [i, size] of sizes.entries()) await passing(zip, `case-0123abcd-5/object-${i}`, size);
    await zip.add("case-0123abcd-5/last", Buffer.from("last words"));
    await zip.end();
    expect(zip.writtenBytes).toBe(sink.size);
    const files = await zipBundleFiles(sink);
    const objects = sizes.map((size, i) => [`object-${i}`, size]);
    expect([...files.sizes]).toEqual([["first", 11], ...objects, ["last", 10]]);
    for (const [i, size] of sizes.entries()) {
      const end = await files.read(`object-${i}`, size - 3, 100);
      expect(Buffer.from(end).toString()).toBe("aaa");
    }
    expect(Buffer.from(await files.read("last")).toString()).toBe("last words");
  });

  test("with more files than 16 bits count is read as it was written", async () => {
    const sink = new Remembering();
    const zip = new StoredZip(sink, madeAt);
    const names = Array.from({ length: 70_000 }, (_, i) => `file-${i}`);
    for (const name of names) await zip.add(`case-0123abcd-5/${name}`, Buffer.alloc(0));
    await zip.end();
    expect([...(await zipBundleFiles(sink)).sizes.keys()]).toEqual(names);
  });

  test("of the same files has the same bytes", async () => {
    const written = async () => {
      const sink = new Remembering();
      const zip = new StoredZip(sink, madeAt);
      await zip.add("case-0123abcd-5/first", Buffer.from("first words"));
      await zip.end();
      return Buffer.concat(sink.pieces.map(({ bytes }) => bytes)).toString("hex");
    };
    expect(await written()).toBe(await written());
  });

  test("with a file of another size than was said is not finished", async () => {
    const zip = new StoredZip(new Remembering(), madeAt);
    const short = zip.addPassing("case-0123abcd-5/x", 5, async (take) => {
      await take(block.subarray(0, 4));
      return 7;
    });
    await expect(short).rejects.toThrow("size that its header");
  });
});
