// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../encoding/canonical-json.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { custodyOffered } from "../records/kinds/custody-offered.ts";
import { custodyReceived } from "../records/kinds/custody-received.ts";
import { custodyRefused } from "../records/kinds/custody-refused.ts";
import { exhibitMoved } from "../records/kinds/exhibit-moved.ts";
import { exhibitResealed } from "../records/kinds/exhibit-resealed.ts";
import { exhibitSealed } from "../records/kinds/exhibit-sealed.ts";
import { fixityChecked } from "../records/kinds/fixity-checked.ts";
import { imageAcquired } from "../records/kinds/image-acquired.ts";
import { sealFoundBroken } from "../records/kinds/seal-found-broken.ts";
import { sealOpened } from "../records/kinds/seal-opened.ts";
import { workingCopyMade } from "../records/kinds/working-copy-made.ts";
import { type Refusal, refuse } from "../records/situation.ts";
import { disposalRefusal, endedRefusal } from "./disposal-rules.ts";
import type { ExhibitState, Span } from "./exhibit-state.ts";

/**
 * What the history of the exhibit alone says against an act. Asked before an act is taken in, and again for
 * every act when the history is read with its corrections: there a refusal becomes a flag.
 */
export function custodyRefusal(state: ExhibitState, act: EffectiveRecord): Refusal | undefined {
  const isFounding = act.recordRef === state.ref;
  if (isFounding) return timeRefusal(state, act);
  return (
    endedRefusal(state, act) ??
    timeRefusal(state, act) ??
    sealRefusal(state, act) ??
    transferRefusal(state, act) ??
    objectRefusal(state, act) ??
    disposalRefusal(state, act)
  );
}

/** The fields that say when an act of custody took place. */
const timeFields = [
  // Before the seizure that the same record may tell of: that one is not an act of this register.
  "takenOverAt",
  "seizedAt",
  "sealedAt",
  "openedAt",
  "foundAt",
  "resealedAt",
  "acquiredAt",
  "handedOverAt",
  "receivedAt",
  "movedAt",
  "dividedAt",
  "weighedAt",
  "startedAt",
  "returnedAt",
  "destroyedAt",
] as const;

/** When an act took place, as its author states it. Work on a copy goes its own way in time. */
export function spanOf(stated: JsonObject): Span | undefined {
  if (stated["examined"] === "image") return undefined;
  const name = timeFields.find((field) => stated[field] !== undefined);
  return name === undefined ? undefined : (stated[name] as unknown as Span);
}

function timeRefusal(state: ExhibitState, act: EffectiveRecord): Refusal | undefined {
  const span = spanOf(act.stated);
  if (span === undefined) return undefined;
  const { recordedAt } = act.assigned;
  const { seizedAt, takenOverAt } = act.stated as { readonly seizedAt?: Span; readonly takenOverAt?: Span };
  if (takenOverAt !== undefined && seizedAt !== undefined && seizedAt.earliest > takenOverAt.latest) {
    return refuse("custody.time-order", { notBefore: seizedAt.earliest });
  }
  if (span.earliest > recordedAt) return refuse("custody.time-future", { recordedAt });
  if (state.notBefore !== undefined && span.latest < state.notBefore) {
    return refuse("custody.time-order", { notBefore: state.notBefore });
  }
  return undefined;
}

function sealRefusal(state: ExhibitState, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, exhibitSealed)) {
    return custodianOnly(state, act) ?? sealingRefusal(state, act) ?? sealNumberRefusal(state, act);
  }
  if (isRecordOf(act, sealOpened)) return custodianOnly(state, act) ?? sealedOnly(state);
  if (isRecordOf(act, sealFoundBroken)) {
    const holds = [state.custodian, state.offer?.receiverRef].includes(act.assigned.author);
    return holds ? sealedOnly(state) : notCustodian(state);
  }
  if (isRecordOf(act, exhibitResealed)) {
    const isOpen = state.seal === "opened" || state.seal === "broken";
    const resealing = isOpen ? undefined : refuse("custody.not-opened", { exhibit: state.ref });
    return custodianOnly(state, act) ?? resealing ?? sealNumberRefusal(state, act);
  }
  return undefined;
}

function sealingRefusal(state: ExhibitState, act: RecordOf<typeof exhibitSealed>): Refusal | undefined {
  switch (state.seal) {
    case "unsealed":
      return undefined;
    case "provisional":
      if (act.stated.sealType !== "provisional") return undefined;
      return refuse("custody.already-sealed", { exhibit: state.ref });
    case "sealed":
      return refuse("custody.already-sealed", { exhibit: state.ref });
    case "opened":
    case "broken":
      return refuse("custody.reseal-instead", { exhibit: state.ref });
  }
}

/** A number that was on an earlier seal would make two seals look like one. */
function sealNumberRefusal(
  state: ExhibitState,
  act: RecordOf<typeof exhibitSealed> | RecordOf<typeof exhibitResealed>,
): Refusal | undefined {
  const { sealNumber } = act.stated;
  const isUsed = state.sealHistory.some(
    (seal) => seal.sealNumber !== undefined && seal.sealNumber === sealNumber,
  );
  return isUsed ? refuse("custody.seal-number-used", { exhibit: state.ref }) : undefined;
}

function transferRefusal(state: ExhibitState, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, exhibitMoved)) return custodianOnly(state, act) ?? inHandOnly(state);
  if (isRecordOf(act, custodyOffered)) return offerRefusal(state, act);
  if (isRecordOf(act, custodyReceived)) {
    return pendingOnly(state, act.stated.offerRef) ?? receiverOnly(state, act);
  }
  if (isRecordOf(act, custodyRefused)) {
    const answers = [state.offer?.receiverRef, state.custodian].includes(act.assigned.author);
    const receiver = state.offer?.receiverRef ?? "";
    return (
      pendingOnly(state, act.stated.offerRef) ??
      (answers ? undefined : refuse("custody.not-receiver", { receiver }))
    );
  }
  return undefined;
}

/** A holder without a key cannot sign: the signed receipt of the hand-over stands for the holder. */
function offerRefusal(state: ExhibitState, act: RecordOf<typeof custodyOffered>): Refusal | undefined {
  const { receiverRef, receiptObject } = act.stated;
  if (receiptObject === undefined && act.assigned.author !== state.custodian) return notCustodian(state);
  if (state.offer !== undefined) return refuse("custody.offer-pending", { offer: state.offer.recordRef });
  if (receiverRef === state.custodian) return refuse("custody.to-self", { exhibit: state.ref });
  return undefined;
}

/** What has left for a receiver is in nobody's place until it is answered. */
function inHandOnly({ offer }: ExhibitState): Refusal | undefined {
  return offer?.hasLeft === true ? refuse("custody.offer-pending", { offer: offer.recordRef }) : undefined;
}

function pendingOnly(state: ExhibitState, offerRef: string): Refusal | undefined {
  return state.offer?.recordRef === offerRef ? undefined : refuse("custody.no-offer", { exhibit: state.ref });
}

function receiverOnly(state: ExhibitState, act: RecordOf<typeof custodyReceived>): Refusal | undefined {
  const receiver = state.offer?.receiverRef ?? "";
  const acknowledges = act.assigned.author === receiver || act.stated.receiptObject !== undefined;
  return acknowledges ? undefined : refuse("custody.not-receiver", { receiver });
}

function objectRefusal(state: ExhibitState, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, imageAcquired)) return custodianOnly(state, act) ?? accessibleOnly(state);
  if (isRecordOf(act, workingCopyMade)) return imageOnly(state, act.stated);
  if (isRecordOf(act, fixityChecked)) return fixityRefusal(state, act);
  return undefined;
}

/** A check is of one thing; of an image kept elsewhere the register alone says what it found there. */
function fixityRefusal(state: ExhibitState, act: RecordOf<typeof fixityChecked>): Refusal | undefined {
  const { objectRoot, imageRef } = act.stated;
  if (imageRef === undefined) return imageOnly(state, act.stated);
  if (objectRoot !== undefined || !state.registeredImages.includes(imageRef)) {
    return refuse("custody.unknown-object", { exhibit: state.ref, object: imageRef });
  }
  const isOfRegister = act.assigned.author === "register";
  return isOfRegister ? undefined : refuse("author.register-only", { kind: act.kind });
}

function imageOnly(
  state: ExhibitState,
  { objectRoot }: { readonly objectRoot?: string },
): Refusal | undefined {
  if (objectRoot !== undefined && state.images[objectRoot] !== undefined) return undefined;
  return refuse("custody.unknown-object", { exhibit: state.ref, object: objectRoot ?? "" });
}

/** Nothing is read through a closed seal. */
function accessibleOnly(state: ExhibitState): Refusal | undefined {
  const isShut = state.seal === "provisional" || (state.seal === "sealed" && state.sealType === "closed");
  return isShut ? refuse("custody.under-seal", { exhibit: state.ref }) : undefined;
}

function sealedOnly(state: ExhibitState): Refusal | undefined {
  const isSealed = state.seal === "provisional" || state.seal === "sealed";
  return isSealed ? undefined : refuse("custody.not-sealed", { exhibit: state.ref });
}

function custodianOnly(
  state: ExhibitState,
  act: { readonly assigned: { readonly author: string } },
): Refusal | undefined {
  return act.assigned.author === state.custodian ? undefined : notCustodian(state);
}

function notCustodian(state: ExhibitState): Refusal {
  return refuse("custody.not-custodian", { custodian: state.custodian ?? "", exhibit: state.ref });
}
