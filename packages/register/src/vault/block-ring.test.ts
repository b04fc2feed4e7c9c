// SPDX-License-Identifier: Apache-2.0
// The object runs through a circle of memory: what is hashed and written from there must be what was sealed.
import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PayloadOpener } from "./age-payload.ts";
import { BlockRing, type RingShape, sealedBlockSizeBytes, sharedRing } from "./block-ring.ts";
import { ChunkLeaves } from "./chunk-leaves.ts";
import { ChunkTree } from "./chunk-tree.ts";
import { runSealPass } from "./seal-pass.ts";
import type { SealSink } from "./seal-sink.ts";
import type { BlockJob } from "./seal-stages.ts";
import { memorySource } from "./spec/memory-source.ts";
import { inlineStages } from "./stage.ts";

const unit = 64 * 1024;
const image = randomBytes(23 * unit + 777);
const key = randomBytes(32);
const front = randomBytes(333);
const shape: RingShape = {
  blockCount: 4,
  blockSizeBytes: unit,
  segmentCount: 6,
  segmentSizeBytes: unit,
  frontSizeBytes: front.length,
};

/** A disk that takes its time: it looks at the bytes only when they might be gone. */
class SlowDisk implements SealSink {
  readonly bytes = Buffer.alloc(2 * image.length);
  sizeBytes = 0;
  #turn = Promise.resolve();

  write(bytes: Uint8Array, offsetBytes: number): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await sleep(2);
      this.bytes.set(bytes, offsetBytes);
      this.sizeBytes = Math.max(this.sizeBytes, offsetBytes + bytes.length);
    });
    return this.#turn;
  }

  stop(): void {
    // Nobody waits here.
  }
}

/** The property: the disk holds an object that opens to the source, and the root is that of its bytes. */
async function expectSealedThrough(
  ring: BlockRing,
  plain: Uint8Array,
  stagesOf: typeof inlineStages = inlineStages,
): Promise<void> {
  const disk = new SlowDisk();
  const plan = { also: [], payloadKey: key, front };
  const result = await runSealPass({
    source: memorySource(plain),
    ring,
    sink: disk,
    stages: () => stagesOf(plan, ring),
    isBoundary: () => false,
    onBoundary: () => Promise.resolve(),
  });
  const object = disk.bytes.subarray(0, disk.sizeBytes);
  expect(result.sealedSizeBytes).toBe(object.length);
  const hasFront = object.subarray(0, front.length).equals(front);
  const opened = Buffer.alloc(plain.length);
  const size = new PayloadOpener(key).open(object.subarray(front.length), opened, true);
  if (!hasFront || size !== plain.length || !opened.equals(plain))
    throw new Error("the object does not open");
  const leaves = new ChunkLeaves();
  const tree = new ChunkTree();
  tree.append([...leaves.add(object), ...leaves.end()]);
  expect(result.root).toBe(tree.root());
  expect(result.digests.sha256).toBe(createHash("sha256").update(plain).digest("hex"));
}

test.each([1, unit - 333 - 16, unit, 5 * unit, 6 * unit - 333, image.length])(
  "a source of %i bytes comes through whole, however slow the disk is",
  async (sizeBytes) => {
    await expectSealedThrough(sharedRing(shape), image.subarray(0, sizeBytes));
  },
);

test("a circle that is too small is refused, and would have been found", async () => {
  const tooSmall = { ...shape, segmentCount: 2 };
  expect(() => sharedRing(tooSmall)).toThrow("overwrite each other");
  const planted = new BlockRing(tooSmall, new ArrayBuffer(6 * unit));
  await expect(expectSealedThrough(planted, image)).rejects.toThrow("does not open");
});

/** Of pages: four blocks, then the segment that was begun or a longer front, and one page more. */
test.each([
  [333, Math.ceil((4 * (unit + 16) + 4096 + 4096) / 4096)],
  [unit + 1, Math.ceil((4 * (unit + 16) + unit + 1 + 4096) / 4096)],
])("behind a front of %i bytes a circle of fewer than %i pages is refused", (frontSizeBytes, pages) => {
  const fitting = { ...shape, segmentCount: pages, segmentSizeBytes: 4096, frontSizeBytes };
  expect(() => sharedRing(fitting)).not.toThrow();
  expect(() => sharedRing({ ...fitting, segmentCount: pages - 1 })).toThrow("overwrite each other");
});

test("a block is read to a page of memory", () => {
  const ring = sharedRing(shape);
  for (let index = 0; index < 40; index += 1) expect(ring.plain(index).byteOffset % 4096).toBe(0);
});

/** Sealed chunks are longer than what they seal. */
class PlaintextTooEarly extends BlockRing {
  override plain(index: number): Uint8Array {
    const startBytes = front.length + index * sealedBlockSizeBytes(this.shape);
    const circleSizeBytes = this.shape.segmentCount * this.shape.segmentSizeBytes;
    return new Uint8Array(this.buffer, startBytes % circleSizeBytes, this.shape.blockSizeBytes);
  }
}

test("a plaintext that its own sealed bytes would reach is found", async () => {
  const wide = { ...shape, blockSizeBytes: 2 * unit, segmentCount: 12 };
  await expectSealedThrough(sharedRing(wide), image);
  const planted = new PlaintextTooEarly(wide, sharedRing(wide).buffer);
  await expect(expectSealedThrough(planted, image)).rejects.toThrow("does not open");
});

test("a block is sealed only when its digest was taken, however slow that is", async () => {
  const slowly: typeof inlineStages = (plan, over) => {
    const stages = inlineStages(plan, over);
    const run = async (job: BlockJob) => {
      await sleep(3);
      return stages.digest.run(job);
    };
    return { ...stages, digest: { ...stages.digest, run } };
  };
  await expectSealedThrough(sharedRing(shape), image, slowly);
});

test("segments hold the object as it goes by, in pieces of any size", () => {
  const pieces = fc.array(fc.integer({ min: 0, max: 3 * unit }), { minLength: 1, maxLength: 12 });
  const property = fc.property(pieces, (sizes) => {
    const ring = sharedRing(shape);
    let at = 0;
    let segments = 0;
    for (const size of sizes) {
      const piece = image.subarray(at, at + size);
      ring.put(piece, at);
      at += piece.length;
      for (; (segments + 1) * unit <= at; segments += 1) {
        const expected = image.subarray(segments * unit, (segments + 1) * unit);
        expect(Buffer.compare(ring.segment(segments), expected)).toBe(0);
      }
    }
  });
  fc.assert(property, { numRuns: 30 });
});
