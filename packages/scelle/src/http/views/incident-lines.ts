// SPDX-License-Identifier: Apache-2.0
import { eventReadings } from "@scelle/analysis";
import { type EffectiveRecord, incidentRecorded, isRecordOf, partyRef, qualificationsOf } from "@scelle/core";
import type { IncidentLine, ReadingLine } from "@scelle/core/api";
import type { ViewContext } from "./view-context.ts";

export function incidentsOf(context: ViewContext): IncidentLine[] {
  return context.records.flatMap((record) => incidentLineOf(context, record));
}

/** When it took place according to each source that dates it. */
export function readingLinesOf(records: readonly EffectiveRecord[], eventRef: string): ReadingLine[] {
  const readings = eventReadings(records, eventRef);
  if ("refused" in readings) return [];
  return readings.map(({ sourceRef, interval }) => {
    const source = records.find(({ recordRef }) => recordRef === sourceRef);
    const textRef = source?.stated["textRef"];
    const words = (source?.stated["validTime"] as { readonly label?: string } | undefined)?.label;
    return {
      sourceRef,
      ...(typeof textRef === "string" ? { textRef } : {}),
      interval: { earliest: interval.earliest, latest: interval.latest },
      ...(words === undefined ? {} : { words }),
    };
  });
}

function incidentLineOf({ records, nameOf }: ViewContext, record: EffectiveRecord): IncidentLine[] {
  if (!isRecordOf(record, incidentRecorded)) return [];
  const { recordRef, stated } = record;
  const { designation = "", incidentType, occurredAt, place = "", territory, position } = stated;
  const qualifications = qualificationsOf(records, recordRef).map((one) => ({
    recordRef: one.recordRef,
    qualification: one.stated.qualification,
    from: one.stated.from,
    by: one.stated.qualifiedBy === undefined ? "" : (nameOf(partyRef(one.stated.qualifiedBy)) ?? ""),
  }));
  return [
    {
      incidentRef: recordRef,
      designation,
      incidentType,
      occurredAt,
      place,
      ...(territory === undefined ? {} : { territory }),
      ...(position === undefined ? {} : { position }),
      qualifications,
      readings: readingLinesOf(records, recordRef),
    },
  ];
}
