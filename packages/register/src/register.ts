// SPDX-License-Identifier: Apache-2.0
import {
  type Draft,
  type JsonObject,
  type NameQuestion,
  parseSignedDraft,
  registerFold,
  ScelleError,
  type SignedDraft,
  type Signer,
} from "@scelle/core";
import { askedBy, assertSigned } from "./assert-signed.ts";
import { assertTransfer, considerJudged, tellsOfTransfer } from "./assert-transfer.ts";
import { backupRegister } from "./backup.ts";
import type { Clock } from "./clock.ts";
import { disclose } from "./disclosure/disclose.ts";
import type { Disclosure } from "./disclosure/disclosure.ts";
import type { DisclosureOrder } from "./disclosure/disclosure-order.ts";
import type { Disk } from "./disk/disk.ts";
import { performErasures } from "./erasures.ts";
import { type CheckpointEvidence, checkpointSince, type Evidence, fullEvidence } from "./evidence.ts";
import type { Index } from "./index/index-reader.ts";
import type { LiveSituation } from "./live-situation.ts";
import { type Lock, releaseAfter } from "./lock.ts";
import type { Log } from "./log/log.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";
import type { RecordStore } from "./log/record-store.ts";
import { Looks, type Select } from "./looks.ts";
import { Names } from "./names.ts";
import type { ObjectMeasurer } from "./objects.ts";
import { ownDraft } from "./own-draft.ts";
import { proofOf, receiptFileOf } from "./proof-of.ts";
import { Publisher, type PublishingManners } from "./publisher.ts";
import { Readings } from "./readings/readings.ts";
import { consult, type ReadParts } from "./reads.ts";
import { recipientsOf, statusOf } from "./register-status.ts";
import type { ScrubStep } from "./scrub/scrub-report.ts";
import { Scrubber, type ScrubParts } from "./scrub/scrubber.ts";
import type {
  BackedUp,
  Consultation,
  Look,
  Receipt,
  RegisterSession,
  RegisterStatus,
  Resolved,
} from "./session.ts";
import { signDraft } from "./sign-draft.ts";
import { SignIns } from "./sign-ins.ts";
import { timeLimitsOf } from "./time-limits.ts";
import { selectionFor } from "./view-selections.ts";
import { Walls } from "./walls.ts";
import { type CommittedListener, Writer, type WriterParts } from "./writer.ts";

export interface RegisterParts extends PublishingManners {
  readonly origin: string;
  readonly folder: string;
  readonly disk: Disk;
  readonly lock: Lock;
  readonly log: Log;
  readonly store: RecordStore;
  readonly index: Index;
  readonly situation: LiveSituation;
  readonly clock: Clock;
  readonly publicationKeys: PublicationKeys;
  readonly actSigner: Signer;
  readonly objects: ObjectMeasurer;
  readonly writer: Omit<WriterParts, "onPoisoned">;
}

/** A register that this process holds the lock of. */
export class Register implements RegisterSession {
  readonly origin: string;
  readonly folder: string;
  readonly names: Names;
  readonly #parts: RegisterParts;
  readonly #writer: Writer;
  readonly #publisher: Publisher;
  #isClosed = false;
  #erasures: Promise<void> = Promise.resolve();
  readonly #looks: Looks;
  readonly #walls: Walls;
  readonly scrubber: Scrubber;
  readonly readings: Readings;
  readonly signIns: SignIns;

  constructor(parts: RegisterParts) {
    this.origin = parts.origin;
    this.folder = parts.folder;
    this.#parts = parts;
    this.#writer = new Writer({ ...parts.writer, onPoisoned: () => this.#publisher.stop() });
    this.#publisher = new Publisher({ ...parts, crypto: parts.writer.crypto }, this.#writer);
    this.#walls = new Walls(parts);
    this.#looks = new Looks(this.#readParts());
    const recordCheck: ScrubParts["recordCheck"] = async (stated, outcome) => {
      const { recordRef } = await this.#submitOwn(ownDraft("fixity-checked", 2, stated, { outcome }));
      await this.#publisher.inTime();
      return recordRef;
    };
    this.scrubber = new Scrubber({ ...parts, ...parts.writer, recordCheck });
    this.signIns = new SignIns({ ...parts, submitOwn: (draft) => this.#submitOwn(draft) });
    this.readings = new Readings({ ...parts, walls: this.#walls, writer: this.#writer, register: this });
    this.names = new Names({ ...parts, walls: this.#walls }, () => this.#now());
  }

  /** Finishes what was left. @throws ScelleError("witness.…") for a copy that must not be written to */
  async begin(): Promise<void> {
    await this.#publisher.begin();
    await this.finishErasures();
  }

  async append(proposed: SignedDraft): Promise<Receipt> {
    const signed = parseSignedDraft(proposed);
    const author = await this.#author(signed);
    await this.#parts.objects.assertMeasured(signed.draft);
    if (tellsOfTransfer(signed)) await assertTransfer(this.#parts, signed, author);
    const receipt = await this.#writer.submit({ signed, author });
    if (signed.draft.kind === "erasure-decided") await this.finishErasures();
    await this.#publisher.inTime();
    return receipt;
  }

  /** Whether a draft would be taken in now. @throws ScelleError with the code of the refusal */
  async consider(proposed: SignedDraft): Promise<void> {
    const signed = parseSignedDraft(proposed);
    await considerJudged(this.#parts, signed, await this.#author(signed));
  }

  /** The first records, whose author no record names yet; the rules refuse them in any other place. */
  async appendFounding(signed: SignedDraft, author: string): Promise<Receipt> {
    return await this.#writer.submit({ signed, author });
  }

  async consult(proposed: SignedDraft): Promise<Consultation> {
    const signed = parseSignedDraft(proposed);
    const author = await this.#author(signed);
    const consultation = await consult(this.#readParts(), signed, author);
    await this.#publisher.inTime();
    return consultation;
  }

  /**
   * Shows what a view is made of: the look is durable before, or goes on with one that is.
   * @param proposed a `record-consulted`, whose query names the view unless `select` says what is looked at
   * @throws ScelleError as `consult`
   */
  async look(proposed: SignedDraft, select?: Select): Promise<Look> {
    const signed = parseSignedDraft(proposed);
    const author = await this.#author(signed);
    if (signed.draft.kind !== "record-consulted") {
      throw new ScelleError("draft.not-a-read", { kind: signed.draft.kind });
    }
    const selected = select ?? selectionFor(signed.draft.stated["query"] as JsonObject);
    const look = await this.#looks.look(signed, author, this.#now(), selected);
    await this.#publisher.inTime();
    return look;
  }

  /**
   * Records who is handed what of a case, and then gives it.
   * @throws ScelleError with the code of the refusal; a refused attempt is recorded too
   */
  async disclose(signer: Signer, order: DisclosureOrder): Promise<Disclosure> {
    const parts = { ...this.#parts, ...this.#readParts(), chains: this.#parts.writer.chains, register: this };
    return await disclose(parts, signer, order);
  }

  /** By which anybody checks a record that a look has shown, published first if need be. */
  async evidence(ref: string, since = 0): Promise<Evidence> {
    const row = this.#parts.index.record(ref);
    if (row !== undefined && row.entry >= this.#parts.log.publishedSize) await this.publish();
    return await fullEvidence(this.#parts, ref, since);
  }

  /** The newest checkpoint, and the proof that it continues one of an earlier size. */
  async checkpointSince(since: number): Promise<CheckpointEvidence> {
    return await checkpointSince(this.#parts, since);
  }

  resolve(asked: NameQuestion): Promise<readonly Resolved[]> {
    return askedBy(this, asked).then(({ author, text }) => this.names.resolve(author, text));
  }

  namesObject(root: string): Promise<boolean> {
    return Promise.resolve(this.#parts.index.hasObject(root));
  }

  recipients(caseRef: string): Promise<readonly string[]> {
    return Promise.resolve(recipientsOf(this.#parts, caseRef));
  }

  author(publicKey: string): Promise<string | undefined> {
    const { keyHolders } = this.#parts.situation.state(registerFold, "register");
    const holder = Object.hasOwn(keyHolders, publicKey) ? keyHolders[publicKey] : undefined;
    return Promise.resolve(holder ?? this.signIns.personOf(publicKey));
  }

  async proof(ref: string): Promise<string> {
    return await proofOf(this.#parts, ref, this.#publisher);
  }

  async receiptFile(proposed: SignedDraft): Promise<string> {
    return await receiptFileOf(this.#parts, parseSignedDraft(proposed), this.#publisher);
  }

  /** Publishes, and waits a bounded time for the witnesses: before something leaves that is to convince. */
  async witnessed(): Promise<void> {
    await this.publish();
    await this.#publisher.witnessed();
  }

  status(): Promise<RegisterStatus> {
    return Promise.resolve(statusOf(this.#parts));
  }

  timeLimits(withinMs: number): ReturnType<RegisterSession["timeLimits"]> {
    return Promise.resolve(timeLimitsOf(this.#parts, this.#now(), withinMs));
  }

  async publish(): Promise<RegisterStatus> {
    return await this.#publisher.publish().then(() => this.status());
  }

  /** Runs `task` on a folder that is published as a whole and stands still meanwhile. */
  async atRest<T>(task: () => Promise<T>): Promise<T> {
    return await this.#writer.exclusively(async () => {
      await this.#publisher.now();
      return await task();
    });
  }

  /** Has a listener told of every commit; returns what ends that. */
  onCommitted(listener: CommittedListener): () => void {
    return this.#writer.onCommitted(listener);
  }

  async backup(destination: string): Promise<BackedUp> {
    return await backupRegister(this, destination);
  }

  scrubStep(rate?: number, startedAt?: string): Promise<ScrubStep> {
    return this.scrubber.step(rate, startedAt);
  }

  /** Publishes what is pending and gives the lock back; safe to call twice. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.scrubber.stop();
    this.#writer.close();
    try {
      await this.#publisher.close();
    } finally {
      await this.#parts.log.atRest();
      releaseAfter(this.#parts.lock, () => this.#parts.index.close());
    }
  }

  /**
   * Destroys the keys of every erasure that is decided and not done, also one that an interruption left.
   * One caller at a time: each finds only what those before it left open.
   */
  async finishErasures(): Promise<void> {
    const performed = (stated: JsonObject) => this.#submitOwn(ownDraft("erasure-performed", 1, stated));
    const finished = this.#erasures.then(() =>
      performErasures(this.#parts, (task) => this.atRest(() => this.#writer.orPoison(task)), performed),
    );
    this.#erasures = finished.catch(() => undefined); // Its caller is told; the next one tries again.
    await finished;
  }

  /** @throws ScelleError("author.unknown" | "author.bad-signature" | "register.closed") */
  async #author(signed: SignedDraft): Promise<string> {
    if (this.#isClosed) throw new ScelleError("register.closed");
    const { key } = signed.signature;
    const author = await this.author(key);
    if (author === undefined) throw new ScelleError("author.unknown", { key });
    await assertSigned(this.origin, signed);
    return author;
  }

  #now(): string {
    return new Date(this.#parts.clock.nowMs()).toISOString();
  }

  #readParts(): ReadParts {
    const { index, situation } = this.#parts;
    const recordRefusal: ReadParts["recordRefusal"] = async (stated) => {
      await this.#submitOwn(ownDraft("attempt-refused", 1, { ...stated, attempt: "read" }));
    };
    return { index, situation, writer: this.#writer, walls: this.#walls, recordRefusal };
  }

  async #submitOwn(draft: Draft): Promise<Receipt> {
    const signed = await signDraft(this.origin, draft, this.#parts.actSigner);
    return await this.#writer.submit({ signed, author: "register" });
  }
}
