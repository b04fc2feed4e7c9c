// SPDX-License-Identifier: Apache-2.0
// What the benches seal: bytes that nothing compresses, the same for the same seed.
import { type Cipher, createCipheriv, createHash } from "node:crypto";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const blockSizeBytes = 4 * 1024 * 1024;
const smallSizeBytesMax = 200 * 1024;
const filesPerFolder = 200;

export async function writeImage(path: string, sizeBytes: number, seed: string): Promise<void> {
  const noise = noiseOf(seed);
  function* blocks(): Generator<Buffer> {
    for (let left = sizeBytes; left > 0; left -= blockSizeBytes) {
      yield noise.update(Buffer.alloc(Math.min(left, blockSizeBytes)));
    }
  }
  await pipeline(Readable.from(blocks()), createWriteStream(path));
}

/** A folder of files of 1 to 200 KiB. @returns how many bytes they hold */
export function writeSmallFiles(folder: string, fileCount: number, seed: string): number {
  const noise = noiseOf(seed);
  let sizeBytes = 0;
  for (let index = 0; index < fileCount; index += 1) {
    const shelf = join(folder, `shelf ${Math.floor(index / filesPerFolder)}`);
    if (index % filesPerFolder === 0) mkdirSync(shelf, { recursive: true });
    const draw = noise.update(Buffer.alloc(4)).readUInt32BE() / 2 ** 32;
    const content = noise.update(Buffer.alloc(1024 + Math.floor(draw * (smallSizeBytesMax - 1024))));
    writeFileSync(join(shelf, `file ${index}.bin`), content);
    sizeBytes += content.length;
  }
  return sizeBytes;
}

function noiseOf(seed: string): Cipher {
  const key = createHash("sha256").update(seed).digest();
  return createCipheriv("aes-128-ctr", key.subarray(0, 16), key.subarray(16));
}
