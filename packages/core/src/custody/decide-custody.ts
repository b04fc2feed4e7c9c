// SPDX-License-Identifier: Apache-2.0
import { caseFold } from "../access/case-fold.ts";
import { assert } from "../errors.ts";
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { custodyOffered } from "../records/kinds/custody-offered.ts";
import { custodyReceived } from "../records/kinds/custody-received.ts";
import { exhibitDestroyed } from "../records/kinds/exhibit-destroyed.ts";
import { exhibitSeized } from "../records/kinds/exhibit-seized.ts";
import { exhibitTakenOver } from "../records/kinds/exhibit-taken-over.ts";
import { fixityChecked } from "../records/kinds/fixity-checked.ts";
import { workingCopyMade } from "../records/kinds/working-copy-made.ts";
import { hasKey, personFold } from "../records/person-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { custodyRefusal } from "./custody-rules.ts";
import { exhibitFold } from "./exhibit-fold.ts";
import type { ExhibitState } from "./exhibit-state.ts";
import { inventoryRefusal } from "./inventory-report.ts";

/** What the exhibit says against an act: its own history, and whether a holder could have signed. */
export function exhibitRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, exhibitSeized) || isRecordOf(act, exhibitTakenOver)) {
    return custodyRefusal(situation.state(exhibitFold, act.recordRef), act);
  }
  const { exhibitRef } = act.stated;
  if (typeof exhibitRef !== "string") return inventoryRefusal(act) ?? documentRefusal(situation, act);
  const state = situation.state(exhibitFold, exhibitRef);
  return (
    custodyRefusal(state, act) ??
    receiptRefusal(situation, state, act) ??
    sampleRefusal(situation, state, act) ??
    noticeRefusal(situation, act)
  );
}

/**
 * The second half of the hard stop: of a destroyed narcotic a sample is still there, under a definitive
 * seal.
 */
function sampleRefusal(situation: Situation, state: ExhibitState, act: EffectiveRecord): Refusal | undefined {
  if (!isRecordOf(act, exhibitDestroyed) || !state.isNarcotic) return undefined;
  const isKept = state.parts.some(({ ref, partType }) => {
    const part = situation.state(exhibitFold, ref);
    return partType === "sample" && part.end === undefined && part.seal === "sealed";
  });
  return isKept ? undefined : refuse("custody.no-sample", { exhibit: state.ref });
}

function noticeRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (!isRecordOf(act, exhibitDestroyed) || act.stated.noticeRef === undefined) return undefined;
  const { noticeRef } = act.stated;
  if (situation.record(noticeRef)?.kind === "notice-served") return undefined;
  return refuse("reference.unknown", { field: "noticeRef", ref: noticeRef, expected: "notice-served" });
}

/** A signed receipt speaks for a holder who has no key, and only for such a one. */
function receiptRefusal(
  situation: Situation,
  state: ExhibitState,
  act: EffectiveRecord,
): Refusal | undefined {
  const { author } = act.assigned;
  if (isRecordOf(act, custodyReceived)) {
    const receiver = state.offer?.receiverRef ?? "";
    const mustSign = author !== receiver && hasKey(situation.state(personFold, receiver));
    return mustSign ? refuse("custody.not-receiver", { receiver }) : undefined;
  }
  if (isRecordOf(act, custodyOffered)) {
    const custodian = state.custodian ?? "";
    const mustSign = author !== custodian && hasKey(situation.state(personFold, custodian));
    return mustSign ? refuse("custody.not-custodian", { custodian, exhibit: state.ref }) : undefined;
  }
  return undefined;
}

/** A sealed document is an object of its case, not of an exhibit. */
function documentRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (!isRecordOf(act, workingCopyMade) && !isRecordOf(act, fixityChecked)) return undefined;
  const { caseRef, objectRoot } = act.stated;
  assert(caseRef !== undefined, "an act that names no exhibit names its case");
  const { documents } = situation.state(caseFold, caseRef);
  const isKnown = objectRoot !== undefined && documents[objectRoot] !== undefined;
  return isKnown ? undefined : refuse("custody.unknown-object", { object: objectRoot ?? "" });
}
