// SPDX-License-Identifier: Apache-2.0
import {
  custodyReceived,
  dueBackOf,
  type EffectiveRecord,
  type ExhibitState,
  exhibitMoved,
  exhibitTakenOver,
  foundsExhibit,
  inventoryTaken,
  isRecordOf,
} from "@scelle/core";
import type { ExhibitLine } from "@scelle/core/api";

interface Seen {
  /** Records of the exhibit. */
  readonly own: readonly EffectiveRecord[];
  /** Of its case, inventories among them. */
  readonly records: readonly EffectiveRecord[];
  readonly viewerRef: string;
}

/** Where an exhibit lies, to whom it is offered, when it is due back: as the newest act that tells it. */
export function whereaboutsOf(
  exhibitRef: string,
  { offer }: ExhibitState,
  { own, records, viewerRef }: Seen,
): Pick<ExhibitLine, "place" | "offer" | "dueBackAt" | "paperReference"> {
  const place = placeOf(exhibitRef, own, records);
  const dueBackAt = dueBackOf(own);
  const late = own.find((record) => isRecordOf(record, exhibitTakenOver));
  const paperReference = late?.stated["paperReference"];
  return {
    ...(place === undefined ? {} : { place }),
    ...(offer === undefined ? {} : { offer: { ...offer, isForMe: offer.receiverRef === viewerRef } }),
    ...(dueBackAt === undefined ? {} : { dueBackAt }),
    ...(typeof paperReference === "string" ? { paperReference } : {}),
  };
}

const placing: readonly string[] = [custodyReceived.kind, exhibitMoved.kind];

/** Whoever received or moved it says where it was put; whoever took an inventory, where it was found. */
function placeOf(
  exhibitRef: string,
  own: readonly EffectiveRecord[],
  records: readonly EffectiveRecord[],
): string | undefined {
  const found = records.filter(
    (record) =>
      isRecordOf(record, inventoryTaken) &&
      record.stated.found.some((finding) => finding.exhibitRef === exhibitRef),
  );
  const told = own.filter((record) => foundsExhibit(record) || placing.includes(record.kind));
  const newest = [...found, ...told].sort((one, other) => one.index - other.index).at(-1);
  const place = newest?.stated["place"];
  return typeof place === "string" ? place : undefined;
}
