// SPDX-License-Identifier: Apache-2.0
import { assert, type Crypto } from "@scelle/core";
import type { Clock } from "./clock.ts";
import type { Disk } from "./disk/disk.ts";
import type { Index } from "./index/index-reader.ts";
import type { Log } from "./log/log.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";
import { Timestamping, type TimestampingParts, type TimestampTimes } from "./timestamps/timestamping.ts";
import type { WitnessTimes } from "./witnesses/witness-link.ts";
import { Witnessing, type WitnessingParts } from "./witnesses/witnessing.ts";
import type { Writer } from "./writer.ts";

/** Publications come at most this often, so that their rhythm says nothing about who is at work. */
const publicationIntervalMs = 1_000;
/** More than this is not left waiting for the rhythm: it bounds memory and the size of a payload file. */
const pendingBytesMax = 64 * 1024 * 1024;

/** How witnesses are asked, and how what they say is read. */
interface WitnessingManner {
  readonly times: WitnessTimes;
  readonly conclude?: WitnessingParts["conclude"];
}

/** How authorities are asked for the time, and how what they answer is judged. */
interface TimestampingManner {
  readonly times: TimestampTimes;
  readonly judge?: TimestampingParts["judge"];
}

export interface PublishingManners {
  readonly witnesses: WitnessingManner;
  readonly timestamps: TimestampingManner;
}

interface PublisherParts extends PublishingManners {
  readonly disk: Disk;
  readonly crypto: Crypto;
  readonly log: Log;
  readonly publicationKeys: PublicationKeys;
  readonly index: Pick<Index, "settle">;
  readonly clock: Clock;
  /** Of a register that is closed nothing is published: what follows it names its last checkpoint. */
  readonly writer: { readonly closedBy?: string | undefined };
}

/** Says when the log is published, in time after each commit or now, and has witnesses told of it. */
export class Publisher {
  readonly #parts: PublisherParts;
  readonly #writer: Writer;
  readonly #witnessing: Witnessing;
  readonly #timestamping: Timestamping;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: PublisherParts, writer: Writer) {
    this.#parts = parts;
    this.#writer = writer;
    const { log } = parts;
    const { times, conclude } = parts.witnesses;
    this.#witnessing = new Witnessing({
      ...parts,
      times,
      ...(conclude === undefined ? {} : { conclude }),
      // Begun in a turn of its own, as publications are; a commit does not wait for its end.
      take: async (cosigned) => {
        const begun = await writer.exclusively(() => Promise.resolve({ end: log.addCosignatures(cosigned) }));
        await begun.end;
      },
      stop: (cause) => writer.poison(cause),
    });
    const { logKey } = parts.publicationKeys;
    this.#timestamping = new Timestamping({
      ...{ ...parts, ...parts.timestamps, logKey },
      stop: (cause) => writer.poison(cause),
    });
  }

  /** Before the first record. @throws ScelleError("witness.ahead" | "witness.other-history") */
  async begin(): Promise<void> {
    await this.#witnessing.begin();
    await this.#timestamping.begin();
  }

  /** After a commit: within the rhythm, or at once where too much waits. */
  async inTime(): Promise<void> {
    if (this.#parts.log.pendingBytes > pendingBytesMax) await this.publish();
    if (this.#timer !== undefined || this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#besideCommits().catch((cause: unknown) => this.#writer.poison(cause));
    }, publicationIntervalMs);
    this.#timer.unref();
  }

  async publish(): Promise<void> {
    await this.#writer.exclusively(() => this.now());
  }

  /** To be called in a turn of the writer: afterwards all is published and nothing is under way. */
  async now(): Promise<void> {
    await this.#publishPending();
    const { log, writer } = this.#parts;
    if (writer.closedBy !== undefined) return;
    assert(log.publishedSize === log.size, "nothing is committed while the writer waits for a publication");
  }

  /** Waits, for a bounded time, until no witness is being asked. */
  async witnessed(): Promise<void> {
    await this.#witnessing.settled();
  }

  /** Publishes what is pending and waits, for a bounded time, for the witnesses. */
  async close(): Promise<void> {
    this.stop();
    try {
      if (!this.#writer.isPoisoned) await this.publish();
    } finally {
      const attested = this.#timestamping.close(!this.#writer.isPoisoned);
      try {
        await this.#witnessing.close(!this.#writer.isPoisoned);
      } finally {
        await attested;
      }
    }
  }

  /** No publication begins by itself any more. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /**
   * Begins in a turn of its own, so that it never begins during another that needs the folder at rest;
   * commits do not wait for it to end.
   */
  async #besideCommits(): Promise<void> {
    const begun = await this.#writer.exclusively(() => Promise.resolve({ end: this.#publishPending() }));
    await begun.end;
  }

  /** A failed publication poisons the writer, and the next caller is told. */
  async #publishPending(): Promise<void> {
    const { log, index, publicationKeys, clock, writer } = this.#parts;
    if (writer.closedBy !== undefined) return;
    try {
      if (await log.publish(publicationKeys, clock.nowMs())) {
        this.#witnessing.published();
        this.#timestamping.published();
      }
      index.settle(); // At the same rhythm: many commits write a page of the index once.
    } catch (cause) {
      this.#writer.poison(cause);
      throw cause;
    }
  }
}
