// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { incidentQualified } from "../records/kinds/incident-qualified.ts";
import { type StatementRecord, topicRef } from "./statement-record.ts";
import type { TimeReading } from "./time-order.ts";

/**
 * What an incident was in law, in the order in which it was recorded; the last one holds. None: nobody has
 * qualified it.
 */
export function qualificationsOf(
  records: readonly EffectiveRecord[],
  incidentRef: string,
): RecordOf<typeof incidentQualified>[] {
  return records
    .filter((record) => isRecordOf(record, incidentQualified))
    .filter(({ stated }) => stated.incidentRef === incidentRef);
}

/**
 * When something took place, according to each statement that says that it did: a reading a source, none of
 * them the truth of the register.
 * @param isMeant which of the statements date it
 */
export function readingsOf(
  statements: readonly StatementRecord[],
  isMeant: (statement: StatementRecord) => boolean,
): TimeReading[] {
  return statements.filter(isMeant).flatMap(({ recordRef, stated }) => {
    const { validTime: interval, polarity, mood } = stated;
    const isDated = polarity === "affirmed" && mood !== "fictional" && mood !== "compared";
    return interval === undefined || !isDated ? [] : [{ interval, sourceRef: recordRef }];
  });
}

/** Whether a statement speaks of an incident, as what acts or what is acted on. */
export function isOfIncident({ stated }: StatementRecord, incidentRef: string): boolean {
  const topics = [...(stated.subjects ?? []), ...(stated.objects ?? [])];
  return topics.some((topic) => topicRef(topic) === incidentRef);
}
