// SPDX-License-Identifier: Apache-2.0
import { assert } from "../errors.ts";
import type { ControlChange, ExhibitState } from "./exhibit-state.ts";

interface Stretch {
  readonly from: string;
  readonly until: string;
  readonly lengthMs: number;
}

/** A named holder had the exhibit, by the seizure or the acknowledgement that `proof` names. */
export interface HeldStretch extends Stretch {
  readonly type: "held";
  readonly holder: string;
  readonly proof: string;
}

/** The exhibit had left one pair of hands and nobody had acknowledged it yet. */
export interface GapStretch extends Stretch {
  readonly type: "gap";
  readonly offerRef: string;
}

/** Control over an exhibit from its seizure to a moment: every stretch, none left out, none twice. */
export interface Continuity {
  readonly from: string;
  readonly until: string;
  readonly stretches: readonly (HeldStretch | GapStretch)[];
  readonly heldMs: number;
  readonly gapMs: number;
}

/**
 * Who held an exhibit when, as its records say. Where a time is stated as an interval, a gap is taken as long
 * as it may have been. A hand-over without a time of its own is one from hand to hand and leaves no gap.
 * @param asOf an instant; nothing is said of later, nor of an exhibit that was returned, destroyed or
 * wholly divided
 * @returns undefined if the exhibit was not seized before `until`
 */
export function continuityOfControl(state: ExhibitState, asOf: string): Continuity | undefined {
  const from = state.control[0]?.at.earliest;
  const ended = state.end?.at.latest;
  const until = ended !== undefined && ended < asOf ? ended : asOf;
  if (from === undefined || from >= until) return undefined;
  const stretches = stretchesOf(state.control, from, until);
  const heldMs = totalMs(stretches, "held");
  const gapMs = totalMs(stretches, "gap");
  assert(heldMs + gapMs === millisecondsBetween(from, until), "held time and gaps add up to the whole time");
  return { from, until, stretches, heldMs, gapMs };
}

function stretchesOf(
  changes: readonly ControlChange[],
  from: string,
  until: string,
): Continuity["stretches"] {
  const boundaries = boundariesOf(changes, from, until);
  return changes.flatMap((change, i) => {
    const start = boundaries[i] ?? until;
    const end = boundaries[i + 1] ?? until;
    return start === end ? [] : [stretchOf(change, start, end)];
  });
}

/** When each change takes effect: never before the one ahead of it, whatever was stated or corrected. */
function boundariesOf(changes: readonly ControlChange[], from: string, until: string): string[] {
  const boundaries: string[] = [];
  let latest = from;
  for (const [i, change] of changes.entries()) {
    const endsGap = change.type === "held" && changes[i - 1]?.type === "left";
    const at = endsGap ? change.at.latest : change.at.earliest;
    if (at > latest) latest = at < until ? at : until;
    boundaries.push(latest);
  }
  return boundaries;
}

function stretchOf(change: ControlChange, from: string, until: string): HeldStretch | GapStretch {
  const stretch = { from, until, lengthMs: millisecondsBetween(from, until) };
  if (change.type === "left") return { type: "gap", ...stretch, offerRef: change.offerRef };
  return { type: "held", ...stretch, holder: change.holder, proof: change.proof };
}

function totalMs(stretches: Continuity["stretches"], type: "held" | "gap"): number {
  return stretches.reduce((sum, stretch) => (stretch.type === type ? sum + stretch.lengthMs : sum), 0);
}

function millisecondsBetween(from: string, until: string): number {
  return Date.parse(until) - Date.parse(from);
}
