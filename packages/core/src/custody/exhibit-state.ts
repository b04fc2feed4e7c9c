// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode } from "../errors.ts";
import type { Mass } from "../records/amounts.ts";
import type { Quantity } from "../records/values.ts";

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

/** A part that was taken out and is an exhibit of its own. */
export interface ExhibitPart {
  readonly ref: string;
  readonly partType: "sample" | "portion" | "component";
  readonly at: Span;
  readonly quantity?: Quantity;
}

/** One weighing, in the order of the log. */
export interface Weighing {
  readonly recordRef: string;
  readonly at: Span;
  readonly gross?: Mass;
  readonly net?: Mass;
  /** Whether those attended whom the law asks for: the person, a representative, or two witnesses. */
  readonly isAttended: boolean;
  /** How many parts had been taken out, and how many amounts used up, when it was weighed. */
  readonly partsBefore: number;
  readonly consumedBefore: number;
}

/** How an exhibit left the inquiry for good. */
export interface ExhibitEnd {
  readonly type: "returned" | "destroyed" | "divided" | "transferred";
  readonly recordRef: string;
  readonly at: Span;
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
  /** Images kept elsewhere: the records that name them. */
  readonly registeredImages: readonly string[];
  /** Seized as a narcotic, or part of one: a later correction of the category does not undo it. */
  readonly isNarcotic: boolean;
  /** Stated at the seizure or the division. */
  readonly quantity?: Quantity;
  /** The exhibit that it was taken out of. */
  readonly partOf?: string;
  readonly parts: readonly ExhibitPart[];
  /** Amounts that examinations used up. */
  readonly consumed: readonly Quantity[];
  readonly weighings: readonly Weighing[];
  /**
   * The attended weighing that still tells what is there: nothing was taken out since, no seal was found
   * broken.
   */
  readonly standingWeighing?: string;
  readonly end?: ExhibitEnd;
  readonly flags: readonly CustodyFlag[];
}

export function unknownExhibit(ref: string): ExhibitState {
  const nothingMade = { images: {}, registeredImages: [], parts: [], consumed: [], weighings: [] };
  return {
    ref,
    seal: "unsealed",
    control: [],
    sealHistory: [],
    isNarcotic: false,
    ...nothingMade,
    flags: [],
  };
}
