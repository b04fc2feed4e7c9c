// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { custodyOffered } from "../records/kinds/custody-offered.ts";
import { custodyReceived } from "../records/kinds/custody-received.ts";
import { custodyRefused } from "../records/kinds/custody-refused.ts";
import { exhibitDivided } from "../records/kinds/exhibit-divided.ts";
import { exhibitResealed } from "../records/kinds/exhibit-resealed.ts";
import { exhibitSealed } from "../records/kinds/exhibit-sealed.ts";
import { exhibitSeized } from "../records/kinds/exhibit-seized.ts";
import { exhibitTakenOver } from "../records/kinds/exhibit-taken-over.ts";
import { imageAcquired } from "../records/kinds/image-acquired.ts";
import { sealFoundBroken } from "../records/kinds/seal-found-broken.ts";
import { sealOpened } from "../records/kinds/seal-opened.ts";
import { custodyRefusal, spanOf } from "./custody-rules.ts";
import { afterChange, withoutStandingWeighing } from "./exhibit-changes.ts";
import { type ExhibitState, type SealState, type Span, unknownExhibit } from "./exhibit-state.ts";

/**
 * The history of one exhibit. Every act in it was accepted when it was made; one that the corrected history
 * speaks against keeps its effect and is flagged, since what happened did happen.
 */
export const exhibitFold: Fold<ExhibitState> = {
  name: "exhibit",
  subject: "exhibit",
  initial: unknownExhibit,
  evolve(state, record) {
    const refusal = custodyRefusal(state, record);
    const flags =
      refusal === undefined
        ? state.flags
        : [...state.flags, { recordRef: record.recordRef, code: refusal.refused }];
    return { ...withTime(afterAct(state, record), record), flags };
  },
};

function afterAct(state: ExhibitState, record: EffectiveRecord): ExhibitState {
  if (isRecordOf(record, exhibitSeized)) return afterSeizure(state, record);
  if (isRecordOf(record, exhibitTakenOver)) return afterTakingOver(state, record);
  if (isRecordOf(record, exhibitDivided) && record.recordRef === state.ref) {
    return { ...afterTaking(state, record, record.stated.dividedAt), partOf: record.stated.exhibitRef };
  }
  if (isRecordOf(record, exhibitSealed)) {
    const { sealType, sealNumber, sealedAt } = record.stated;
    const seal = sealType === "provisional" ? "provisional" : "sealed";
    return { ...withSealAct(state, record, seal, sealedAt, sealNumber), sealType };
  }
  if (isRecordOf(record, exhibitResealed)) {
    const { sealType, sealNumber, resealedAt } = record.stated;
    return { ...withSealAct(state, record, "sealed", resealedAt, sealNumber), sealType };
  }
  if (isRecordOf(record, sealOpened)) return withSealAct(state, record, "opened", record.stated.openedAt);
  if (isRecordOf(record, sealFoundBroken)) {
    return withoutStandingWeighing(withSealAct(state, record, "broken", record.stated.foundAt));
  }
  if (isRecordOf(record, imageAcquired)) {
    return { ...state, images: { ...state.images, [record.measured.objectRoot]: record.recordRef } };
  }
  if (isRecordOf(record, custodyOffered)) return afterOffer(state, record);
  if (isRecordOf(record, custodyReceived)) return afterReceipt(state, record);
  if (isRecordOf(record, custodyRefused)) return afterRefusal(state, record);
  return afterChange(state, record);
}

function afterSeizure(state: ExhibitState, record: RecordOf<typeof exhibitSeized>): ExhibitState {
  return afterTaking(state, record, record.stated.seizedAt);
}

/**
 * Held from the moment it was taken over. Since its seizure, where a paper tells it, nobody is on record for
 * it: control begins with that gap. It is under the seal of which the paper gives the number.
 */
function afterTakingOver(state: ExhibitState, record: RecordOf<typeof exhibitTakenOver>): ExhibitState {
  const { seizedAt, takenOverAt, sealNumber, sealType } = record.stated;
  const { recordRef } = record;
  const isLate = seizedAt !== undefined && seizedAt.earliest < takenOverAt.earliest;
  const before = isLate ? [{ type: "left", at: bounds(seizedAt), offerRef: recordRef } as const] : [];
  const taken = afterTaking({ ...state, control: before }, record, takenOverAt);
  if (sealNumber === undefined && sealType === undefined) return taken;
  const seal = sealType === "provisional" ? "provisional" : "sealed";
  const sealed = withSealAct(taken, record, seal, takenOverAt, sealNumber);
  return sealType === undefined ? sealed : { ...sealed, sealType };
}

/** What was once recorded as a narcotic stays one for the rules, whatever its category is corrected to. */
function afterTaking(
  state: ExhibitState,
  record: (
    | RecordOf<typeof exhibitSeized>
    | RecordOf<typeof exhibitTakenOver>
    | RecordOf<typeof exhibitDivided>
  ) & {
    readonly recordRef: string;
  },
  span: Span,
): ExhibitState {
  const { caseRef, category, quantity } = record.stated;
  const isNarcotic = category === "drug" || record.original["category"] === "drug";
  const held = heldBy(state, record.assigned.author, span, record.recordRef);
  return { ...held, caseRef, isNarcotic, ...(quantity === undefined ? {} : { quantity }) };
}

function heldBy(state: ExhibitState, holder: string, span: Span, proof: string): ExhibitState {
  const change = { type: "held", at: bounds(span), holder, proof } as const;
  return { ...state, custodian: holder, control: [...state.control, change] };
}

function withSealAct(
  state: ExhibitState,
  record: { readonly recordRef: string },
  seal: SealState,
  span: Span,
  sealNumber?: string,
): ExhibitState {
  const numbered = sealNumber === undefined ? {} : { sealNumber };
  const act = { recordRef: record.recordRef, state: seal, at: bounds(span), ...numbered };
  return { ...state, seal, sealHistory: [...state.sealHistory, act] };
}

function afterOffer(state: ExhibitState, record: RecordOf<typeof custodyOffered>): ExhibitState {
  const { receiverRef, handedOverAt } = record.stated;
  const offer = { recordRef: record.recordRef, receiverRef, hasLeft: handedOverAt !== undefined };
  if (handedOverAt === undefined) return { ...state, offer };
  const change = { type: "left", at: bounds(handedOverAt), offerRef: record.recordRef } as const;
  return { ...state, offer, control: [...state.control, change] };
}

function afterReceipt(state: ExhibitState, record: RecordOf<typeof custodyReceived>): ExhibitState {
  const { offer, ...rest } = state;
  if (offer === undefined) return state;
  return heldBy(rest, offer.receiverRef, record.stated.receivedAt, record.recordRef);
}

/** The custodian has it, again if it had left: at the latest when the refusal was recorded. */
function afterRefusal(state: ExhibitState, record: RecordOf<typeof custodyRefused>): ExhibitState {
  const { offer, ...rest } = state;
  if (offer === undefined || !offer.hasLeft || state.custodian === undefined) return rest;
  const { recordedAt } = record.assigned;
  return heldBy(rest, state.custodian, { earliest: recordedAt, latest: recordedAt }, record.recordRef);
}

function withTime(state: ExhibitState, record: EffectiveRecord): ExhibitState {
  const span = spanOf(record.stated);
  if (span === undefined || (state.notBefore !== undefined && span.earliest <= state.notBefore)) return state;
  return { ...state, notBefore: span.earliest };
}

function bounds({ earliest, latest }: Span): Span {
  return { earliest, latest };
}
