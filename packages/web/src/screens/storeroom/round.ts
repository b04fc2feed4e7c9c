// SPDX-License-Identifier: Apache-2.0
import type { ExhibitLine } from "@scelle/core/api";
import { findExhibit } from "./find-exhibit.ts";

export type SealCondition = "intact" | "broken" | "unsealed";

/** An inventory under way: whose, where, what was expected, what was scanned. */
export interface Round {
  /** Under which it will be recorded, once. */
  readonly draftId: string;
  readonly holderRef: string;
  readonly place: string;
  readonly occasion: string;
  readonly beganAt: string;
  /** What is looked for: by the register in these hands at this place, or a part of that drawn by lot. */
  readonly expected: readonly string[];
  /** Found, by reference, with the condition of the seal. */
  readonly found: Readonly<Record<string, SealCondition>>;
  /** Found, and in no register of this case: what was scanned. */
  readonly unknown: readonly string[];
}

/** A round beside the register: every exhibit that it names is in one list. */
export interface RoundReport {
  readonly seen: readonly ExhibitLine[];
  readonly missing: readonly ExhibitLine[];
  /** Found here; by the register elsewhere, in other hands, or gone. */
  readonly elsewhere: readonly ExhibitLine[];
  readonly unknown: readonly string[];
}

/** What the register expects in somebody’s hands at a place; at any place where none is named. */
export function expectedAt(
  lines: readonly ExhibitLine[],
  holderRef: string,
  place: string,
): readonly ExhibitLine[] {
  return lines.filter(
    ({ custodianRef, end, place: at }) =>
      end === undefined && custodianRef === holderRef && (place === "" || at === place),
  );
}

/** So many of them, drawn by lot; in the order of the list. */
export function drawnByLot<T>(all: readonly T[], count: number, random: () => number): readonly T[] {
  const places = [...all.keys()];
  for (let i = places.length - 1; i > 0; i -= 1) {
    const other = Math.floor(random() * (i + 1));
    [places[i], places[other]] = [places[other] ?? 0, places[i] ?? 0];
  }
  const drawn = new Set(places.slice(0, count));
  return all.filter((_, i) => drawn.has(i));
}

export type ScanOutcome = "seen" | "again" | "elsewhere" | "unknown" | "several";

/** The round after a scan, and what that was. */
export function afterScan(
  round: Round,
  lines: readonly ExhibitLine[],
  text: string,
  condition: SealCondition,
): { readonly round: Round; readonly outcome: ScanOutcome; readonly line?: ExhibitLine } {
  const found = findExhibit(lines, text);
  if (found.type === "several") return { round, outcome: "several" };
  if (found.type === "none") {
    const scanned = text.trim().slice(0, 500);
    const unknown = round.unknown.includes(scanned) ? round.unknown : [...round.unknown, scanned];
    return { round: { ...round, unknown }, outcome: "unknown" };
  }
  const { line } = found;
  const isAgain = round.found[line.exhibitRef] !== undefined;
  const outcome = isAgain ? "again" : round.expected.includes(line.exhibitRef) ? "seen" : "elsewhere";
  return { round: { ...round, found: { ...round.found, [line.exhibitRef]: condition } }, outcome, line };
}

export function roundReport({ expected, found, unknown }: Round, lines: readonly ExhibitLine[]): RoundReport {
  const of = (is: (ref: string) => boolean) => lines.filter(({ exhibitRef }) => is(exhibitRef));
  const isExpected = new Set(expected);
  return {
    seen: of((ref) => isExpected.has(ref) && found[ref] !== undefined),
    missing: of((ref) => isExpected.has(ref) && found[ref] === undefined),
    elsewhere: of((ref) => !isExpected.has(ref) && found[ref] !== undefined),
    unknown,
  };
}

/** The one record that a round ends in. */
export function roundAct(round: Round, caseRef: string, me: string, zone: string, now: string): object {
  const { holderRef, place, occasion, beganAt, expected, found, unknown } = round;
  return {
    caseRef,
    holderRef,
    occasion,
    takenAt: { earliest: beganAt < now ? beganAt : now, latest: now, zone, basis: "stated" },
    place,
    takenByRefs: [me],
    found: Object.entries(found).map(([exhibitRef, sealCondition]) => ({ exhibitRef, sealCondition })),
    missing: expected.filter((ref) => found[ref] === undefined),
    ...(unknown.length === 0 ? {} : { unexpected: unknown }),
  };
}
