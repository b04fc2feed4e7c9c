// SPDX-License-Identifier: Apache-2.0
import type { ExhibitLine } from "@scelle/core/api";
import type { PlannedAct } from "./use-acts.ts";

/** What is the same for every exhibit of a hand-over. */
export interface HandOver {
  readonly receiverRef: string;
  readonly purpose: string;
  readonly zone: string;
  readonly now: string;
  /** A calendar day, if one was given. */
  readonly dueBackOn: string;
  /** Of a receiver without an account: the root of the signed paper, and what it says of the seals. */
  readonly paper?: { readonly receiptObject: string; readonly sealCondition: string; readonly place: string };
}

/** An offer for each exhibit; on paper its receipt too, which the paper signs. */
export function handOverActs(lines: readonly ExhibitLine[], order: HandOver): PlannedAct[] {
  const { receiverRef, purpose, zone, now, dueBackOn, paper } = order;
  const due = new Date(`${dueBackOn}T23:59:00.000`);
  const dueBack = Number.isNaN(due.getTime()) ? {} : { dueBackAt: exactly(due.toISOString(), zone) };
  return lines.flatMap(({ exhibitRef }) => {
    const offerRef = crypto.randomUUID();
    const offer = { exhibitRef, receiverRef, purpose, ...dueBack };
    if (paper === undefined) return [{ draftId: offerRef, kind: "custody-offered", stated: offer }];
    const { receiptObject, sealCondition, place } = paper;
    const receipt = {
      ...{ exhibitRef, offerRef, receivedAt: exactly(now, zone), sealCondition, receiptObject },
      ...(place === "" ? {} : { place }),
    };
    return [
      { draftId: offerRef, kind: "custody-offered", stated: offer },
      { draftId: crypto.randomUUID(), kind: "custody-received", stated: receipt },
    ];
  });
}

/** A receipt for each exhibit that was offered. */
export function receiptActs(
  lines: readonly ExhibitLine[],
  order: {
    readonly sealCondition: string;
    readonly place: string;
    readonly zone: string;
    readonly now: string;
  },
): PlannedAct[] {
  const { sealCondition, place, zone, now } = order;
  return lines.flatMap(({ exhibitRef, offer }) => {
    if (offer === undefined) return [];
    const where = place === "" ? {} : { place };
    const stated = {
      ...{ exhibitRef, offerRef: offer.recordRef, receivedAt: exactly(now, zone), sealCondition },
      ...where,
    };
    return [{ draftId: crypto.randomUUID(), kind: "custody-received", stated }];
  });
}

/** That each exhibit lies somewhere else from now on. */
export function moveActs(
  lines: readonly ExhibitLine[],
  { place, zone, now }: { readonly place: string; readonly zone: string; readonly now: string },
): PlannedAct[] {
  return lines.map(({ exhibitRef }) => ({
    ...{ draftId: crypto.randomUUID(), kind: "exhibit-moved" },
    stated: { exhibitRef, place, movedAt: exactly(now, zone) },
  }));
}

/** That an offer is not taken, or taken back, for each exhibit. */
export function refusalActs(lines: readonly ExhibitLine[], reason: string): PlannedAct[] {
  return lines.flatMap(({ exhibitRef, offer }) =>
    offer === undefined
      ? []
      : [
          {
            draftId: crypto.randomUUID(),
            kind: "custody-refused",
            stated: { exhibitRef, offerRef: offer.recordRef, reason },
          },
        ],
  );
}

function exactly(at: string, zone: string) {
  return { earliest: at, latest: at, zone, basis: "stated" };
}
