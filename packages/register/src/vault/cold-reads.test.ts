// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ColdReads } from "./cold-reads.ts";
import { openQuietly } from "./file-source.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";

const page = 4096;
const blockSizeBytes = 128 * 1024;
const image = randomBytes(5 * blockSizeBytes + 3 * page + 77);

interface Opened {
  readonly handle: FileHandle;
  readonly openAgain: typeof openQuietly;
  /** Flags with which the file was opened a second time. */
  readonly flags: number[];
}

async function openImage(): Promise<Opened> {
  const path = join(temporaryFolder(onTestFinished), "image.dd");
  writeFileSync(path, image);
  const handle = await open(path, "r+");
  await handle.sync();
  const flags: number[] = [];
  const openAgain = (name: string | Buffer, flag = 0) => {
    flags.push(flag);
    return openQuietly(name, flag);
  };
  return { handle, openAgain, flags };
}

function pageMemory(): Uint8Array {
  return new Uint8Array(new WebAssembly.Memory({ initial: 2, maximum: 2, shared: true }).buffer);
}

/** Reads a file block by block, as a seal does. */
async function readWhole(reads: ColdReads, into: Uint8Array): Promise<Buffer> {
  const found: Buffer[] = [];
  for (let at = 0; at < image.length; ) {
    const count = await reads.readAt(into.subarray(0, Math.min(into.length, image.length - at)), at);
    if (count === 0) break;
    found.push(Buffer.from(into.subarray(0, count)));
    at += count;
  }
  await reads.close();
  return Buffer.concat(found);
}

/** Makes the kernel say that it fetched every byte, or none, from a disk. */
function withCounter(fetchedBytes: number): void {
  const real = process.resourceUsage;
  let calls = 0;
  process.resourceUsage = () => ({ ...real(), fsRead: (calls++ % 2) * (fetchedBytes / 512) });
  onTestFinished(() => {
    process.resourceUsage = real;
  });
}

test("a file that is in memory is read from memory", async () => {
  const { handle, openAgain, flags } = await openImage();
  expect(await readWhole(new ColdReads(handle, openAgain), pageMemory())).toEqual(image);
  expect(flags).toEqual([]);
  await handle.close();
});

test("a file that the kernel has to fetch is read directly, to the same bytes and to its very end", async () => {
  withCounter(blockSizeBytes);
  const { handle, openAgain, flags } = await openImage();
  expect((await readWhole(new ColdReads(handle, openAgain), pageMemory())).equals(image)).toBe(true);
  expect(flags).toHaveLength(1);
  await handle.close();
});

test("memory that begins on no page is read into the ordinary way", async () => {
  withCounter(blockSizeBytes);
  const { handle, openAgain, flags } = await openImage();
  const into = pageMemory().subarray(1, 1 + 64 * 1024);
  expect((await readWhole(new ColdReads(handle, openAgain), into)).equals(image)).toBe(true);
  const own = new Uint8Array(blockSizeBytes);
  expect((await readWhole(new ColdReads(handle, openAgain), own)).equals(image)).toBe(true);
  expect(flags).toEqual([]);
  await handle.close();
});

test("a system that refuses costs nothing but the attempt", async () => {
  withCounter(blockSizeBytes);
  const { handle, flags } = await openImage();
  const refusing = (_path: string, flag: number) => {
    flags.push(flag);
    return Promise.reject(Object.assign(new Error("invalid"), { code: "EINVAL" }));
  };
  expect((await readWhole(new ColdReads(handle, refusing), pageMemory())).equals(image)).toBe(true);
  expect(flags).toHaveLength(1);
  await handle.close();
});

test("what a direct read fails at is read the ordinary way, which says what is wrong or goes on", async () => {
  withCounter(blockSizeBytes);
  const { handle } = await openImage();
  for (const code of ["EIO", "EINVAL"]) {
    const failing = async (path: string) => {
      const opened = await openQuietly(path);
      opened.read = () => Promise.reject(Object.assign(new Error("not this way"), { code }));
      return opened;
    };
    expect((await readWhole(new ColdReads(handle, failing), pageMemory())).equals(image)).toBe(true);
  }
  await handle.close();
});
