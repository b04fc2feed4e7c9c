// SPDX-License-Identifier: Apache-2.0
import type {
  Crypto,
  JudgedTimestamp,
  OpenedCheckpoint,
  Policy,
  Predecessor,
  RegisterJson,
  VerifierKey,
} from "@scelle/core";
import type { FolderReader } from "./folder-reader.ts";
import type { LeafClaims } from "./leaf-claims.ts";
import type { BundleSummary } from "./report.ts";
import type { Reporter } from "./reporter.ts";
import type { RootClaims } from "./root-claims.ts";
import type { StatedSuccession, VerifyOptions } from "./verify-options.ts";

/** What the steps of one verification share and find out for each other. */
export interface Verification {
  readonly folder: FolderReader;
  readonly options: VerifyOptions;
  readonly crypto: Crypto;
  readonly reporter: Reporter;
  readonly policy: Policy | undefined;
  readonly rootClaims: RootClaims;
  readonly leafClaims: LeafClaims;
  /** The key given from outside, else the folder's own; undefined where neither is there. */
  logKey: VerifierKey | undefined;
  document: RegisterJson | undefined;
  /** The log's name, which contents and signatures are bound to. */
  origin: string | undefined;
  /** The newest checkpoint here that the log key signed. */
  newest: FoundCheckpoint | undefined;
  /** Whether a checkpoint here that agrees with the log is cosigned by the policy's quorum. */
  hasQuorum: boolean;
  /** The largest size that something from outside fixes. */
  anchored: { readonly size: number; readonly subject: string } | undefined;
  /** What shows that something was dropped or rewritten; the first one found. */
  refuted: Refutation | undefined;
  /** What this register says of the one that it follows, as both log keys signed it. */
  stated: StatedSuccession | undefined;
  /** The founding record, where it could be opened. */
  founding: { readonly succeeds: Predecessor | undefined } | undefined;
  /** Wrapped keys of committed entries that are not yet published, by index. */
  readonly pendingKeys: Map<number, Uint8Array>;
  readonly entries: { intact: number; sealed: number; erased: number; missing: number; altered: number };
  readonly objects: ObjectTally;
  /** Sealed objects that opened records name, by root in hexadecimal. */
  readonly objectClaims: Map<string, ObjectClaim>;
  /** Entries under the newest checkpoint; without one, as many as payload files are named for. */
  publishedSize: number;
  /** With those of the commit records after it. */
  committedSize: number;
  /** What the register has published while it was checked; 0 if nothing. */
  movedSize: number;
  /** What authorities named from outside attest of checkpoints that agree with the log. */
  readonly attested: Attestation[];
  /** Tokens whose authority nobody named from outside. */
  unjudgedTokens: number;
  /** Only of a bundle. */
  bundle: BundleSummary | undefined;
}

/** That an authority which was named from outside attests a size. */
export interface Attestation {
  readonly authorityId: string;
  readonly size: number;
  readonly subject: string;
  readonly judged: JudgedTimestamp;
}

export interface FoundCheckpoint {
  readonly path: string;
  readonly opened: OpenedCheckpoint;
}

export interface Refutation {
  readonly code: "completeness.tail-deleted" | "completeness.rewritten";
  readonly subject: string;
  readonly size: number;
}

export interface ObjectTally {
  present: number;
  missing: number;
  altered: number;
  rehashed: number;
  unreferenced: number;
}

export interface ObjectClaim {
  readonly entryIndex: number;
  /** Undefined where the record states none. */
  readonly sizeBytes: number | undefined;
}

/** Takes note of a size that something from outside fixes. */
export function anchorAt(verification: Verification, size: number, subject: string): void {
  // Every log begins as an empty one: who keeps that keeps nothing of this log.
  if (size <= (verification.anchored?.size ?? 0)) return;
  verification.anchored = { size, subject };
}
