// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../faults/seeded-random.ts";

/** An invented medium, three quarters of it full. */
export function mediumOf(sizeBytes: number, seed = 1): Buffer {
  const medium = Buffer.alloc(sizeBytes);
  const random = seededRandom(seed);
  for (let at = 0; at + 4 <= (sizeBytes * 3) / 4; at += 4)
    medium.writeUInt32LE(random.between(0, 2 ** 32 - 1), at);
  return medium;
}

export function digestOf(algorithm: "md5" | "sha1" | "sha256", bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest("hex");
}

/** Has libewf's own tool make an image; its first segment is `NAME.E01`. */
export function acquire(folder: string, name: string, medium: Uint8Array, ...words: string[]): string {
  const source = join(folder, `${name}.medium`);
  writeFileSync(source, medium);
  const target = join(folder, name);
  const done = spawnSync("ewfacquire", ["-u", "-q", "-c", "none", "-t", target, ...words, source]);
  if (done.status !== 0) throw new Error(`ewfacquire: ${done.stdout} ${done.stderr}`);
  return `${target}.E01`;
}

/** Whether libewf's own tool accepts an image, by its first segment. */
export function isAcceptedByEwfverify(path: string): boolean {
  const done = spawnSync("ewfverify", ["-q", path]);
  return done.status === 0 && done.stdout.toString().includes("ewfverify: SUCCESS");
}

/** Turns one bit of a file. */
export function flipBit(path: string, offsetBytes: number): void {
  const bytes = readFileSync(path);
  bytes[offsetBytes] = (bytes[offsetBytes] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** Makes the sections of an image that hold its hashes unknown ones, their checksums in order. */
export function withoutHashes(path: string): void {
  const bytes = readFileSync(path);
  const descriptorSizeBytes = 76;
  for (let at = 13; ; ) {
    const type = bytes.toString("latin1", at, at + 16).replace(/\0+$/, "");
    if (type === "hash" || type === "digest") {
      bytes.write("note".padEnd(16, "\0"), at, "latin1");
      const covered = bytes.subarray(at, at + descriptorSizeBytes - 4);
      bytes.writeUInt32LE(adler32(covered), at + descriptorSizeBytes - 4);
    }
    const next = Number(bytes.readBigUInt64LE(at + 16));
    if (next <= at) break;
    at = next;
  }
  writeFileSync(path, bytes);
}

/** @see RFC 1950 */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
