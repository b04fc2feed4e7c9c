// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Crypto,
  ScelleError,
  type TimestampAuthority,
  type TimestampPolicy,
  timestampAuthorityId,
} from "@scelle/core";
import type { Clock } from "../clock.ts";
import type { Disk } from "../disk/disk.ts";
import { type ObtainingParts, obtainTimestamp } from "./obtain-timestamp.ts";
import { keptFacts, readFailures, type TimestampFailure, writeFailures } from "./timestamp-attempts.ts";
import { newestAttested, readTimestampPolicy } from "./timestamp-files.ts";

/** How authorities are asked; times in milliseconds. */
export interface TimestampTimes {
  /** How long one answer may take, lists of revoked certificates included. */
  readonly answerMsMax: number;
  /** How long closing waits for answers that are on their way. */
  readonly closeMsMax: number;
  /** How often it is looked whether somebody is to be asked. */
  readonly lookMs: number;
  /** Between two checkpoints that are attested, by the rhythm of the policy. */
  readonly rhythmMs: Readonly<Record<TimestampPolicy["rhythm"], number>>;
  /** Pause after a first failure; it doubles with each more, up to the longest. */
  readonly retryMs: number;
  readonly retryMsMax: number;
}

export const usualTimestampTimes: TimestampTimes = {
  answerMsMax: 15_000,
  closeMsMax: 3_000,
  lookMs: 60_000,
  rhythmMs: { change: 0, hourly: 3_600_000, daily: 24 * 3_600_000 },
  retryMs: 60_000,
  retryMsMax: 6 * 3_600_000,
};

export interface TimestampingParts extends Pick<ObtainingParts, "disk" | "crypto" | "logKey" | "judge"> {
  readonly disk: Disk;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly log: { readonly publishedSize: number };
  readonly times: TimestampTimes;
  /** Ends the writer: after a write that failed nothing more is written. */
  stop(cause: unknown): void;
}

/**
 * Has authorities outside attest the newest checkpoint, in the rhythm that the register's policy names.
 * Nothing waits for them. What is due is read from what lies in the folder, so that it outlives this process:
 * while an authority cannot be reached its question waits, and is then put about the newest checkpoint.
 */
export class Timestamping {
  readonly #parts: TimestampingParts;
  readonly #away = new AbortController();
  readonly #busy = new Map<string, Promise<void>>();
  /** By our own clock, which may be another than the authority's. */
  readonly #obtainedAtMs = new Map<string, number>();
  #looked: Promise<void> = Promise.resolve();
  #look: NodeJS.Timeout | undefined;
  #isBegun = false;
  /** As the policy said when it was read last. */
  #rhythm: TimestampPolicy["rhythm"] | undefined;

  constructor(parts: TimestampingParts) {
    this.#parts = parts;
  }

  /** @throws ScelleError("log.damaged") for an unreadable policy */
  async begin(): Promise<void> {
    if (this.#parts.log.publishedSize === 0) return; // A register that is being founded.
    await readTimestampPolicy(this.#parts.disk);
    this.#isBegun = true;
    this.#look = setInterval(() => this.#lookAgain(), this.#parts.times.lookMs);
    this.#look.unref();
    this.#lookAgain();
  }

  /** A publication is a second after the last: where hours count, the next look is soon enough. */
  published(): void {
    const { times } = this.#parts;
    const waits = this.#rhythm !== undefined && times.rhythmMs[this.#rhythm] > times.lookMs;
    if (!waits) this.#lookAgain();
  }

  /** Whoever is to be asked is asked. Never waits, never throws. */
  #lookAgain(): void {
    if (!this.#isBegun || this.#away.signal.aborted) return;
    this.#looked = this.#looked
      .then(() => this.#askWhoIsDue())
      .catch((cause: unknown) => this.#unread(cause));
  }

  /**
   * Waits a bounded time for answers that are on their way; what is due then is due after the next start.
   * @param asksOnce first asks whoever is due; not after a failure, which leaves the folder as it is
   */
  async close(asksOnce: boolean): Promise<void> {
    clearInterval(this.#look);
    if (!this.#isBegun) return;
    if (!asksOnce) this.#away.abort();
    const over = new AbortController();
    const all = this.#settled().then(() => {
      // What was published while they were asked about less is due still.
      this.#lookAgain();
      return this.#settled();
    });
    const late = sleep(this.#parts.times.closeMsMax, undefined, { signal: over.signal }).catch(
      () => undefined,
    );
    await Promise.race([all, late]);
    over.abort();
    this.#away.abort();
    await all;
  }

  async #settled(): Promise<void> {
    await this.#looked;
    await Promise.all(this.#busy.values());
  }

  async #askWhoIsDue(): Promise<void> {
    const { disk, crypto, log } = this.#parts;
    const policy = await readTimestampPolicy(disk);
    this.#rhythm = policy?.rhythm;
    if (policy === undefined || policy.authorities.length === 0 || this.#away.signal.aborted) return;
    const ids = policy.authorities.map((authority) => timestampAuthorityId(crypto, authority));
    const newest = await newestAttested(disk, ids);
    const failures = await readFailures(disk);
    for (const [at, authority] of policy.authorities.entries()) {
      const id = ids[at] ?? "";
      if (this.#busy.has(id) || log.publishedSize <= (newest.get(id)?.size ?? 0)) continue;
      const timesMs = [newest.get(id)?.timeMs ?? 0, this.#obtainedAtMs.get(id) ?? 0];
      if (this.#isLeftAlone(policy, timesMs, failures.get(id))) continue;
      const asked = this.#ask(id, authority).finally(() => this.#busy.delete(id));
      this.#busy.set(id, asked);
    }
  }

  #isLeftAlone({ rhythm }: TimestampPolicy, timesMs: readonly number[], failure?: TimestampFailure): boolean {
    const { clock, times } = this.#parts;
    const nowMs = clock.nowMs();
    // One that lies far ahead, by a wrong clock of ours or theirs, must not keep anybody from being asked.
    const isTooSoon = timesMs.some((ms) => Math.abs(nowMs - ms) < times.rhythmMs[rhythm]);
    // A clock that was set back must not keep anybody from being asked for longer than the longest pause.
    const isPaused = failure !== undefined && nowMs < failure.againAtMs && failure.lastAtMs <= nowMs;
    return isTooSoon || isPaused;
  }

  async #ask(id: string, authority: TimestampAuthority): Promise<void> {
    const { signal } = this.#away;
    const { times } = this.#parts;
    try {
      await obtainTimestamp({ ...this.#parts, answerMsMax: times.answerMsMax, signal }, authority);
      this.#obtainedAtMs.set(id, this.#parts.clock.nowMs());
      await this.#remember(id, undefined);
    } catch (cause) {
      // Closing ended the waiting: nothing is known of the authority.
      if (cause instanceof ScelleError && cause.code.startsWith("timestamp.")) {
        if (!signal.aborted) await this.#remember(id, cause).catch((failed: unknown) => this.#told(failed));
      } else this.#told(cause);
    }
  }

  /** One after the other, as each writes the whole of what is remembered. */
  async #remember(id: string, cause: ScelleError | undefined): Promise<void> {
    const remembered = this.#looked.then(async () => {
      const { disk, clock } = this.#parts;
      const failures = new Map(await readFailures(disk));
      const before = failures.get(id);
      if (cause === undefined && before === undefined) return;
      failures.delete(id);
      if (cause !== undefined) failures.set(id, this.#failure(cause, before, clock.nowMs()));
      await writeFailures(disk, failures);
    });
    this.#looked = remembered.catch(() => undefined); // Its caller is told.
    await remembered;
  }

  #failure(cause: ScelleError, before: TimestampFailure | undefined, lastAtMs: number): TimestampFailure {
    const { retryMs, retryMsMax } = this.#parts.times;
    const failures = (before?.failures ?? 0) + 1;
    const waitMs = Math.min(retryMs * 2 ** Math.min(failures - 1, 20), retryMsMax);
    const { code, facts } = cause;
    return { failures, code, facts: keptFacts(facts), lastAtMs, againAtMs: lastAtMs + waitMs };
  }

  /** What cannot be read just now is read again at the next look: nothing hangs on it. */
  #unread(cause: unknown): void {
    const isOfSystem = cause instanceof Error && "syscall" in cause;
    if (!isOfSystem) this.#told(cause);
  }

  /** A policy that is being written, and cannot be read, is read again at the next look. */
  #told(cause: unknown): void {
    if (cause instanceof ScelleError && cause.code === "log.damaged") return;
    this.#parts.stop(cause);
  }
}
