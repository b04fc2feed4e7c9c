// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureObject } from "@scelle/register";
import { sealedStream } from "@scelle/web/sealed-stream";
import { Decrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "scelle-page-seal-"));
const path = join(folder, "object");
let identity: string;
let recipients: readonly string[];
beforeAll(async () => {
  identity = await generateIdentity();
  const other = await identityToRecipient(await generateIdentity());
  recipients = [await identityToRecipient(identity), other];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a page would read of a file, in pieces of whatever size. */
function inPieces(bytes: Uint8Array, pieceSize: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(out) {
      if (at >= bytes.length) return out.close();
      const piece = bytes.subarray(at, at + pieceSize);
      at += piece.length;
      out.enqueue(piece);
    },
  });
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

const mebibyte = 1024 * 1024;

test.each([
  [1, 1],
  [65_535, 700],
  [65_536, 65_536],
  [65_537, 65_536],
  [mebibyte - 16, mebibyte],
  [mebibyte, 100_003],
  [3 * mebibyte + 5, 65_536],
])("%i bytes in pieces of %i are what the register measures and age opens", async (size, pieceSize) => {
  const plaintext = randomBytes(size);
  const { bytes, sealedSize, measured } = await sealedStream(
    inPieces(plaintext, pieceSize),
    size,
    recipients,
  );
  const sealed = await bytesOf(bytes);
  writeFileSync(path, sealed);
  const found = await measureObject(path);
  expect(await measured()).toEqual({
    ...{ objectRoot: found.root, sealedSize: found.sealedSizeBytes, recipientCount: found.recipientCount },
    ...{
      sourceKind: "file",
      imageSize: size,
      imageDigest: createHash("sha256").update(plaintext).digest("hex"),
    },
  });
  expect([sealed.length, found.plaintextSizeBytes]).toEqual([sealedSize, size]);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  expect(Buffer.compare(await decrypter.decrypt(sealed), plaintext)).toBe(0);
});

test("a file that is not as long as it was said to be is not measured", async () => {
  const { bytes, measured } = await sealedStream(inPieces(randomBytes(10), 4), 11, recipients);
  await bytesOf(bytes);
  await expect(measured()).rejects.toThrow("read 10 bytes of 11");
});

test("nothing is sealed to nobody", async () => {
  await expect(sealedStream(inPieces(randomBytes(10), 4), 10, [])).rejects.toThrow("nobody");
  await expect(sealedStream(inPieces(randomBytes(10), 4), 10, ["age1x"])).rejects.toThrow();
});
