// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord, Refusal, TimeReading } from "@scelle/core";
import { eventReadings } from "./event-readings.ts";
import { type KnowledgeHolder, knowledgeHolders } from "./knowledge-grounds.ts";
import { operationAsked } from "./knowledge-subject.ts";

/** `open`: the times of one and the same source allow both. */
export type Timing = "before" | "after" | "open";

/** Where the knowledge of a person stands to an event if this source is right about the event. */
export interface TimingByReading {
  readonly sourceRef: string;
  /** The answer if the event took place at the beginning of what the source allows, and at its end. */
  readonly atEarliest: Timing;
  readonly atLatest: Timing;
  readonly timing: Timing;
}

export interface HolderTiming extends KnowledgeHolder {
  /** The answer under every source; `depends` on which source is right where they differ. */
  readonly timing: Timing | "depends";
  readonly byReading: readonly TimingByReading[];
}

/** A set without order: whoever could have known, and whether before or after the event. */
export interface KnowledgeTimings {
  readonly operationRef: string;
  readonly eventRef: string;
  readonly readings: readonly TimeReading[];
  readonly holders: readonly HolderTiming[];
}

/**
 * Whether those who could have known of an operation could have known before an event, under each source that
 * dates the event. It says nothing about who used what he knew.
 * @param records of the case, what was consulted among them, in the order of the log, corrections applied
 */
export function knowledgeTimings(
  records: readonly EffectiveRecord[],
  operationRef: string,
  eventRef: string,
): KnowledgeTimings | Refusal {
  const operation = operationAsked(records, operationRef);
  if ("refused" in operation) return operation;
  const readings = eventReadings(records, eventRef);
  if ("refused" in readings) return readings;
  const holders = knowledgeHolders(records, operation).map((holder) => timed(holder, readings));
  return { operationRef, eventRef, readings, holders };
}

function timed(holder: KnowledgeHolder, readings: readonly TimeReading[]): HolderTiming {
  const byReading = readings.map(({ sourceRef, interval }) => {
    const atEarliest = timingAt(holder, interval.earliest);
    const atLatest = timingAt(holder, interval.latest);
    return {
      sourceRef,
      atEarliest,
      atLatest,
      timing: atEarliest === atLatest ? atEarliest : "open",
    } as const;
  });
  const answers = new Set(byReading.map(({ timing }) => timing));
  const [answer = "open"] = answers;
  return { ...holder, timing: answers.size > 1 ? "depends" : answer, byReading };
}

/** By one record is enough to have known before; not to have known before takes all of them. */
function timingAt({ grounds }: KnowledgeHolder, moment: string): Timing {
  if (grounds.some(({ since }) => since.latest < moment)) return "before";
  return grounds.every(({ since }) => since.earliest >= moment) ? "after" : "open";
}
