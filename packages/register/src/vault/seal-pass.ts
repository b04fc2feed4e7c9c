// SPDX-License-Identifier: Apache-2.0
// The one pass over a source. A block is read into the ring, digested, and sealed in its place; the segments
// of the object that it completes are hashed as leaves and written, from the very same memory. Blocks are at
// different works at the same time. Memory is the ring, whatever the size.
import { assert, ScelleError } from "@scelle/core";
import { type BlockRing, sealedBlockSizeBytes } from "./block-ring.ts";
import { ChunkTree } from "./chunk-tree.ts";
import type { Boundary } from "./kept-journal.ts";
import type { Digests } from "./plain-digests.ts";
import type { Progress } from "./progress.ts";
import type { SealSink } from "./seal-sink.ts";
import type { StageAnswers } from "./seal-stages.ts";
import type { Source } from "./source.ts";
import type { Stages } from "./stage.ts";

export interface SealPassOptions {
  readonly source: Source;
  readonly ring: BlockRing;
  readonly sink: SealSink;
  /** Called once, when it is known whether the first block is the only one. */
  readonly stages: (isOneBlock: boolean) => Stages;
  /** Whether a point between two blocks is a boundary. */
  readonly isBoundary: (plaintextBytes: number) => boolean;
  /** Called when everything before a boundary was handed to the sink and written. */
  readonly onBoundary: (boundary: Boundary) => Promise<void>;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SealPassResult {
  readonly root: string;
  readonly digests: Digests;
  readonly plaintextSizeBytes: number;
  readonly sealedSizeBytes: number;
}

/**
 * Reads a source to its end and seals it into a sink.
 * @throws ScelleError("vault.source-empty" | "vault.source-short"), what source and sink throw, the
 * signal's reason
 */
export async function runSealPass(options: SealPassOptions): Promise<SealPassResult> {
  const pass = new SealPass(options);
  const stopNow = () => pass.stop(options.signal?.reason);
  options.signal?.addEventListener("abort", stopNow, { once: true });
  try {
    options.signal?.throwIfAborted();
    return await pass.run();
  } catch (cause) {
    pass.stop(cause);
    throw cause;
  } finally {
    options.signal?.removeEventListener("abort", stopNow);
    await pass.settle();
  }
}

interface Block {
  readonly index: number;
  readonly offsetBytes: number;
  readonly sizeBytes: number;
}

class SealPass {
  readonly #options: SealPassOptions;
  readonly #tree = new ChunkTree();
  /** By index modulo the blocks that have room: when one is done the next in its row may be read. */
  readonly #done: Promise<void>[] = [];
  #stages: Stages | undefined;
  #boundary: Promise<void> = Promise.resolve();
  #digests: Digests | undefined;
  #plaintextSizeBytes = 0;
  #sealedSizeBytes = 0;
  /** Segments that were handed on. */
  #segmentCount = 0;
  #failure: { readonly cause: unknown } | undefined;
  #wake: ((cause: unknown) => void) | undefined;

  constructor(options: SealPassOptions) {
    this.#options = options;
  }

  async run(): Promise<SealPassResult> {
    if (this.#options.source.sizeBytes === 0) throw new ScelleError("vault.source-empty");
    await this.#readBlocks();
    await this.#wait(Promise.all(this.#done));
    await this.#wait(this.#boundary);
    assert(this.#digests !== undefined, "the last block gives the digests");
    return {
      root: this.#tree.root(),
      digests: this.#digests,
      plaintextSizeBytes: this.#plaintextSizeBytes,
      sealedSizeBytes: this.#sealedSizeBytes,
    };
  }

  stop(cause: unknown): void {
    this.#failure ??= { cause };
    this.#wake?.(cause);
  }

  /** Returns when nothing touches the ring any more. */
  async settle(): Promise<void> {
    if (this.#failure !== undefined) this.#options.sink.stop(this.#failure.cause);
    const { digest, seal, leaves } = this.#stages ?? {};
    await Promise.all([digest?.close(), seal?.close(), leaves?.close()]);
    await Promise.allSettled([...this.#done, this.#boundary]);
  }

  /** One block is held back until it is known whether another follows: the last one is sealed as the last. */
  async #readBlocks(): Promise<void> {
    const { blockSizeBytes } = this.#options.ring.shape;
    let held: Block | undefined;
    for (let index = 0; ; index += 1) {
      const block = await this.#readBlock(index);
      const isEnd = block.sizeBytes < blockSizeBytes;
      if (isEnd) this.#assertWhole();
      if (held !== undefined) await this.#begin(held, block.sizeBytes === 0);
      if (isEnd && block.sizeBytes > 0) await this.#begin(block, true);
      if (isEnd) return;
      held = block;
    }
  }

  async #readBlock(index: number): Promise<Block> {
    const { source, ring } = this.#options;
    const offsetBytes = index * ring.shape.blockSizeBytes;
    await this.#wait(this.#done[index % ring.shape.blockCount] ?? Promise.resolve());
    const sizeBytes = await this.#wait(source.read(ring.plain(index), offsetBytes));
    this.#plaintextSizeBytes += sizeBytes;
    return { index, offsetBytes, sizeBytes };
  }

  #assertWhole(): void {
    const found = this.#plaintextSizeBytes;
    const expected = this.#options.source.sizeBytes ?? found;
    if (found < expected) throw new ScelleError("vault.source-short", { expected, found });
    if (found === 0) throw new ScelleError("vault.source-empty");
  }

  async #begin(block: Block, isLast: boolean): Promise<void> {
    const stages = this.#stages ?? this.#options.stages(isLast);
    this.#stages = stages;
    const end = block.offsetBytes + block.sizeBytes;
    const isBoundary = !isLast && this.#options.isBoundary(end);
    if (isBoundary) await this.#wait(this.#boundary);
    const job = { index: block.index, sizeBytes: block.sizeBytes, isLast, isBoundary };
    const digested = stages.digest.run(job).then((answer) => this.#keepDigests(answer));
    // Sealing overwrites what was digested.
    const sealed = digested.then(() => stages.seal.run(job));
    const done = sealed.then((answer) => this.#passOn(stages, answer, isLast)).then(() => this.#report(end));
    this.#done[block.index % this.#options.ring.shape.blockCount] = done;
    this.#watch(done);
    if (!isBoundary) return;
    this.#boundary = this.#reachBoundary(end, digested, [...this.#done]);
    this.#watch(this.#boundary);
  }

  #keepDigests(answer: StageAnswers["digest"]): string | undefined {
    if (answer.digests !== undefined) this.#digests = answer.digests;
    return answer.soFar;
  }

  /** Segments that a block completed go to the tree and to the sink. */
  async #passOn(stages: Stages, answer: StageAnswers["seal"], isLast: boolean): Promise<void> {
    const { sink, ring } = this.#options;
    const { segmentSizeBytes } = ring.shape;
    this.#sealedSizeBytes = answer.sealedSizeBytes;
    const passed: Promise<void>[] = [];
    for (;;) {
      const startBytes = this.#segmentCount * segmentSizeBytes;
      const sizeBytes = Math.min(segmentSizeBytes, this.#sealedSizeBytes - startBytes);
      if (sizeBytes <= 0 || (sizeBytes < segmentSizeBytes && !isLast)) break;
      const isEnd = isLast && startBytes + sizeBytes === this.#sealedSizeBytes;
      const job = { index: this.#segmentCount, sizeBytes, isLast: isEnd, isBoundary: false };
      passed.push(stages.leaves.run(job).then(({ leafHashes }) => this.#tree.append(leafHashes)));
      passed.push(sink.write(ring.segment(this.#segmentCount).subarray(0, sizeBytes), startBytes));
      this.#segmentCount += 1;
    }
    await Promise.all(passed);
  }

  async #reachBoundary(
    plaintextBytes: number,
    digested: Promise<string | undefined>,
    before: readonly Promise<void>[],
  ): Promise<void> {
    await Promise.all(before);
    const { ring, onBoundary } = this.#options;
    const blockCount = plaintextBytes / ring.shape.blockSizeBytes;
    const sealedSizeBytes = ring.shape.frontSizeBytes + blockCount * sealedBlockSizeBytes(ring.shape);
    const sealedBytes = sealedSizeBytes - (sealedSizeBytes % ring.shape.segmentSizeBytes);
    const prefixSha256 = await digested;
    assert(prefixSha256 !== undefined, "a boundary block gives the digest so far");
    await onBoundary({ plaintextBytes, prefixSha256, sealedBytes });
  }

  #report(doneBytes: number): void {
    const totalBytes = this.#options.source.sizeBytes;
    this.#options.onProgress?.(totalBytes === undefined ? { doneBytes } : { doneBytes, totalBytes });
  }

  #watch(promise: Promise<void>): void {
    promise.catch((cause: unknown) => this.stop(cause));
  }

  /** Waits for one thing, or for the failure of any other. */
  #wait<Value>(promise: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#wake = reject;
      if (this.#failure !== undefined) reject(this.#failure.cause);
      promise.then(resolve, reject);
    });
  }
}
