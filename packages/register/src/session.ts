// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord, NameQuestion, SignedDraft } from "@scelle/core";
import type { ScrubStep } from "./scrub/scrub-report.ts";

/** Given when a record is durably committed; its proof follows with the next publication. */
export interface Receipt {
  readonly origin: string;
  /** Identity of the record: the draft's id. */
  readonly recordRef: string;
  readonly kind: string;
  /** Position in the log, from 0. */
  readonly index: number;
  /** base64url of the Merkle leaf hash. */
  readonly leafHash: string;
  /** Register clock, ISO 8601 UTC with milliseconds. */
  readonly recordedAt: string;
  readonly caseRef?: string;
}

/** A record as a reader sees it: corrected values, and what they replaced. */
export interface ShownRecord {
  readonly recordRef: string;
  readonly index: number;
  readonly kind: string;
  readonly version: number;
  readonly author: string;
  readonly recordedAt: string;
  readonly caseRef?: string;
  readonly stated: Readonly<Record<string, unknown>>;
  readonly measured?: Readonly<Record<string, unknown>>;
  readonly assigned: Readonly<Record<string, unknown>>;
  /** Only where a correction replaced something: the fields as first stated. */
  readonly original?: Readonly<Record<string, unknown>>;
  readonly corrections: readonly { readonly by: string; readonly fields: readonly string[] }[];
  readonly erased: boolean;
}

export interface Consultation {
  readonly receipt: Receipt;
  readonly records: readonly ShownRecord[];
  /** Whether more records fit than one answer shows: the newest are here. */
  readonly isCut: boolean;
  /** What was decided on allegations among the records. */
  readonly beside?: readonly ShownRecord[];
}

/** A name that a person may type for a record; no content. */
export interface Resolved {
  readonly ref: string;
  readonly kind: string;
  readonly label: string;
  readonly caseRef?: string;
}

export interface RegisterStatus {
  readonly origin: string;
  readonly size: number;
  readonly publishedSize: number;
  /** base64url. */
  readonly root: string;
  readonly checkpoint: string;
  readonly exercise: boolean;
  /** Where evidence of the register can be opened from if a case's own identities are lost. */
  readonly recoveryRecipient: string;
  /** Conditions that an operator should know, as codes. */
  readonly alarms: readonly string[];
}

/** A backup as it now stands. */
export interface BackedUp {
  /** Entries of the log that it holds, all published. */
  readonly size: number;
  readonly fileCount: number;
  readonly copiedBytes: number;
  /** Checkpoint that the backup ends at, as a signed note. */
  readonly checkpoint: string;
}

/** How many entries of one kind a case has. */
export interface KindCount {
  readonly kind: string;
  readonly count: number;
}

/** How a view that comes in pages goes on. */
export interface LookPage {
  /** The entry before which the next page ends; absent on the last. */
  readonly before?: number;
  /** What is not on any page, because one look cannot name its whole history. */
  readonly tooLong: readonly string[];
}

/** What a person got to see of a case for one view. */
export interface Look {
  /** Absent where the look goes on with one that is on record. */
  readonly receipt?: Receipt;
  readonly isCut: boolean;
  readonly page: LookPage;
  /** In the order of the log. */
  readonly records: readonly EffectiveRecord[];
  /** What was decided on allegations among them, where it is none of the records itself. */
  readonly beside: readonly EffectiveRecord[];
  /** Entries of the case by kind, nothing of their content. */
  readonly kinds: readonly KindCount[];
}

/**
 * How many time limits of all cases ask for attention, days of return of exhibits among them; nothing of what
 * they are or of which case.
 */
export interface TimeLimits {
  /** They end soon. */
  readonly near: number;
  /** They have ended, and nothing says that what they asked for was done. */
  readonly overdue: number;
}

/** The register as a client sees it: in this process, or over the socket of the process that holds it. */
export interface RegisterSession {
  readonly origin: string;
  /** @throws ScelleError with the code of the refusal or of the failure */
  append(signed: SignedDraft): Promise<Receipt>;
  /**
   * Whether a draft would be taken in now, its sealed object supposed to be there. Nothing is recorded.
   * @throws ScelleError with the code of the refusal
   */
  consider(signed: SignedDraft): Promise<void>;
  /** The read is durable in the log before any content is returned. */
  consult(signed: SignedDraft): Promise<Consultation>;
  /**
   * Shows what a view of a case is made of, by a `record-consulted` whose query names the view. The look is
   * durable before, or goes on with one of the last ten minutes.
   */
  look(signed: SignedDraft): Promise<Look>;
  /**
   * By whole reference, by the first four or more characters of one, or by its label: as far as whoever signs
   * may read it.
   * @throws ScelleError("author.unknown" | "author.bad-signature")
   */
  resolve(question: NameQuestion): Promise<readonly Resolved[]>;
  /** Whether any record names a sealed object; its root says nothing else. */
  namesObject(root: string): Promise<boolean>;
  /** Evidence recipients of a case: its own and the register's recovery recipient. */
  recipients(caseRef: string): Promise<readonly string[]>;
  /** The person whom a public key (base64url) speaks for. */
  author(publicKey: string): Promise<string | undefined>;
  /**
   * A `.tlog-proof` that a record's entry stands in the log, published first if need be. It says nothing of
   * the content, and proves the act even if the register later denies it.
   */
  proof(ref: string): Promise<string>;
  /**
   * A `.scelle-receipt` for whoever brings the signed draft of an act that was recorded: it says what they
   * know already, and proves it. Published first if need be.
   * @throws ScelleError("reference.unknown") for a draft that was not recorded as it is
   */
  receiptFile(signed: SignedDraft): Promise<string>;
  /** Copies the register to a folder, in a long-lived part and a short-lived one: the keys of its records. */
  backup(destination: string): Promise<BackedUp>;
  /**
   * Reads one more thing again that the log answers for, and records what it found; a last step ends the
   * round.
   * Asked again after an interruption it goes on.
   * @param startedAt of the round that the caller is in: its last step comes again where others ended it
   */
  scrubStep(rateBytesPerSecond?: number, startedAt?: string): Promise<ScrubStep>;
  /** How many time limits of all cases end within so many milliseconds or have ended; nothing else. */
  timeLimits(withinMs: number): Promise<TimeLimits>;
  status(): Promise<RegisterStatus>;
  publish(): Promise<RegisterStatus>;
  close(): Promise<void>;
}
