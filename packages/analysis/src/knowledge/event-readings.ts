// SPDX-License-Identifier: Apache-2.0
import {
  type EffectiveRecord,
  type Interval,
  isRecordOf,
  operationExecuted,
  operationFailed,
  type Refusal,
  searchConducted,
  sourcesAmong,
  type TimeReading,
  topicRef,
} from "@scelle/core";
import { eventAsked } from "./knowledge-subject.ts";

/**
 * Moods in which a statement says when something took place. Fiction, comparison, fear and questions say
 * nothing.
 */
const datingMoods: readonly string[] = ["asserted", "alleged"];

/**
 * When an event took place, by every source that dates it; by its own record where no statement does.
 * @param records of the case, in the order of the log, corrections applied
 */
export function eventReadings(
  records: readonly EffectiveRecord[],
  eventRef: string,
): readonly TimeReading[] | Refusal {
  const event = eventAsked(records, eventRef);
  if ("refused" in event) return event;
  const stated = sourcesAmong(records).statements.flatMap(({ recordRef, stated: says }) => {
    const topics = [...(says.subjects ?? []), ...(says.objects ?? [])].map(topicRef);
    const dates =
      topics.includes(eventRef) && datingMoods.includes(says.mood) && says.polarity === "affirmed";
    return dates && says.validTime !== undefined ? [reading(recordRef, says.validTime)] : [];
  });
  const own = timeOf(event);
  return stated.length > 0 || own === undefined ? stated : [reading(eventRef, own)];
}

function timeOf(event: EffectiveRecord): Interval | undefined {
  if (isRecordOf(event, operationExecuted)) return event.stated.startedAt;
  if (isRecordOf(event, operationFailed)) return event.stated.failedAt;
  if (isRecordOf(event, searchConducted)) return event.stated.startedAt;
  return event.stated["occurredAt"] as Interval | undefined;
}

function reading(sourceRef: string, { earliest, latest }: Interval): TimeReading {
  return { sourceRef, interval: { earliest, latest } };
}
