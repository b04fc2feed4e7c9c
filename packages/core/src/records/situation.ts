// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode, ErrorFacts } from "../errors.ts";
import type { Draft } from "./draft.ts";
import type { EffectiveRecord } from "./effective-records.ts";
import type { Fold } from "./fold.ts";

/** What a decision may look at: the register up to the entry before, as states and records. */
export interface Situation {
  readonly origin: string;
  state<S>(fold: Fold<S>, ref: string): S;
  /** A record by its reference, corrections applied; undefined if there is none. */
  record(ref: string): EffectiveRecord | undefined;
  /** Whether the vault holds an object with this root, durable. */
  resolvesObject(root: string): boolean;
}

/** A draft that wants to become a record. */
export interface Proposal {
  readonly draft: Draft;
  /** A person's reference, `register`, or the founding record's own reference while nobody is registered. */
  readonly author: string;
  readonly recordedAt: string;
  /** The key that signed the draft, unpadded base64url; the caller has checked the signature. */
  readonly key: string;
  /** For a consultation: the records that are about to be shown. */
  readonly shown?: readonly string[];
}

/** The rules say no. Facts hold references, codes and sizes only. */
export interface Refusal {
  readonly refused: ErrorCode;
  readonly facts: ErrorFacts;
}

export function refuse(code: ErrorCode, facts: ErrorFacts = {}): Refusal {
  return { refused: code, facts };
}
