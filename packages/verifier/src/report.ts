// SPDX-License-Identifier: Apache-2.0
import type { Check } from "./check.ts";
import type { CheckFacts } from "./outcome.ts";
import type { NotProvedCode, VerdictCode } from "./verdict-table.ts";

/** `holds` was shown, `fails` was refuted, `not-established` could not be shown with what was given. */
export interface Verdict {
  readonly value: "holds" | "fails" | "not-established";
  readonly code: VerdictCode;
  readonly facts: CheckFacts;
}

/** Contents by state, over all committed entries; the five states add up to `entries`. */
export interface EntryCounts {
  readonly entries: number;
  /** Opened, and equal to what the entry commits to. */
  readonly intact: number;
  /** Ciphertext equal to what the entry fixes; not opened, for want of the record key. */
  readonly sealed: number;
  /** The key slot is empty and, where the record key was given, the erasure is on record. */
  readonly erased: number;
  readonly missing: number;
  readonly altered: number;
}

/** Sealed objects of the vault. What should be there is known only with the record key. */
export interface ObjectCounts {
  readonly present: number;
  readonly referenced?: number;
  readonly missing?: number;
  readonly altered: number;
  /** Read whole and hashed to their names. */
  readonly rehashed: number;
  readonly unreferenced?: number;
}

/** What a bundle of one case says of itself, as far as the checks bore it out. */
export interface BundleSummary {
  readonly caseRef: string;
  /** Entries of the case up to the act of disclosure: the others are open, closed, or erased. */
  readonly caseEntries: number;
  readonly disclosed: number;
  readonly withheld: number;
  readonly erased: number;
  /** Records of the register that bind keys to authors and name those spoken of. */
  readonly supporting: number;
  /** Files for reading that the register's list names. */
  readonly documents: number;
}

export interface EntryRange {
  readonly fromIndex: number;
  readonly toIndex: number;
}

/**
 * All that a verification found: two verdicts, every check, what stays open. Holds no content of any record.
 */
export interface Report {
  readonly toolVersion: string;
  /** Undefined if register.json could not be read and no log key was given. */
  readonly origin?: string;
  /** What is here is unchanged relative to the checkpoint. */
  readonly integrity: Verdict;
  /** Nothing was dropped or replaced up to an anchor from outside. */
  readonly completeness: Verdict;
  readonly checks: readonly Check[];
  readonly counts: EntryCounts;
  readonly objects: ObjectCounts;
  /** Entries of the newest signed checkpoint. */
  readonly publishedSize: number;
  /** With those of commit records not yet published. */
  readonly committedSize: number;
  /** Entries, first and last included, that no anchor from outside fixes. */
  readonly unwitnessed?: EntryRange;
  readonly notProved: readonly NotProvedCode[];
  /** Only of a bundle. */
  readonly bundle?: BundleSummary;
}
