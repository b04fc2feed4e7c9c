// SPDX-License-Identifier: Apache-2.0
import type { Hash, RecordPayload } from "@scelle/core";
import type { WalkedEntry } from "../entry-check.ts";
import { isZero } from "../entry-walk.ts";
import { type RecordedErasure, recordedErasures } from "./recorded-erasures.ts";

/** An opened record beside what its entry says of it. */
export interface CollectedRecord {
  readonly index: number;
  readonly payload: RecordPayload;
  /** As its entry has it; undefined only if the entry could not be read. */
  readonly caseLink: Hash | undefined;
  readonly leaf: Hash | undefined;
}

/** An entry whose content was not opened: its key is gone, or it is damaged. */
export interface ClosedRecord {
  readonly index: number;
  readonly isKeyGone: boolean;
  /** Its slot holds no key and is not all zero: a destruction that was cut off, or somebody else's bytes. */
  readonly isSlotTorn: boolean;
  readonly caseLink: Hash | undefined;
  readonly leaf: Hash | undefined;
}

/** All records of a register, in the order of the log, for the judgements that need to see more than one. */
export class RecordCollection {
  readonly all: (CollectedRecord | ClosedRecord)[] = [];
  #erasures: Map<number, RecordedErasure> | undefined;

  add(walked: WalkedEntry, payload: RecordPayload | undefined): void {
    const { index } = walked;
    // Copies: the walk reuses its buffers.
    const places = { caseLink: walked.entry?.caseLink.slice(), leaf: walked.leaf?.slice() };
    if (payload !== undefined) this.all.push({ index, payload, ...places });
    else {
      const isKeyGone = walked.state === "erased";
      const isSlotTorn = isKeyGone && walked.wrappedKey !== undefined && !isZero(walked.wrappedKey);
      this.all.push({ index, isKeyGone, isSlotTorn, ...places });
    }
  }

  *opened(): Generator<CollectedRecord> {
    for (const record of this.all) if ("payload" in record) yield record;
  }

  /** The erasures on record, by the entry that they erase; to be asked for when all records are there. */
  get erasures(): ReadonlyMap<number, RecordedErasure> {
    this.#erasures ??= recordedErasures(this.opened());
    return this.#erasures;
  }
}
