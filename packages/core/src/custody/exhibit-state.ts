// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode } from "../errors.ts";

/** A stated time, as far as custody needs it: two instants, equal when exact. */
export interface Span {
  readonly earliest: string;
  readonly latest: string;
}

export type SealState = "unsealed" | "provisional" | "sealed" | "opened" | "broken";

/** An offer that nobody has answered yet. */
export interface PendingOffer {
  readonly recordRef: string;
  readonly receiverRef: string;
  /** Whether the exhibit left the custodian's hands before it was received. */
  readonly hasLeft: boolean;
}

/**
 * A change of control: from then on a holder has the exhibit by the record that proves it, or it has left the
 * custodian's hands and nobody has acknowledged it yet.
 */
export type ControlChange =
  | { readonly type: "held"; readonly at: Span; readonly holder: string; readonly proof: string }
  | { readonly type: "left"; readonly at: Span; readonly offerRef: string };

export interface SealAct {
  readonly recordRef: string;
  readonly state: SealState;
  readonly at: Span;
  readonly sealNumber?: string;
}

/**
 * An act that stands in the register although the rules, read over corrected records, would now refuse it.
 */
export interface CustodyFlag {
  readonly recordRef: string;
  readonly code: ErrorCode;
}

/** An exhibit: where it is, how it is closed, what was made of it. */
export interface ExhibitState {
  readonly ref: string;
  /** Undefined until the seizure: there is no exhibit. */
  readonly caseRef?: string;
  readonly custodian?: string;
  readonly seal: SealState;
  readonly sealType?: "provisional" | "open" | "closed";
  readonly offer?: PendingOffer;
  /** In the order of the log; the first is the seizure. */
  readonly control: readonly ControlChange[];
  readonly sealHistory: readonly SealAct[];
  /** No later act can have taken place before this instant. */
  readonly notBefore?: string;
  /** Sealed objects made of the exhibit: root and record. */
  readonly images: Readonly<Record<string, string>>;
  readonly flags: readonly CustodyFlag[];
}

export function unknownExhibit(ref: string): ExhibitState {
  return { ref, seal: "unsealed", control: [], sealHistory: [], images: {}, flags: [] };
}
