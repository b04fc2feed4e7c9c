// SPDX-License-Identifier: Apache-2.0
import {
  continuityOfControl,
  type EffectiveRecord,
  type ExhibitState,
  exhibitFold,
  foldRecords,
  foundsExhibit,
} from "@scelle/core";
import type { ControlStretch, ExhibitLine } from "@scelle/core/api";
import { whereaboutsOf } from "./exhibit-whereabouts.ts";
import { shortened, type ViewContext } from "./view-context.ts";

/** One exhibit: the record that founded it, its state, and who had control of it when. */
export interface SeenExhibit {
  readonly founding: EffectiveRecord;
  readonly records: readonly EffectiveRecord[];
  readonly state: ExhibitState;
  readonly line: ExhibitLine;
  readonly control: readonly ControlStretch[];
  readonly controlFrom: string;
  readonly controlUntil: string;
}

export function exhibitsOf(context: ViewContext): SeenExhibit[] {
  return context.records.filter(foundsExhibit).map((founding) => seen(context, founding));
}

function seen(context: ViewContext, founding: EffectiveRecord): SeenExhibit {
  const { records, at, viewerRef } = context;
  const { recordRef } = founding;
  const own = records.filter(
    (record) => record.recordRef === recordRef || record.stated["exhibitRef"] === recordRef,
  );
  const state = foldRecords(exhibitFold, recordRef, own);
  const continuity = continuityOfControl(state, at);
  const control = (continuity?.stretches ?? []).map((stretch) =>
    stretch.type === "held"
      ? { ...spanOf(stretch), type: stretch.type, holderRef: stretch.holder, proofRef: stretch.proof }
      : { ...spanOf(stretch), type: stretch.type, proofRef: stretch.offerRef },
  );
  const seizedAt = state.control[0]?.at.earliest ?? founding.assigned.recordedAt;
  return {
    founding,
    records: own,
    state,
    line: {
      ...lineOf(founding, state, control),
      ...whereaboutsOf(recordRef, state, { own, records, viewerRef }),
    },
    control,
    controlFrom: continuity?.from ?? seizedAt,
    controlUntil: continuity?.until ?? seizedAt,
  };
}

function spanOf({ from, until, lengthMs }: { from: string; until: string; lengthMs: number }) {
  return { from, until, lengthMs };
}

function lineOf(
  { recordRef, stated }: EffectiveRecord,
  state: ExhibitState,
  control: readonly ControlStretch[],
): ExhibitLine {
  const gaps = control.filter(({ type }) => type === "gap");
  const sealNumber = state.sealHistory.findLast((act) => act.sealNumber !== undefined)?.sealNumber;
  return {
    exhibitRef: recordRef,
    number: String(stated["number"] ?? ""),
    category: String(stated["category"] ?? ""),
    description: shortened(String(stated["description"] ?? "")),
    seal: state.seal,
    ...(sealNumber === undefined ? {} : { sealNumber }),
    ...(state.custodian === undefined ? {} : { custodianRef: state.custodian }),
    imageCount: Object.keys(state.images).length + state.registeredImages.length,
    gapMs: gaps.reduce((sum, { lengthMs }) => sum + lengthMs, 0),
    gapCount: gaps.length,
    ...(state.end === undefined ? {} : { end: state.end.type }),
  };
}
