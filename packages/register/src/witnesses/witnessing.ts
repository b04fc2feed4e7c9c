// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from "node:timers/promises";
import {
  assert,
  type Crypto,
  concludeAnswer,
  type ErrorCode,
  formatWitnessRequest,
  parseNote,
  ScelleError,
  utf8,
  verifyConsistency,
  verifyCosignatures,
  type WitnessConclusion,
} from "@scelle/core";
import type { Clock } from "../clock.ts";
import type { Disk } from "../disk/disk.ts";
import type { Cosigned } from "../log/cosigned.ts";
import type { Log } from "../log/log.ts";
import type { PublishedProofs } from "../log/published-proofs.ts";
import { askWitness, type HeardAnswer } from "./ask-witness.ts";
import { CommonCheckpoint } from "./common-checkpoint.ts";
import { WitnessFailures } from "./witness-failures.ts";
import { pauseMs, type WitnessLink, type WitnessTimes } from "./witness-link.ts";
import { readPolicy } from "./witness-policy.ts";

export interface WitnessingParts {
  readonly disk: Disk;
  readonly crypto: Crypto;
  readonly log: Log;
  readonly clock: Clock;
  readonly times: WitnessTimes;
  /** Takes cosignatures in; durable when it resolves. */
  take(cosigned: Cosigned): Promise<void>;
  /** Ends the writer. */
  stop(cause: unknown): void;
  /** Another reading of answers: for showing that each part of it is needed. */
  readonly conclude?: typeof concludeAnswer;
}

/** A witness that stands elsewhere says where; a second answer like it is not believed for ever. */
const triesMax = 3;
const failureCodes = {
  "unknown-log": "witness.unknown-log",
  "pushed-back": "witness.pushed-back",
  unusable: "witness.unusable-answer",
} as const satisfies Record<string, ErrorCode>;

/**
 * Has witnesses cosign what the register publishes. Nothing waits for them: commits and receipts go on, and a
 * cosignature is taken in when it comes. What they say against this copy of the register ends its writer.
 */
export class Witnessing {
  readonly #parts: WitnessingParts;
  readonly #away = new AbortController();
  #links: readonly WitnessLink[] = [];
  /** Also of those whom the policy names no more. */
  readonly #asking = new Set<Promise<void>>();
  #heartbeat: NodeJS.Timeout | undefined;
  readonly #common: CommonCheckpoint;
  #verdict: ScelleError | undefined;
  #refreshed: Promise<void> = Promise.resolve();
  readonly #failures: WitnessFailures;
  /** Whether those who are cut off at the end had their time to answer. */
  #isCutShort = false;

  constructor(parts: WitnessingParts) {
    this.#parts = parts;
    this.#common = new CommonCheckpoint(parts.times.togetherMs);
    this.#failures = new WitnessFailures(parts.disk);
  }

  /**
   * Asks every witness before anything is recorded. Without an answer in time the register goes on.
   * @throws ScelleError("witness.ahead" | "witness.other-history"), "log.damaged" for an unreadable policy
   */
  async begin(): Promise<void> {
    const { times, log } = this.#parts;
    if (log.publishedSize === 0) return; // A register that is being founded.
    await this.#refresh();
    for (const link of this.#links) this.#ask(link);
    await this.#quiet(times.startMsMax);
    if (this.#verdict !== undefined) throw this.#verdict;
    const lookMs = Math.max(50, Math.min(60_000, times.heartbeatMs / 4));
    this.#heartbeat = setInterval(() => this.#beat(), lookMs);
    this.#heartbeat.unref();
  }

  /** A publication happened: whoever is not being asked is asked. Never waits, never throws. */
  published(): void {
    if (this.#away.signal.aborted || this.#heartbeat === undefined) return;
    // A policy that is being written, and cannot be read: those named before are asked all the same.
    const asked = this.#refresh().catch(() => undefined);
    this.#refreshed = asked.then(() => {
      for (const link of this.#links) this.#ask(link);
    });
  }

  /** Waits until nobody is being asked, for a bounded time. */
  async settled(): Promise<void> {
    await this.#refreshed;
    await this.#quiet(this.#parts.times.closeMsMax);
  }

  /**
   * Nobody is asked any more.
   * @param asksOnce first asks for the last cosignatures, and waits for them a bounded time
   * @throws ScelleError("witness.ahead" | "witness.other-history") heard only now: all did not go well
   */
  async close(asksOnce: boolean): Promise<void> {
    const told = this.#verdict;
    clearInterval(this.#heartbeat);
    if (asksOnce && this.#heartbeat !== undefined) {
      await this.#refresh().catch(() => undefined); // A policy that cannot be read names nobody new.
      // Who did not answer at the start will be asked by the next start.
      for (const link of this.#links) if (link.failures === 0) this.#ask(link);
      await this.#quiet(this.#parts.times.closeMsMax);
    }
    this.#isCutShort = !asksOnce;
    this.#away.abort();
    await Promise.all(this.#asking);
    if (this.#verdict !== undefined && this.#verdict !== told) throw this.#verdict;
  }

  /** One after the other: two at once would ask a new witness twice. */
  #refresh(): Promise<void> {
    const refreshed = this.#refreshed.then(() => this.#readLinks());
    this.#refreshed = refreshed.catch(() => undefined); // Its caller is told.
    return refreshed;
  }

  async #readLinks(): Promise<void> {
    const { disk, crypto, log } = this.#parts;
    const policy = await readPolicy(disk, crypto);
    const named = (policy?.witnesses ?? []).flatMap(({ name, key, url }) =>
      url === undefined ? [] : [{ name, key, url }],
    );
    const links: WitnessLink[] = [];
    for (const witness of named) {
      const known = this.#links.find(({ key }) => key.text === witness.key.text);
      if (known !== undefined) {
        // Its old address says nothing of the new one; a request on its way there ends first.
        if (known.url !== witness.url) Object.assign(known, { failures: 0, isPaused: false });
        links.push(Object.assign(known, witness));
      } else {
        const note = parseNote(utf8(log.checkpointText));
        const [held] = await verifyCosignatures(crypto, note, [witness.key]);
        const size = log.publishedSize;
        const cosigned = held === undefined ? undefined : { size, timeSeconds: held.timeSeconds };
        const knownSize = cosigned?.size ?? 0;
        links.push({ ...witness, knownSize, cosigned, busy: undefined, failures: 0, isPaused: false });
      }
    }
    this.#links = links;
  }

  #beat(): void {
    const { clock, log, times } = this.#parts;
    for (const link of this.#links) {
      const { cosigned } = link;
      const isDue = clock.nowMs() - (cosigned?.timeSeconds ?? 0) * 1_000 >= times.heartbeatMs;
      if (isDue || cosigned?.size !== log.publishedSize) this.#ask(link);
    }
  }

  #ask(link: WitnessLink): void {
    if (link.busy !== undefined || link.isPaused || !this.#links.includes(link)) return;
    if (this.#verdict !== undefined || this.#away.signal.aborted) return;
    const asking = this.#round(link)
      .catch((cause: unknown) => this.#parts.stop(cause))
      .finally(() => {
        this.#asking.delete(asking);
        link.busy = undefined;
        const isBehind = link.knownSize < this.#parts.log.publishedSize;
        if (isBehind && link.failures === 0) this.#ask(link); // Something was published meanwhile.
      });
    link.busy = asking;
    this.#asking.add(asking);
  }

  /** Until nobody is being asked, or the time is over. */
  async #quiet(ms: number): Promise<void> {
    const over = new AbortController();
    const all = async (): Promise<void> => {
      while (this.#asking.size > 0) await Promise.all(this.#asking);
    };
    const late = sleep(ms, undefined, { signal: over.signal }).catch(() => undefined); // Nobody was late.
    await Promise.race([all(), late]);
    over.abort();
  }

  async #round(link: WitnessLink): Promise<void> {
    const { log, crypto, clock, conclude = concludeAnswer } = this.#parts;
    const proofs = this.#common.proofsFor(link, log.proofs(), clock.nowMs());
    const { size, checkpointText } = proofs;
    for (let tries = 0; tries < triesMax; tries++) {
      const oldSize = link.knownSize;
      const answer = await this.#heard(link, proofs, oldSize);
      if (answer === undefined) return await this.#failed(link, "witness.unreachable");
      const { text } = parseNote(utf8(checkpointText));
      const sent = { oldSize, size, text, publishedSize: log.publishedSize };
      const conclusion = await conclude(crypto, answer, sent, link.key);
      if (conclusion.is === "cosigned") return await this.#keep(link, proofs, conclusion);
      if (conclusion.is === "ahead" || conclusion.is === "other-history") {
        return await this.#contradicted(link, proofs, conclusion);
      }
      if (conclusion.is !== "elsewhere") {
        return await this.#failed(link, failureCodes[conclusion.is], answer.retryAfterMs);
      }
      link.knownSize = conclusion.oldSize;
      if (link.knownSize > size) return; // It cosigned a newer checkpoint of ours meanwhile: begin anew.
    }
    await this.#failed(link, failureCodes.unusable);
  }

  /** @returns undefined where no answer came */
  async #heard(
    link: WitnessLink,
    proofs: PublishedProofs,
    oldSize: number,
  ): Promise<HeardAnswer | undefined> {
    const { answerMsMax } = this.#parts.times;
    const proof = oldSize === 0 ? [] : await proofs.consistency(oldSize);
    const body = formatWitnessRequest({ oldSize, proof, checkpoint: proofs.checkpointText });
    const signal = AbortSignal.any([this.#away.signal, AbortSignal.timeout(answerMsMax)]);
    try {
      return await askWitness(link.url, body, signal);
    } catch (cause) {
      if (cause instanceof ScelleError) return undefined; // Unreachable: it is asked again later.
      throw cause;
    }
  }

  async #keep(
    link: WitnessLink,
    { size, checkpointText }: PublishedProofs,
    { line, timeSeconds }: Extract<WitnessConclusion, { is: "cosigned" }>,
  ): Promise<void> {
    const { clock, times, take } = this.#parts;
    const held = link.cosigned;
    link.failures = 0;
    link.knownSize = size;
    await this.#failures.answered(link.key.text);
    clock.witnessed(timeSeconds * 1_000);
    // A command that only looks in every second need not write the same word again.
    const renewSeconds = Math.min(60, times.heartbeatMs / 2_000);
    if (held?.size === size && timeSeconds - held.timeSeconds < renewSeconds) return;
    link.cosigned = { size, timeSeconds };
    try {
      await take({ size, checkpoint: checkpointText, lines: [line], keeps: size === this.#common.size });
    } catch (cause) {
      this.#parts.stop(cause);
    }
  }

  async #failed(link: WitnessLink, code: ErrorCode, retryAfterMs?: number): Promise<void> {
    const { times, clock } = this.#parts;
    link.failures++;
    link.isPaused = true;
    if (!this.#isCutShort) await this.#failures.failed(link.key.text, code, clock.nowMs());
    // Whoever asks to be asked again at once is not asked in a circle.
    const pause = Math.max(retryAfterMs ?? 0, pauseMs(times, link.failures));
    const waitMs = Math.min(pause, times.retryMsMax);
    setTimeout(() => {
      link.isPaused = false;
      this.#ask(link);
    }, waitMs).unref();
  }

  /** The witness holds our own signature against us; we are sure of our side before we stop. */
  async #contradicted(
    link: WitnessLink,
    proofs: PublishedProofs,
    conclusion: Extract<WitnessConclusion, { is: "ahead" | "other-history" }>,
  ): Promise<void> {
    const { log, crypto } = this.#parts;
    const { is, size: witnessed } = conclusion;
    const facts = { witness: link.name, witnessed };
    if (is === "other-history" && witnessed < proofs.size) {
      const roots = { oldRoot: await log.rootAt(witnessed), newRoot: await log.rootAt(proofs.size) };
      const proof = await proofs.consistency(witnessed);
      const growth = { oldSize: witnessed, newSize: proofs.size, ...roots, proof };
      assert(verifyConsistency(crypto, growth), "what we sent proves that we are consistent with ourselves");
    }
    this.#verdict =
      is === "ahead"
        ? new ScelleError("witness.ahead", { ...facts, size: log.size })
        : new ScelleError("witness.other-history", facts);
    this.#parts.stop(this.#verdict);
  }
}
