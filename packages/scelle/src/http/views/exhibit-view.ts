// SPDX-License-Identifier: Apache-2.0
import {
  type EffectiveRecord,
  fixityChecked,
  imageAcquired,
  imageRegistered,
  isRecordOf,
  ScelleError,
} from "@scelle/core";
import type { ExhibitsView, ExhibitView } from "@scelle/core/api";
import { exhibitsOf, type SeenExhibit } from "./exhibit-lines.ts";
import { recordLineOf, type ViewContext } from "./view-context.ts";

/**
 * A page of exhibits. A part that was taken out later stands on a page before: here is only what the exhibit
 * itself tells of it.
 */
export function exhibitsView(context: ViewContext): ExhibitsView {
  const { before = Number.MAX_SAFE_INTEGER, page = { tooLong: [] } } = context;
  const found = exhibitsOf(context).filter(({ founding }) => founding.index < before);
  return {
    exhibits: found.map(({ line }) => line),
    tooLong: [...page.tooLong],
    ...(page.before === undefined ? {} : { before: page.before }),
  };
}

/** @throws ScelleError("reference.unknown") where there is no such exhibit for the reader */
export function exhibitView(context: ViewContext): ExhibitView {
  const exhibit = exhibitsOf(context).find(({ line }) => line.exhibitRef === context.of);
  if (exhibit === undefined) {
    throw new ScelleError("reference.unknown", { field: "of", ref: context.of ?? "", expected: "exhibit" });
  }
  const { founding, state, line, control, controlFrom, controlUntil, records } = exhibit;
  const { stated } = founding;
  return {
    exhibit: line,
    seizedAt: (stated["seizedAt"] ?? stated["takenOverAt"] ?? stated["dividedAt"]) as ExhibitView["seizedAt"],
    ...optionalText("place", stated["place"]),
    ...optionalText("searchRef", stated["searchRef"]),
    identifiers: (stated["identifiers"] ?? []) as ExhibitView["identifiers"],
    control: [...control],
    controlFrom,
    controlUntil,
    ...(line.offer === undefined ? {} : { offer: line.offer }),
    seals: sealsOf(exhibit),
    images: records.flatMap((record) => imageOf(record, context.records)),
    registeredImages: records.flatMap((record) => registeredImageOf(record, context.records)),
    parts: state.parts.map(({ ref, partType }) => ({ exhibitRef: ref, partType })),
    ...(state.partOf === undefined ? {} : { partOf: state.partOf }),
    flags: state.flags.map(({ recordRef, code }) => ({ recordRef, code })),
    records: records.map(recordLineOf),
  };
}

function sealsOf({ state, records }: SeenExhibit): ExhibitView["seals"] {
  const made = new Map(records.map((record) => [record.recordRef, record]));
  return state.sealHistory.flatMap(({ recordRef, state: seal, at, sealNumber }) => {
    const record = made.get(recordRef);
    if (record === undefined) return [];
    return [
      {
        recordRef,
        kind: record.kind,
        state: seal,
        at: { earliest: at.earliest, latest: at.latest },
        ...(sealNumber === undefined ? {} : { sealNumber }),
        personRef: record.assigned.author,
      },
    ];
  });
}

function imageOf(record: EffectiveRecord, all: readonly EffectiveRecord[]): ExhibitView["images"] {
  if (!isRecordOf(record, imageAcquired)) return [];
  const { objectRoot, imageSize, sealedSize, imageDigest } = record.measured;
  return [
    {
      recordRef: record.recordRef,
      objectRoot,
      sizeBytes: imageSize,
      sealedSizeBytes: sealedSize,
      sha256: imageDigest,
      method: record.stated.acquisitionMethod,
      acquiredAt: record.stated.acquiredAt ?? momentOf(record),
      fixity: checksOf(all, { objectRoot }),
    },
  ];
}

function registeredImageOf(
  record: EffectiveRecord,
  all: readonly EffectiveRecord[],
): ExhibitView["registeredImages"] {
  if (!isRecordOf(record, imageRegistered)) return [];
  const { recordRef, stated, measured } = record;
  return [
    {
      recordRef,
      ...optionalText("storedAs", stated.storedAs),
      sizeBytes: measured.imageSize,
      sha256: measured.imageDigest,
      method: stated.acquisitionMethod,
      acquiredAt: stated.acquiredAt ?? momentOf(record),
      fixity: checksOf(all, { imageRef: recordRef }),
    },
  ];
}

/** Checks of one thing, in the order of the log. */
function checksOf(
  all: readonly EffectiveRecord[],
  { objectRoot, imageRef }: { readonly objectRoot?: string; readonly imageRef?: string },
): ExhibitView["images"][number]["fixity"] {
  const checks = all.filter((one) => isRecordOf(one, fixityChecked));
  return checks
    .filter(({ stated }) => stated["objectRoot"] === objectRoot && stated["imageRef"] === imageRef)
    .map((check) => ({
      recordRef: check.recordRef,
      outcome: String(check.measured["outcome"]),
      at: momentOf(check),
    }));
}

/** When a record was taken in, for acts that state no time of their own. */
function momentOf({ assigned: { recordedAt } }: Pick<EffectiveRecord, "assigned">) {
  return { earliest: recordedAt, latest: recordedAt, zone: "UTC", basis: "stated" } as const;
}

function optionalText<Name extends string>(name: Name, value: unknown): { readonly [N in Name]?: string } {
  return (typeof value === "string" ? { [name]: value } : {}) as { readonly [N in Name]?: string };
}
