// SPDX-License-Identifier: Apache-2.0
import type { VerifierKey } from "@scelle/core";

/** What stands between the register and one witness: one request at a time. */
export interface WitnessLink {
  name: string;
  readonly key: VerifierKey;
  /** It may move. */
  url: string;
  /** Size that it cosigned last, as far as we know; it says so itself if we are wrong. */
  knownSize: number;
  /** Its newest cosignature that we hold. */
  cosigned: { readonly size: number; readonly timeSeconds: number } | undefined;
  /** The request under way. */
  busy: Promise<void> | undefined;
  /** In a row. */
  failures: number;
  /** Whether it is left alone for a while after a failure. */
  isPaused: boolean;
}

/** How witnesses are asked; times in milliseconds. */
export interface WitnessTimes {
  /** A register at rest has its newest checkpoint cosigned again after this long. */
  readonly heartbeatMs: number;
  /** How often all are asked for one and the same checkpoint, which is kept as others are. */
  readonly togetherMs: number;
  /** How long one answer may take. */
  readonly answerMsMax: number;
  /** How long a start waits for answers before it goes on without. */
  readonly startMsMax: number;
  /** How long closing waits for the last cosignatures. */
  readonly closeMsMax: number;
  /** Pause after a first failure; it doubles with each more, up to the longest. */
  readonly retryMs: number;
  readonly retryMsMax: number;
}

export const usualWitnessTimes: WitnessTimes = {
  // Half of the day within which a cosignature is owed: one missed answer leaves time for others.
  heartbeatMs: 12 * 3_600_000,
  togetherMs: 60_000,
  answerMsMax: 10_000,
  startMsMax: 2_000,
  closeMsMax: 2_000,
  retryMs: 5_000,
  retryMsMax: 600_000,
};

/** How long to leave a witness alone after so many failures in a row. */
export function pauseMs({ retryMs, retryMsMax }: WitnessTimes, failures: number): number {
  return Math.min(retryMs * 2 ** Math.min(failures - 1, 20), retryMsMax);
}
