// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { sourceDisclosureAnswered } from "../records/kinds/source-disclosure-answered.ts";
import { sourceDisclosureProposed } from "../records/kinds/source-disclosure-proposed.ts";
import { sourceProtected } from "../records/kinds/source-protected.ts";

/** A proposal to disclose, by whom it is decided, and what was decided. */
export interface DisclosureProposal {
  readonly protectionRef: string;
  readonly secondRef: string;
  readonly answer?: "confirmed" | "declined";
  /** The record of the answer. */
  readonly answeredBy?: string;
}

/** What a person keeps as the custodian of identities. */
export interface ProtectionState {
  /** The second person, by the record that protects. */
  readonly seconds: Readonly<Record<string, string>>;
  readonly proposals: Readonly<Record<string, DisclosureProposal>>;
}

export const protectionFold: Fold<ProtectionState> = {
  name: "protection",
  subject: "person",
  initial: () => ({ seconds: {}, proposals: {} }),
  evolve(state, record) {
    const { recordRef } = record;
    if (isRecordOf(record, sourceProtected)) {
      return { ...state, seconds: { ...state.seconds, [recordRef]: record.stated.secondRef } };
    }
    if (isRecordOf(record, sourceDisclosureProposed)) {
      const { protectionRef, secondRef } = record.stated;
      return { ...state, proposals: { ...state.proposals, [recordRef]: { protectionRef, secondRef } } };
    }
    if (!isRecordOf(record, sourceDisclosureAnswered)) return state;
    const { proposalRef, answer } = record.stated;
    const proposal = state.proposals[proposalRef];
    if (proposal === undefined) return state;
    const answered = { ...proposal, answer, answeredBy: recordRef };
    return { ...state, proposals: { ...state.proposals, [proposalRef]: answered } };
  },
};

/** Kinds that hold who a protected source is, or that it would be told. */
export const protectionKinds: readonly string[] = [
  sourceProtected.kind,
  sourceDisclosureProposed.kind,
  sourceDisclosureAnswered.kind,
];

export function isProtection({ kind }: Pick<EffectiveRecord, "kind">): boolean {
  return protectionKinds.includes(kind);
}
