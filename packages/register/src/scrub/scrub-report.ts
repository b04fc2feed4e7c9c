// SPDX-License-Identifier: Apache-2.0
import type { fixityOutcomes } from "@scelle/core";

export type FixityOutcome = keyof typeof fixityOutcomes;

/** One thing that was read again. */
export interface ScrubbedItem {
  readonly type: "object" | "image" | "payload";
  /** The root of an object, the record of an image, the path of a payload file. */
  readonly name: string;
  readonly outcome: FixityOutcome;
  /** Checks that were recorded; none for a payload file, whose hash the log itself holds. */
  readonly recordRefs: readonly string[];
}

/** A round through everything, as it ended. */
export interface ScrubReport {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly objectCount: number;
  readonly imageCount: number;
  readonly payloadFileCount: number;
  /** Registered images that stand where no path leads, and so were not read. */
  readonly elsewhereCount: number;
  /** Paths of files among those of records that are nothing of the log, and so were not read. No damage. */
  readonly strays: readonly string[];
  /** Whatever is not intact. */
  readonly wanting: readonly Omit<ScrubbedItem, "recordRefs">[];
}

/** What one step did: it read something, or it ended the round. */
export interface ScrubStep {
  /** Of the round that it belongs to. */
  readonly startedAt: string;
  readonly doneCount: number;
  readonly totalCount: number;
  readonly item?: ScrubbedItem;
  readonly report?: ScrubReport;
}
