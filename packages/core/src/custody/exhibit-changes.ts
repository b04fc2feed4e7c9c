// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { exhibitDestroyed } from "../records/kinds/exhibit-destroyed.ts";
import { exhibitDivided } from "../records/kinds/exhibit-divided.ts";
import { exhibitExamined } from "../records/kinds/exhibit-examined.ts";
import { exhibitReturned } from "../records/kinds/exhibit-returned.ts";
import { exhibitTransferred } from "../records/kinds/exhibit-transferred.ts";
import { exhibitWeighed } from "../records/kinds/exhibit-weighed.ts";
import { imageRegistered } from "../records/kinds/image-registered.ts";
import { isAttended } from "./attendance-rule.ts";
import type { ExhibitEnd, ExhibitPart, ExhibitState, Span } from "./exhibit-state.ts";

/** The exhibit after an act that weighs, divides, uses up or ends it; as it was after any other. */
export function afterChange(state: ExhibitState, record: EffectiveRecord): ExhibitState {
  if (isRecordOf(record, exhibitWeighed)) return afterWeighing(state, record);
  if (isRecordOf(record, exhibitDivided)) return afterDivision(state, record);
  if (isRecordOf(record, exhibitExamined)) {
    const { consumed } = record.stated;
    return consumed === undefined ? state : { ...state, consumed: [...state.consumed, consumed] };
  }
  if (isRecordOf(record, imageRegistered)) {
    return { ...state, registeredImages: [...state.registeredImages, record.recordRef] };
  }
  if (isRecordOf(record, exhibitReturned)) return ended(state, record, "returned", record.stated.returnedAt);
  if (isRecordOf(record, exhibitDestroyed))
    return ended(state, record, "destroyed", record.stated.destroyedAt);
  if (isRecordOf(record, exhibitTransferred)) {
    return ended(state, record, "transferred", record.stated.handedOverAt);
  }
  return state;
}

/** What the last attended weighing told is no longer sure. */
export function withoutStandingWeighing(state: ExhibitState): ExhibitState {
  const { standingWeighing: _, ...rest } = state;
  return rest;
}

function afterWeighing(state: ExhibitState, record: RecordOf<typeof exhibitWeighed>): ExhibitState {
  const { weighedAt, gross, net } = record.stated;
  const attended = isAttended(record.stated, [record.assigned.author]);
  const weighing = {
    recordRef: record.recordRef,
    at: bounds(weighedAt),
    ...(gross === undefined ? {} : { gross }),
    ...(net === undefined ? {} : { net }),
    isAttended: attended,
    partsBefore: state.parts.length,
    consumedBefore: state.consumed.length,
  };
  const weighed = { ...state, weighings: [...state.weighings, weighing] };
  return attended ? { ...weighed, standingWeighing: record.recordRef } : weighed;
}

/** Taking a sample is what a weighing is followed by; anything else that is taken out asks for another. */
function afterDivision(state: ExhibitState, record: RecordOf<typeof exhibitDivided>): ExhibitState {
  const { partType, dividedAt, quantity, leavesNothing } = record.stated;
  const at = bounds(dividedAt);
  const amount = quantity === undefined ? {} : { quantity };
  const part: ExhibitPart = { ref: record.recordRef, partType, at, ...amount };
  const divided = { ...state, parts: [...state.parts, part] };
  const after = partType === "sample" ? divided : withoutStandingWeighing(divided);
  return leavesNothing === true ? ended(after, record, "divided", dividedAt) : after;
}

function ended(
  state: ExhibitState,
  { recordRef }: { readonly recordRef: string },
  type: ExhibitEnd["type"],
  span: Span,
): ExhibitState {
  const { custodian: _, ...rest } = state;
  return { ...rest, end: { type, recordRef, at: bounds(span) } };
}

function bounds({ earliest, latest }: Span): Span {
  return { earliest, latest };
}
