// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { assert, type Crypto, type JsonObject, registerPaths, ScelleError } from "@scelle/core";
import type { Clock } from "../clock.ts";
import type { Disk } from "../disk/disk.ts";
import type { Index } from "../index/index-reader.ts";
import type { LiveSituation } from "../live-situation.ts";
import type { Log } from "../log/log.ts";
import type { RecordStore } from "../log/record-store.ts";
import { checkImage, checkObject, checkPayload } from "./check-item.ts";
import { type Pace, paceOf } from "./pace.ts";
import {
  imageItems,
  isDamage,
  objectItems,
  payloadItems,
  readableRecord,
  type ScrubItem,
} from "./scrub-items.ts";
import type { FixityOutcome, ScrubbedItem, ScrubReport, ScrubStep } from "./scrub-report.ts";
import { readScrubState, type ScrubRound, writeScrubState } from "./scrub-state.ts";

export interface ScrubParts {
  readonly folder: string;
  readonly disk: Disk;
  readonly crypto: Crypto;
  readonly index: Index;
  readonly situation: LiveSituation;
  readonly log: Log;
  readonly store: RecordStore;
  readonly clock: Clock;
  /** Records what was found, in the name of the register; the reference of the record. */
  readonly recordCheck: (stated: JsonObject, outcome: FixityOutcome) => Promise<string>;
}

interface Round extends ScrubRound {
  readonly totalCount: number;
  readonly elsewhereCount: number;
  readonly strays: readonly string[];
  readonly pending: ScrubItem[];
  readonly outcomes: Map<string, { readonly type: ScrubItem["type"]; readonly outcome: FixityOutcome }>;
}

/**
 * Reads everything again that the log answers for, a thing at a time, in rounds. A round that was cut off
 * goes on: what it has checked stands in the log, since every check of an object is a record.
 */
export class Scrubber {
  readonly #parts: ScrubParts;
  readonly #stopping = new AbortController();
  #round: Round | undefined;
  /** The last step of the last round. */
  #ended: ScrubStep | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ScrubParts) {
    this.#parts = parts;
  }

  /**
   * Checks the next thing of the round under way, or begins a round. One caller at a time.
   * @param startedAt of the round that the caller is in: where another caller has ended that one meanwhile,
   * its last step is given again, and no further round begins
   * @throws ScelleError("register.closed") when it is stopped meanwhile
   */
  step(rateBytesPerSecond?: number, startedAt?: string): Promise<ScrubStep> {
    const taken = this.#turn.then(() => this.#step(rateBytesPerSecond, startedAt));
    this.#turn = taken.catch(() => undefined); // Its caller is told; the next one goes on from there.
    return taken;
  }

  /** Whether a round is due, if one is to end every so often; the wait begins when this is first asked. */
  async isDue(everyMs: number): Promise<boolean> {
    const { disk, clock } = this.#parts;
    const state = await readScrubState(disk);
    if (state?.round !== undefined) return true;
    const now = new Date(clock.nowMs()).toISOString();
    if (state === undefined) await writeScrubState(disk, { lastEndedAt: now });
    const sinceMs = Date.parse(now) - Date.parse(state?.lastEndedAt ?? now);
    // A clock that was ahead once must not stop all rounds until then.
    return sinceMs < 0 || sinceMs >= everyMs;
  }

  /** Ends what is under way, between two blocks, and waits for it. */
  async stop(): Promise<void> {
    this.#stopping.abort(new ScelleError("register.closed"));
    await this.#turn;
  }

  async #step(rateBytesPerSecond: number | undefined, inRound: string | undefined): Promise<ScrubStep> {
    this.#stopping.signal.throwIfAborted();
    if (inRound !== undefined && this.#ended?.startedAt === inRound) return this.#ended;
    this.#round ??= await this.#begin();
    const { startedAt, pending, outcomes, totalCount } = this.#round;
    const [next] = pending;
    if (next === undefined) return await this.#end(this.#round);
    const item = await this.#checked(next, paceOf(rateBytesPerSecond, this.#stopping.signal));
    pending.shift();
    outcomes.set(item.name, item);
    return { startedAt, item, doneCount: totalCount - pending.length, totalCount };
  }

  async #begin(): Promise<Round> {
    const { disk, clock, log } = this.#parts;
    const state = await readScrubState(disk);
    const now = new Date(clock.nowMs()).toISOString();
    const isOurs = state?.round !== undefined && state.round.fromEntry <= log.size;
    const round: ScrubRound =
      isOurs && state.round !== undefined ? state.round : { startedAt: now, fromEntry: log.size };
    await writeScrubState(disk, { lastEndedAt: state?.lastEndedAt ?? now, round });
    const objects = objectItems(this.#parts);
    const images = imageItems(this.#parts);
    const payload = await payloadItems(disk, log);
    const items = [...payload.items, ...objects, ...images.items];
    const outcomes = this.#checkedSince(round.fromEntry, items);
    const pending = items.filter((item) => !outcomes.has(nameOf(item)));
    const { elsewhereCount } = images;
    const { strays } = payload;
    return { ...round, totalCount: items.length, elsewhereCount, strays, pending, outcomes };
  }

  /** What the log says was checked from an entry on: by the register itself, whoever else says so too. */
  #checkedSince(fromEntry: number, items: readonly ScrubItem[]): Round["outcomes"] {
    const { index, situation } = this.#parts;
    const sql =
      "SELECT ref FROM record WHERE kind = 'fixity-checked' AND author = 'register' AND entry >= ? ORDER BY entry";
    const found = new Map<string, { subjects: Set<string>; outcome: FixityOutcome }>();
    for (const [ref] of index.all(sql, fromEntry)) {
      const check = readableRecord(situation, ref as string);
      if (check === undefined) continue;
      const { imageRef, objectRoot, exhibitRef, caseRef } = check.stated;
      const name = String(imageRef ?? objectRoot);
      const { subjects } = found.get(name) ?? { subjects: new Set<string>() };
      subjects.add(String(exhibitRef ?? caseRef));
      found.set(name, { subjects, outcome: String(check.measured["outcome"]) as FixityOutcome });
    }
    const outcomes: Round["outcomes"] = new Map();
    for (const item of items) {
      const check = found.get(nameOf(item));
      const isTold = subjectsOf(item).every((subject) => check?.subjects.has(subject) === true);
      if (check !== undefined && isTold)
        outcomes.set(nameOf(item), { type: item.type, outcome: check.outcome });
    }
    return outcomes;
  }

  async #checked(item: ScrubItem, pace: Pace): Promise<ScrubbedItem> {
    const { folder } = this.#parts;
    const { type } = item;
    const name = nameOf(item);
    if (item.type === "payload") {
      return { type, name, outcome: await checkPayload(this.#parts, item, pace), recordRefs: [] };
    }
    if (item.type === "image") {
      const outcome = await checkImage(item, pace);
      const stated = { exhibitRef: item.exhibitRef, imageRef: item.recordRef };
      return { type, name, outcome, recordRefs: await this.#recorded([stated], outcome) };
    }
    const outcome = await checkObject(join(folder, registerPaths.object(item.root)), item.root, pace);
    const checks = item.subjects.map((subject) => ({ ...subject, objectRoot: item.root }));
    return { type, name, outcome, recordRefs: await this.#recorded(checks, outcome) };
  }

  /**
   * What cannot be recorded is reported all the same: the rules read the exhibit otherwise today, or its own
   * records are damaged.
   */
  async #recorded(checks: readonly JsonObject[], outcome: FixityOutcome): Promise<string[]> {
    const recordRefs: string[] = [];
    for (const stated of checks) {
      try {
        recordRefs.push(await this.#parts.recordCheck(stated, outcome));
      } catch (cause) {
        const isRefusal = cause instanceof ScelleError && /^(custody|reference)\./.test(cause.code);
        if (!isRefusal && !isDamage(cause)) throw cause;
      }
    }
    return recordRefs;
  }

  async #end(round: Round): Promise<ScrubStep> {
    const { disk, clock } = this.#parts;
    const endedAt = new Date(clock.nowMs()).toISOString();
    const { startedAt, elsewhereCount, strays, outcomes, totalCount, pending } = round;
    assert(pending.length === 0, "a round ends when everything was read");
    await writeScrubState(disk, { lastEndedAt: endedAt });
    this.#round = undefined;
    const found = [...outcomes].map(([name, { type, outcome }]) => ({ type, name, outcome }));
    const count = (type: ScrubItem["type"]) => found.filter((item) => item.type === type).length;
    const report: ScrubReport = {
      startedAt,
      endedAt,
      objectCount: count("object"),
      imageCount: count("image"),
      payloadFileCount: count("payload"),
      elsewhereCount,
      strays,
      wanting: found.filter(({ outcome }) => outcome !== "intact"),
    };
    this.#ended = { startedAt, report, doneCount: totalCount, totalCount };
    return this.#ended;
  }
}

function nameOf(item: ScrubItem): string {
  switch (item.type) {
    case "object":
      return item.root;
    case "image":
      return item.recordRef;
    case "payload":
      return registerPaths.payloadFile(item.first, item.count);
  }
}

function subjectsOf(item: ScrubItem): string[] {
  if (item.type === "payload") return [];
  if (item.type === "image") return [item.exhibitRef];
  return item.subjects.map((subject) => ("exhibitRef" in subject ? subject.exhibitRef : subject.caseRef));
}
