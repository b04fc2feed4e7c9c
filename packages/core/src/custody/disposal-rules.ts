// SPDX-License-Identifier: Apache-2.0
import { findKind } from "../records/catalogue.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { exhibitDestroyed } from "../records/kinds/exhibit-destroyed.ts";
import { exhibitDivided } from "../records/kinds/exhibit-divided.ts";
import { exhibitExamined } from "../records/kinds/exhibit-examined.ts";
import { exhibitReturned } from "../records/kinds/exhibit-returned.ts";
import { exhibitTransferred } from "../records/kinds/exhibit-transferred.ts";
import { exhibitWeighed } from "../records/kinds/exhibit-weighed.ts";
import { imageRegistered } from "../records/kinds/image-registered.ts";
import { matterSegregated } from "../records/kinds/matter-segregated.ts";
import { type Refusal, refuse } from "../records/situation.ts";
import { isOverstated } from "./attendance-rule.ts";
import { amountAccount, inGrams } from "./exhibit-amounts.ts";
import type { ExhibitState } from "./exhibit-state.ts";

/** What the history of the exhibit says against dividing, weighing, examining, returning or destroying it. */
export function disposalRefusal(state: ExhibitState, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, exhibitWeighed)) return weighingRefusal(state, act);
  if (isRecordOf(act, exhibitDivided)) return divisionRefusal(state, act);
  if (isRecordOf(act, imageRegistered)) return custodianOnly(state, act) ?? readableOnly(state);
  if (isRecordOf(act, exhibitExamined)) return examinationRefusal(state, act);
  if (isRecordOf(act, matterSegregated)) return knownImageOnly(state, act.stated.objectRoot);
  if (isRecordOf(act, exhibitReturned)) return returnRefusal(state, act);
  if (isRecordOf(act, exhibitDestroyed)) return destructionRefusal(state, act);
  // Whoever brings it: that the other register has the exhibit, its receipt proves.
  if (isRecordOf(act, exhibitTransferred)) return offerRefusal(state);
  return undefined;
}

/** Acts on copies go on when the thing itself is gone. */
const afterTheEnd: readonly string[] = [
  "working-copy-made",
  "fixity-checked",
  "exhibit-examined",
  "matter-segregated",
];

/** What was returned, destroyed or wholly divided is an exhibit no more. */
export function endedRefusal(state: ExhibitState, act: EffectiveRecord): Refusal | undefined {
  const isOfCustody = findKind(act.kind)?.group === "exhibits" && !afterTheEnd.includes(act.kind);
  if (state.end === undefined || !isOfCustody) return undefined;
  return refuse("custody.ended", { exhibit: state.ref, act: state.end.recordRef });
}

function weighingRefusal(state: ExhibitState, act: RecordOf<typeof exhibitWeighed>): Refusal | undefined {
  const { gross, net } = act.stated;
  if (gross === undefined && net === undefined) return refuse("custody.no-weight", { exhibit: state.ref });
  if (gross !== undefined && net !== undefined && inGrams(net) > inGrams(gross)) {
    return refuse("custody.net-above-gross", { exhibit: state.ref });
  }
  const unpacked = net === undefined ? undefined : readableOnly(state);
  return custodianOnly(state, act) ?? unpacked ?? attendanceRefusal(act, [act.assigned.author]);
}

function divisionRefusal(state: ExhibitState, act: RecordOf<typeof exhibitDivided>): Refusal | undefined {
  const refusal =
    custodianOnly(state, act) ??
    offerRefusal(state) ??
    unsealedOnly(state) ??
    attendanceRefusal(act, [act.assigned.author]);
  if (refusal !== undefined) return refusal;
  const { category, quantity, partType, dividedAt } = act.stated;
  if (state.isNarcotic && category !== "drug") return refuse("custody.part-narcotic", { exhibit: state.ref });
  const part = {
    ref: act.recordRef,
    partType,
    at: dividedAt,
    ...(quantity === undefined ? {} : { quantity }),
  };
  const account = amountAccount({ ...state, parts: [...state.parts, part] });
  return account !== undefined && account.left < 0
    ? refuse("custody.more-than-whole", { exhibit: state.ref })
    : undefined;
}

function examinationRefusal(state: ExhibitState, act: RecordOf<typeof exhibitExamined>): Refusal | undefined {
  const { examined, objectRoot, imageRef } = act.stated;
  if (examined === "original") {
    const ended = state.end === undefined ? undefined : state.end.recordRef;
    if (ended !== undefined) return refuse("custody.ended", { exhibit: state.ref, act: ended });
    return custodianOnly(state, act) ?? readableOnly(state);
  }
  const isKnownElsewhere = imageRef !== undefined && state.registeredImages.includes(imageRef);
  if (objectRoot === undefined && !isKnownElsewhere) {
    return refuse("custody.no-image", { exhibit: state.ref });
  }
  return knownImageOnly(state, objectRoot);
}

function knownImageOnly(state: ExhibitState, objectRoot: string | undefined): Refusal | undefined {
  if (objectRoot === undefined || state.images[objectRoot] !== undefined) return undefined;
  return refuse("custody.unknown-object", { exhibit: state.ref, object: objectRoot });
}

function returnRefusal(state: ExhibitState, act: RecordOf<typeof exhibitReturned>): Refusal | undefined {
  const { signature, receiptObject } = act.stated;
  const isUnproved = signature === "signed" && receiptObject === undefined;
  return (
    custodianOnly(state, act) ??
    offerRefusal(state) ??
    (isUnproved ? refuse("custody.no-receipt", { exhibit: state.ref }) : undefined)
  );
}

/**
 * Hard stop: a narcotic is not destroyed without an attended weighing of what is there now and a sample
 * that is kept. Whether the sample is still kept is asked of the sample itself, in decide-custody.
 * @see CPP art. 706-30-1 as of 2026
 */
function destructionRefusal(
  state: ExhibitState,
  act: RecordOf<typeof exhibitDestroyed>,
): Refusal | undefined {
  const { author } = act.assigned;
  const { secondRef } = act.stated;
  const refusal =
    custodianOnly(state, act) ??
    offerRefusal(state) ??
    (secondRef === author ? refuse("custody.second-person", { exhibit: state.ref }) : undefined) ??
    attendanceRefusal(act, [author, secondRef]);
  if (refusal !== undefined || !state.isNarcotic) return refusal;
  if (state.standingWeighing === undefined) {
    return refuse("custody.no-attended-weighing", { exhibit: state.ref });
  }
  const hasSample = state.parts.some(({ partType }) => partType === "sample");
  return hasSample ? undefined : refuse("custody.no-sample", { exhibit: state.ref });
}

function attendanceRefusal(
  act: RecordOf<typeof exhibitWeighed> | RecordOf<typeof exhibitDivided> | RecordOf<typeof exhibitDestroyed>,
  actors: readonly string[],
): Refusal | undefined {
  const { branch } = act.stated;
  return isOverstated(act.stated, actors) ? refuse("custody.attendance-unmet", { branch }) : undefined;
}

function offerRefusal({ offer }: ExhibitState): Refusal | undefined {
  return offer === undefined ? undefined : refuse("custody.offer-pending", { offer: offer.recordRef });
}

/** Nothing is read, weighed or examined through a closed seal. */
function readableOnly(state: ExhibitState): Refusal | undefined {
  const isShut = state.seal === "provisional" || (state.seal === "sealed" && state.sealType === "closed");
  return isShut ? refuse("custody.still-sealed", { exhibit: state.ref }) : undefined;
}

/** Nothing is taken out of what is under any seal. */
function unsealedOnly(state: ExhibitState): Refusal | undefined {
  const isSealed = state.seal === "provisional" || state.seal === "sealed";
  return isSealed ? refuse("custody.still-sealed", { exhibit: state.ref }) : undefined;
}

function custodianOnly(
  state: ExhibitState,
  act: { readonly assigned: { readonly author: string } },
): Refusal | undefined {
  if (act.assigned.author === state.custodian) return undefined;
  return refuse("custody.not-custodian", { custodian: state.custodian ?? "", exhibit: state.ref });
}
