// SPDX-License-Identifier: Apache-2.0
import { assert } from "@scelle/core";
import type { Clock } from "./clock.ts";
import type { Log } from "./log/log.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";
import type { Writer } from "./writer.ts";

/** Publications come at most this often, so that their rhythm says nothing about who is at work. */
const publicationIntervalMs = 1_000;
/** More than this is not left waiting for the rhythm: it bounds memory and the size of a payload file. */
const pendingBytesMax = 64 * 1024 * 1024;

interface PublisherParts {
  readonly log: Log;
  readonly publicationKeys: PublicationKeys;
  readonly clock: Clock;
}

/** Says when the log is published: in time after each commit, or now. */
export class Publisher {
  readonly #parts: PublisherParts;
  readonly #writer: Writer;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: PublisherParts, writer: Writer) {
    this.#parts = parts;
    this.#writer = writer;
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
    const { log } = this.#parts;
    assert(log.publishedSize === log.size, "nothing is committed while the writer waits for a publication");
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
    const { log, publicationKeys, clock } = this.#parts;
    try {
      await log.publish(publicationKeys, clock.nowMs());
    } catch (cause) {
      this.#writer.poison(cause);
      throw cause;
    }
  }
}
