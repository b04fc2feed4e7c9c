// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { DirectFile, directUnitBytes } from "./direct-file.ts";
import { createPartial } from "./partial-object.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";

const unit = directUnitBytes;
const noise = randomBytes(64 * unit);

/** Memory that begins on a page, filled. */
function alignedNoise(): Uint8Array {
  const { buffer } = new WebAssembly.Memory({ initial: 4, maximum: 4, shared: true });
  const bytes = new Uint8Array(buffer);
  bytes.set(noise);
  return bytes;
}

test("whatever is written where, directly or not, the file holds it", async () => {
  const memory = alignedNoise();
  const any = fc.integer({ min: 0, max: 20 * unit });
  const aligned = fc.integer({ min: 0, max: 20 }).map((count) => count * unit);
  const place = fc.oneof(any, aligned);
  const write = fc.record({ from: place, size: place, to: place, isShared: fc.boolean() });
  const property = fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 6 }), async (writes) => {
    const vaultFolder = temporaryFolder(onTestFinished);
    const partial = await createPartial(vaultFolder);
    const expected = Buffer.alloc(64 * unit);
    let sizeBytes = 0;
    for (const { from, size, to, isShared } of writes) {
      const bytes = (isShared ? memory : noise).subarray(from, from + size);
      await partial.write(bytes, to);
      expected.set(bytes, to);
      if (size > 0) sizeBytes = Math.max(sizeBytes, to + size);
    }
    const found = readFileSync(join(vaultFolder, partial.name));
    expect(Buffer.compare(found, expected.subarray(0, sizeBytes))).toBe(0);
    await partial.discard();
  });
  await fc.assert(property, { numRuns: 40 });
});

test("takes whole units from memory on a page, and nothing else", async () => {
  const path = join(temporaryFolder(onTestFinished), "file");
  writeFileSync(path, "");
  const file = new DirectFile(path);
  const memory = alignedNoise();
  expect(await file.write(noise, 0)).toBe(0);
  expect(await file.write(memory.subarray(1, 1 + unit), 0)).toBe(0);
  expect(await file.write(memory.subarray(0, unit), 512)).toBe(0);
  expect(await file.write(memory.subarray(0, unit - 1), 0)).toBe(0);
  const taken = await file.write(memory.subarray(0, 3 * unit + 5), 0);
  expect([0, 3 * unit]).toContain(taken); // A file system that has no direct writes takes nothing.
  await file.close();
  expect(Buffer.compare(readFileSync(path), noise.subarray(0, taken))).toBe(0);
});

test("leaves the writing to others where the system refuses", async () => {
  const folder = temporaryFolder(onTestFinished);
  const absent = new DirectFile(join(folder, "absent"));
  expect(await absent.write(alignedNoise(), 0)).toBe(0);
  await absent.close();
  await absent.close();
  expect(await absent.write(alignedNoise(), 0)).toBe(0);
  expect(() => openSync(join(folder, "absent"), "r")).toThrow("ENOENT");
});
