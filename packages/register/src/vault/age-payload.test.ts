// SPDX-License-Identifier: Apache-2.0
// The oracle is the age library, which shares no code with ours.
import { createHash, randomBytes } from "node:crypto";
import { Decrypter, Encrypter } from "age-encryption";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newAgeHeader, parseAgeHeader } from "./age-header.ts";
import {
  chunkNonce,
  openedPayloadSizeBytes,
  PayloadOpener,
  PayloadSealer,
  payloadChunkSizeBytes,
  payloadKey,
  payloadNonceSizeBytes,
  sealChunk,
  sealedPayloadSizeBytes,
} from "./age-payload.ts";
import { generateEvidenceIdentity } from "./evidence-identity.ts";

const owner = await generateEvidenceIdentity();
const chunk = payloadChunkSizeBytes;
const edges = [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk - 1, 2 * chunk, 3 * chunk] as const;
const bigEdges = [1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1] as const;

type SealPayload = (key: Uint8Array, plain: Uint8Array) => Uint8Array;

/** Seals in blocks of so many chunks, the last block as the last. */
function inBlocksOf(chunkCount: number): SealPayload {
  return (key, plain) => {
    const sealer = new PayloadSealer(key);
    const sealed: Uint8Array[] = [];
    const blockSizeBytes = chunkCount * chunk;
    for (let start = 0; start === 0 || start < plain.length; start += blockSizeBytes) {
      const block = plain.subarray(start, start + blockSizeBytes);
      sealer.seal(block, (piece) => sealed.push(piece), start + blockSizeBytes >= plain.length);
    }
    return Buffer.concat(sealed);
  };
}

/** The property: the library opens what `seal` wrote, to the same bytes, and the size was foretold. */
async function expectAgeOpens(seal: SealPayload, plain: Uint8Array): Promise<void> {
  const { header, fileKey } = await newAgeHeader([owner.recipient]);
  const nonce = randomBytes(payloadNonceSizeBytes);
  const sealed = seal(payloadKey(fileKey, nonce), plain);
  expect(sealed.length).toBe(sealedPayloadSizeBytes(plain.length));
  const decrypter = new Decrypter();
  decrypter.addIdentity(owner.identity);
  const opened = await decrypter.decrypt(Buffer.concat([header, nonce, sealed]));
  expect(Buffer.compare(opened, plain)).toBe(0);
}

test.each(edges)("the age library opens a sealed payload of %i bytes", async (sizeBytes) => {
  const plain = randomBytes(sizeBytes);
  for (const chunkCount of [1, 2, 32]) await expectAgeOpens(inBlocksOf(chunkCount), plain);
});

test.each(bigEdges)("the age library opens a sealed payload of %i bytes in one block", async (sizeBytes) => {
  await expectAgeOpens(inBlocksOf(16), randomBytes(sizeBytes));
});

test("the age library opens a sealed payload of any size, whatever its blocks", async () => {
  const sizes = fc.integer({ min: 0, max: 5 * chunk });
  const property = fc.asyncProperty(sizes, fc.integer({ min: 1, max: 4 }), (sizeBytes, chunkCount) =>
    expectAgeOpens(inBlocksOf(chunkCount), randomBytes(sizeBytes)),
  );
  await fc.assert(property, { numRuns: 25 });
});

describe("the property has teeth", () => {
  /** Planted: an exact multiple ends in an empty chunk instead of a full one. */
  const endingInAnEmptyChunk: SealPayload = (key, plain) => {
    const count = Math.floor(plain.length / chunk) + 1;
    const sealed: Uint8Array[] = [];
    for (let index = 0; index < count; index += 1) {
      const piece = plain.subarray(index * chunk, (index + 1) * chunk);
      sealChunk(key, chunkNonce(index, index === count - 1), piece, (bytes) => sealed.push(bytes));
    }
    return Buffer.concat(sealed);
  };

  test("an exact multiple that ends in an empty chunk is found", async () => {
    await expectAgeOpens(endingInAnEmptyChunk, randomBytes(chunk + 1));
    await expect(expectAgeOpens(endingInAnEmptyChunk, randomBytes(chunk))).rejects.toThrow();
    await expect(expectAgeOpens(endingInAnEmptyChunk, randomBytes(2 * chunk))).rejects.toThrow();
  });

  test("our own opening refuses it too", () => {
    const key = randomBytes(32);
    const sealed = endingInAnEmptyChunk(key, randomBytes(chunk));
    expect(openedPayloadSizeBytes(sealed.length)).toBeUndefined();
    expect(new PayloadOpener(key).open(sealed, new Uint8Array(2 * chunk), true)).toBeUndefined();
  });
});

describe("opening", () => {
  const key = randomBytes(32);
  const plain = randomBytes(2 * chunk + 100);
  const sealed = inBlocksOf(1)(key, plain);
  const open = (bytes: Uint8Array) => new PayloadOpener(key).open(bytes, new Uint8Array(4 * chunk), true);

  test("gives back what was sealed, by the library too", async () => {
    const target = new Uint8Array(plain.length);
    expect(new PayloadOpener(key).open(sealed, target, true)).toBe(plain.length);
    expect(Buffer.compare(target, plain)).toBe(0);
    const encrypter = new Encrypter();
    encrypter.addRecipient(owner.recipient);
    const foreign = await encrypter.encrypt(plain);
    const { bytes } = parseAgeHeader(foreign);
    const decrypter = new Decrypter();
    decrypter.addIdentity(owner.identity);
    const nonce = foreign.subarray(bytes.length, bytes.length + payloadNonceSizeBytes);
    const foreignKey = payloadKey(await decrypter.decryptHeader(bytes), nonce);
    const payload = foreign.subarray(bytes.length + payloadNonceSizeBytes);
    expect(new PayloadOpener(foreignKey).open(payload, target.fill(0), true)).toBe(plain.length);
    expect(Buffer.compare(target, plain)).toBe(0);
  });

  test("refuses chunks cut off, repeated, exchanged, or added", () => {
    const [first, second, third] = [0, 1, 2].map((index) =>
      sealed.subarray(index * (chunk + 16)).subarray(0, chunk + 16),
    );
    expect(first && second && third && open(Buffer.concat([first, second, third]))).toBe(plain.length);
    expect(first && second && open(Buffer.concat([first, second]))).toBeUndefined();
    expect(first && second && third && open(Buffer.concat([second, first, third]))).toBeUndefined();
    expect(first && third && open(Buffer.concat([first, first, third]))).toBeUndefined();
    expect(first && open(Buffer.concat([sealed, first]))).toBeUndefined();
    expect(open(Buffer.concat([sealed, Uint8Array.of(0)]))).toBeUndefined();
    expect(open(sealed.subarray(0, sealed.length - 1))).toBeUndefined();
    expect(open(new Uint8Array(0))).toBeUndefined();
  });

  test("knows the size of a plaintext from the size of its chunks", () => {
    const sizes = fc.oneof(fc.integer({ min: 0, max: 10 * chunk }), fc.integer({ min: 0, max: 2 ** 52 }));
    const property = fc.property(sizes, (sizeBytes) => {
      expect(openedPayloadSizeBytes(sealedPayloadSizeBytes(sizeBytes))).toBe(sizeBytes);
    });
    fc.assert(property, { examples: edges.map((edge) => [edge]) });
    expect([0, 15, chunk + 17, chunk + 32].map(openedPayloadSizeBytes)).toEqual(Array(4).fill(undefined));
  });
});

test("a chunk's nonce is its number and whether it is the last", () => {
  expect(Buffer.from(chunkNonce(0, false)).toString("hex")).toBe("000000000000000000000000");
  expect(Buffer.from(chunkNonce(1, true)).toString("hex")).toBe("000000000000000000000101");
  expect(Buffer.from(chunkNonce(2 ** 32 + 5, false)).toString("hex")).toBe("000000000000010000000500");
});

test("nothing is sealed after the last block, nor after a block that ends inside a chunk", () => {
  const sealer = new PayloadSealer(randomBytes(32));
  const sealed: Uint8Array[] = [];
  const put = (piece: Uint8Array) => sealed.push(piece);
  expect(() => sealer.seal(new Uint8Array(5), put, false)).toThrow("only the last block");
  sealer.seal(new Uint8Array(5), put, true);
  expect(() => sealer.seal(new Uint8Array(5), put, true)).toThrow("nothing follows");
  expect(Buffer.concat(sealed)).toHaveLength(5 + 16);
});

test("the bytes that were released stay what they are", () => {
  const key = payloadKey(new Uint8Array(16).fill(7), new Uint8Array(16).fill(9));
  const sealed = inBlocksOf(1)(key, new Uint8Array(chunk + 3).fill(5));
  expect(createHash("sha256").update(sealed).digest("hex")).toBe(
    "513139900787db3d53a8408504a4c1ed8ec7bf537540426e135df6d7567ab4af",
  );
});
