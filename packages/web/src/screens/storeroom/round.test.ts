// SPDX-License-Identifier: Apache-2.0
import { exhibitCode } from "@scelle/core";
import type { ExhibitLine } from "@scelle/core/api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findExhibit } from "./find-exhibit.ts";
import { afterScan, drawnByLot, expectedAt, type Round, roundAct, roundReport } from "./round.ts";

const me = "00000000-0000-4000-8000-0000000000aa";
const ref = (n: number) => `${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;
const line = (n: number, more: Partial<ExhibitLine> = {}): ExhibitLine => ({
  ...{ exhibitRef: ref(n), number: `C/${n}`, category: "phone", description: "", seal: "sealed" },
  ...{ sealNumber: `S-${n}`, custodianRef: me, place: "Shelf 1", imageCount: 0, gapMs: 0, gapCount: 0 },
  ...more,
});
const lines = [line(1), line(2), line(3), line(4, { place: "Shelf 2" }), line(5, { end: "returned" })];
const began: Round = {
  ...{ draftId: ref(99), holderRef: me, place: "Shelf 1", occasion: "periodic", unknown: [], found: {} },
  beganAt: "2026-03-02T09:00:00.000Z",
  expected: expectedAt(lines, me, "Shelf 1").map(({ exhibitRef }) => exhibitRef),
};
const scan = (round: Round, text: string) => afterScan(round, lines, text, "intact");

test("a label, an exhibit number and a seal number name one exhibit; what fits two names none", () => {
  for (const text of [exhibitCode(ref(2)), "c/2", " S-2 "]) {
    expect(findExhibit(lines, text)).toEqual({ type: "one", line: lines[1] });
  }
  const twins = [line(1, { number: "S-2" }), line(2)];
  expect(findExhibit(twins, "S-2").type).toBe("several");
  expect(findExhibit(lines, "").type).toBe("none");
});

test("a round tells seen, missing, elsewhere and unknown apart, and counts nothing twice", () => {
  const steps = [exhibitCode(ref(1)), exhibitCode(ref(1)), "C/4", "C/5", "???", "???"];
  const outcomes: string[] = [];
  const end = steps.reduce((round, text) => {
    const step = scan(round, text);
    outcomes.push(step.outcome);
    return step.round;
  }, began);
  expect(outcomes).toEqual(["seen", "again", "elsewhere", "elsewhere", "unknown", "unknown"]);
  const report = roundReport(end, lines);
  const numbers = (of: readonly ExhibitLine[]) => of.map(({ number }) => number);
  expect(numbers(report.seen)).toEqual(["C/1"]);
  expect(numbers(report.missing)).toEqual(["C/2", "C/3"]);
  expect(numbers(report.elsewhere)).toEqual(["C/4", "C/5"]);
  expect(report.unknown).toEqual(["???"]);
});

test("the record of a round names every expected exhibit once, found or missing, whatever was scanned", () => {
  const texts = fc.constantFrom(...lines.map(({ number }) => number), "nothing", exhibitCode(ref(3)));
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 12 }), (scanned) => {
      const end = scanned.reduce((round, text) => scan(round, text).round, began);
      const act = roundAct(end, ref(0), me, "UTC", "2026-03-02T10:00:00.000Z") as {
        found: { exhibitRef: string }[];
        missing: string[];
      };
      const named = [...act.found.map(({ exhibitRef }) => exhibitRef), ...act.missing];
      expect(new Set(named).size).toBe(named.length);
      for (const expected of end.expected) expect(named).toContain(expected);
    }),
  );
});

test("a lot draws so many, each once, and every exhibit can be drawn", () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const seen = new Set<number>();
  for (let i = 0; i < 200; i += 1) {
    const drawn = drawnByLot([1, 2, 3, 4, 5], 2, random);
    expect(new Set(drawn).size).toBe(2);
    for (const one of drawn) seen.add(one);
  }
  expect(seen.size).toBe(5);
  expect(drawnByLot([1, 2], 9, random)).toEqual([1, 2]);
});
