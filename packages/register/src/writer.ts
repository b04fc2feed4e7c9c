// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  type Crypto,
  commitEntriesMax,
  decide,
  draftDigest,
  encodePayload,
  equalBytes,
  type Hash,
  type RecordPayload,
  ScelleError,
  type SignedDraft,
  type StreamKey,
} from "@scelle/core";
import type { Clock } from "./clock.ts";
import type { Index } from "./index/index-reader.ts";
import { project, stretchOf } from "./index/projector.ts";
import type { LiveSituation } from "./live-situation.ts";
import type { Log } from "./log/log.ts";
import type { LogRecord } from "./log/log-record.ts";
import type { RecordStore } from "./log/record-store.ts";
import { type CaseChains, sealRecord } from "./seal-record.ts";
import type { Receipt } from "./session.ts";

/** Which records a consultation is about to show, found at the moment of its decision, which is `at`. */
export type FindShown = (at: string) => readonly string[];

/** A draft whose signature has been checked, by the person or by the register itself. */
export interface Submission {
  readonly signed: SignedDraft;
  readonly author: string;
  readonly findShown?: FindShown;
}

/** Told of every commit, durable before; it must not throw and must not wait. */
export type CommittedListener = (receipts: readonly Receipt[]) => void;

interface Job extends Submission {
  resolve(receipt: Receipt): void;
  reject(error: unknown): void;
}

/** Something that must not meet an open batch. */
interface Turn {
  take(): Promise<void>;
  reject(error: unknown): void;
}

interface Sealed {
  readonly record: LogRecord;
  readonly payload: RecordPayload;
  readonly digest: Hash;
  readonly leaf: Hash;
  readonly streams: readonly StreamKey[];
  readonly receipt: Receipt;
}

/** Payloads of one commit: with one more on top its record stays well below what recovery reads. */
const commitBytesMax = 64 * 1024 * 1024;

export interface WriterParts {
  readonly origin: string;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: RecordStore;
  readonly index: Index;
  readonly situation: LiveSituation;
  readonly recordKey: Uint8Array;
  readonly chains: CaseChains;
  /** Verifier key of the register that follows this one: then nothing is taken in. */
  readonly closedBy?: string | undefined;
  /** Called once, with the error after which the log's state in memory is no longer known. */
  onPoisoned(cause: unknown): void;
}

/**
 * The one writer. Whatever queues up while a commit waits for the disk becomes the next commit: that is the
 * whole of group commit, and it needs no timer. Each draft is decided on the state left by those before it.
 */
export class Writer {
  readonly #parts: WriterParts;
  #queue: Job[] = [];
  #turns: Turn[] = [];
  #isRunning = false;
  #isClosed = false;
  #poison: unknown;
  readonly #listeners = new Set<CommittedListener>();

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  get isPoisoned(): boolean {
    return this.#poison !== undefined;
  }

  submit(submission: Submission): Promise<Receipt> {
    if (this.#isClosed) return Promise.reject(new ScelleError("register.closed"));
    const { closedBy } = this.#parts;
    if (closedBy !== undefined) {
      return Promise.reject(new ScelleError("register.succeeded", { successor: nameIn(closedBy) }));
    }
    if (this.isPoisoned) return Promise.reject(this.#poisonedError());
    return new Promise<Receipt>((resolve, reject) => {
      this.#queue.push({ ...submission, resolve, reject });
      this.#start();
    });
  }

  /**
   * Runs `task` while no batch is open: publication, erasure and closing take turns with commits, and are
   * not kept waiting by a queue that never ends.
   */
  exclusively<T>(task: () => Promise<T>): Promise<T> {
    if (this.isPoisoned) return Promise.reject(this.#poisonedError());
    return new Promise<T>((resolve, reject) => {
      // A task that throws before it promises anything fails like any other, and the writer goes on.
      const take = () => Promise.resolve().then(task).then(resolve, reject);
      this.#turns.push({ take, reject });
      this.#start();
    });
  }

  /** Runs what must not be tried again: after an error of it the state of the disk is not known. */
  async orPoison(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (cause) {
      this.poison(cause);
      throw cause;
    }
  }

  /** @returns ends the listening */
  onCommitted(listener: CommittedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes nothing more; what is queued is still committed. */
  close(): void {
    this.#isClosed = true;
  }

  poison(cause: unknown): void {
    if (this.isPoisoned) return;
    this.#poison = cause ?? new Error("unknown");
    for (const waiting of [...this.#queue.splice(0), ...this.#turns.splice(0)]) {
      waiting.reject(this.#poisonedError());
    }
    this.#parts.onPoisoned(cause);
  }

  #start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#run().catch((cause: unknown) => this.poison(cause));
  }

  async #run(): Promise<void> {
    await Promise.resolve(); // What is submitted in the same turn belongs to the same batch.
    while (!this.isPoisoned) {
      const turn = this.#turns.shift();
      if (turn !== undefined) await turn.take();
      else if (this.#queue.length > 0) await this.#commitBatch(this.#queue.splice(0, commitEntriesMax));
      else break;
    }
    this.#isRunning = false;
  }

  async #commitBatch(jobs: readonly Job[]): Promise<void> {
    const batch = new Map<string, Sealed>();
    const answers: { job: Job; receipt: Receipt }[] = [];
    let batchBytes = 0;
    for (const [i, job] of jobs.entries()) {
      if (batchBytes > commitBytesMax) {
        this.#queue.unshift(...jobs.slice(i)); // Their turn is the next commit.
        break;
      }
      try {
        const receipt = this.#earlierReceipt(job, batch) ?? this.#decideAndSeal(job, batch);
        answers.push({ job, receipt });
        batchBytes += batch.get(receipt.recordRef)?.record.stored.length ?? 0;
      } catch (error) {
        job.reject(error); // A refusal or a draft that does not fit: its batch goes on without it.
        if (error instanceof ScelleError) continue;
        // We contradict ourselves: nothing that we decided in this batch may be believed.
        for (const other of jobs) other.reject(error);
        this.poison(error);
        return;
      }
    }
    const failure = batch.size === 0 ? undefined : await this.#commit([...batch.values()]);
    for (const { job, receipt } of answers) {
      if (failure === undefined) job.resolve(receipt);
      else job.reject(failure.error);
    }
    if (failure !== undefined && !isHarmless(failure.error)) this.poison(failure.error);
  }

  /** @returns the failure after which nothing of the batch may be acknowledged */
  async #commit(batch: readonly Sealed[]): Promise<{ error: unknown } | undefined> {
    const { log, index, situation } = this.#parts;
    const first = log.size;
    try {
      await log.commit(batch.map(({ record }) => record));
    } catch (error) {
      situation.forget();
      this.#parts.chains.forget();
      return { error };
    }
    try {
      const stretch = stretchOf(batch.map((sealed, i) => ({ ...sealed, index: first + i })));
      if (stretch !== undefined) project(index, stretch);
    } catch (error) {
      // The log has them and they are acknowledged; the index catches up at the next start.
      this.poison(error);
    }
    situation.settle();
    const receipts = batch.map(({ receipt }) => receipt);
    for (const listener of this.#listeners) listener(receipts);
    return undefined;
  }

  #decideAndSeal(job: Job, batch: Map<string, Sealed>): Receipt {
    const { clock, situation, origin, crypto, log } = this.#parts;
    const { draft, signature } = job.signed;
    const recordedAt = clock.next();
    const decision = decide(situation, {
      draft,
      author: job.author,
      recordedAt: recordedAt.text,
      key: signature.key,
      ...(job.findShown === undefined ? {} : { shown: job.findShown(recordedAt.text) }),
    });
    if ("refused" in decision) throw new ScelleError(decision.refused, decision.facts);
    const index = log.size + batch.size;
    const { caseRef } = decision;
    const link = this.#parts.chains.next(caseRef);
    const payload: RecordPayload = {
      assigned: {
        ...decision.assigned,
        author: job.author,
        recordedAt: recordedAt.text,
        ...(recordedAt.behindMs === undefined ? {} : { clockBehindMs: recordedAt.behindMs }),
        ...(caseRef === undefined ? {} : { caseRef, caseSeq: link.seq }),
      },
      draft,
      signature,
      v: 1,
    } as RecordPayload;
    const streams = situation.streamsOf(payload); // The last that may fail: the chain counts from here on.
    const bytes = encodePayload(payload);
    const { record, leaf } = sealRecord(crypto, origin, this.#parts.recordKey, link.value, bytes);
    this.#parts.chains.append(caseRef, link.seq, leaf);
    situation.accept({ index, payload, streams });
    const receipt: Receipt = {
      origin,
      recordRef: draft.draftId,
      kind: draft.kind,
      index,
      leafHash: base64url(leaf),
      recordedAt: recordedAt.text,
      ...(caseRef === undefined ? {} : { caseRef }),
    };
    const digest = draftDigest(crypto, origin, draft);
    batch.set(draft.draftId, { record, payload, digest, leaf, streams, receipt });
    return receipt;
  }

  /** The same draft again gets the same receipt: a client whose answer was lost may simply ask again. */
  #earlierReceipt({ signed: { draft } }: Job, batch: ReadonlyMap<string, Sealed>): Receipt | undefined {
    const { index, origin, crypto } = this.#parts;
    const found = batch.get(draft.draftId) ?? index.receiptOf(origin, draft.draftId);
    if (found === undefined) return undefined;
    // An erased record keeps no digest of what it said: any draft under its id is refused.
    const { digest, receipt } = found;
    if (digest !== undefined && equalBytes(digest, draftDigest(crypto, origin, draft))) return receipt;
    throw new ScelleError("draft.id-taken", { draftId: draft.draftId });
  }

  /** What a witness said against this copy is told as it is; of the storage nobody knows more. */
  #poisonedError(): ScelleError {
    const cause = this.#poison;
    if (cause instanceof ScelleError && cause.code.startsWith("witness.")) return cause;
    return new ScelleError("register.poisoned", {}, { cause });
  }
}

/** The origin that a verifier key is of. */
function nameIn(verifierKey: string): string {
  return verifierKey.slice(0, verifierKey.indexOf("+"));
}

/** Errors that say that nothing was written. */
function isHarmless(error: unknown): boolean {
  return error instanceof ScelleError && (error.code === "disk.full" || error.code === "disk.read-only");
}
