// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ScelleError } from "@scelle/core";
import {
  generateEvidenceIdentity,
  measureObject,
  objectPath,
  openObject,
  openSource,
  sealSource,
} from "@scelle/register";
import { expect, test } from "vitest";
import { temporaryFolder } from "./child-process.ts";

const lanes = 8;

test("no bit of a sealed object can be changed without being seen, with the key and without", async () => {
  const folder = temporaryFolder();
  const { identity, recipient } = await generateEvidenceIdentity();
  writeFileSync(join(folder, "note"), randomBytes(460));
  const source = await openSource(join(folder, "note"));
  const { root } = await sealSource({ source, vaultFolder: folder, recipients: [recipient] });
  const bytes = readFileSync(objectPath(folder, root));
  const bitCount = bytes.length * 8;
  expect(bitCount).toBeGreaterThan(5_000);

  const unseen = async (bit: number): Promise<boolean> => {
    const path = join(folder, `altered-${bit % lanes}`);
    const outPath = join(folder, `opened-${bit % lanes}`);
    const byte = Math.floor(bit / 8);
    const altered = Buffer.of(bytes.readUInt8(byte) ^ (1 << (bit % 8)));
    writeAt(path, altered, byte);
    const measured = await measureObject(path).catch(refusal);
    const opened = await openObject({ path, identities: [identity], outPath }).catch(refusal);
    writeAt(path, bytes.subarray(byte, byte + 1), byte);
    const isMeasuredSame = !(measured instanceof ScelleError) && measured.root === root;
    return isMeasuredSame || !(opened instanceof ScelleError) || existsSync(outPath);
  };
  for (let lane = 0; lane < lanes; lane += 1) writeFileSync(join(folder, `altered-${lane}`), bytes);
  for (let bit = 0; bit < bitCount; bit += lanes) {
    const bits = Array.from({ length: lanes }, (_, lane) => bit + lane);
    expect(await Promise.all(bits.map(unseen)), `from bit ${bit}`).toEqual(bits.map(() => false));
  }
});

function writeAt(path: string, bytes: Uint8Array, at: number): void {
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

function refusal(cause: unknown): ScelleError {
  if (cause instanceof ScelleError) return cause;
  throw cause;
}
