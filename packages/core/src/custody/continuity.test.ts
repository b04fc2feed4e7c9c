// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Act, given, openedCase } from "../records/spec/decision-spec.ts";
import { at, between, refOf } from "../records/spec/spec-names.ts";
import { type Continuity, continuityOfControl } from "./continuity.ts";
import { exhibitFold } from "./exhibit-fold.ts";
import { type ControlChange, type ExhibitState, unknownExhibit } from "./exhibit-state.ts";

const offered = (time?: string): Act => ({
  by: "lead",
  kind: "custody-offered",
  as: "offer",
  stated: time === undefined ? {} : { handedOverAt: between(time) },
});
const received = (from: string, until = from): Act => ({
  by: "member",
  kind: "custody-received",
  as: "receipt",
  stated: { receivedAt: between(from, until) },
});

describe("continuity of control", () => {
  test("a hand-over from hand to hand leaves no gap", () => {
    const continuity = continuityAfter([offered(), received("13:00")]);
    expect(linesOf(continuity)).toEqual(["08:10 lead 13:00", "13:00 member 18:00"]);
    expect(continuity?.gapMs).toBe(0);
  });

  test("time on the way is a gap with its length", () => {
    const continuity = continuityAfter([offered("12:00"), received("13:00")]);
    expect(linesOf(continuity)).toEqual(["08:10 lead 12:00", "12:00 gap 13:00", "13:00 member 18:00"]);
    expect(continuity?.gapMs).toBe(3_600_000);
  });

  test("an uncertain receipt makes the gap as long as it may have been", () => {
    const continuity = continuityAfter([offered("12:00"), received("12:30", "13:30")]);
    expect(continuity?.gapMs).toBe(5_400_000);
  });

  test("what left and was not acknowledged is in nobody's hands", () => {
    expect(linesOf(continuityAfter([offered("12:00")]))).toEqual(["08:10 lead 12:00", "12:00 gap 18:00"]);
  });

  test("an offer alone changes nothing", () => {
    expect(linesOf(continuityAfter([offered()]))).toEqual(["08:10 lead 18:00"]);
  });

  test("a refused exhibit is back with its custodian when the refusal was recorded", () => {
    const register = given(...openedCase, offered("12:00"), { by: "member", kind: "custody-refused" });
    const continuity = continuityOfControl(
      register.history.state(exhibitFold, refOf("exhibit")),
      at("21:00"),
    );
    expect(continuity?.stretches.map(({ type }) => type)).toEqual(["held", "gap", "held"]);
    expect(continuity?.stretches.at(-1)).toMatchObject({ holder: refOf("lead") });
  });

  test("nothing is said of a time before the seizure, or of an exhibit that there is not", () => {
    const register = given(...openedCase);
    expect(
      continuityOfControl(register.history.state(exhibitFold, refOf("exhibit")), at("08:00")),
    ).toBeUndefined();
    expect(continuityOfControl(unknownExhibit(refOf("other")), at("18:00"))).toBeUndefined();
  });

  test("every moment from seizure to the end is in one stretch, whatever was stated or corrected", () => {
    fc.assert(fc.property(changes, (control) => problemOf(continuityOf(control)) === undefined));
  });

  test("a continuity that leaves its gaps out is found", () => {
    const gapless = (control: ControlChange[]) => {
      const continuity = continuityOf(control);
      const stretches = continuity?.stretches.filter(({ type }) => type === "held") ?? [];
      return continuity === undefined ? undefined : { ...continuity, stretches };
    };
    const found = fc.check(fc.property(changes, (control) => problemOf(gapless(control)) === undefined));
    expect(found.failed).toBe(true);
  });
});

const until = at("18:00");
const minute = fc.integer({ min: 0, max: 700 });
const span = fc.tuple(minute, fc.integer({ min: 0, max: 60 })).map(([start, length]) => ({
  earliest: instantOf(start),
  latest: instantOf(start + length),
}));
const change: fc.Arbitrary<ControlChange> = fc.oneof(
  fc.record({
    type: fc.constant("held" as const),
    at: span,
    holder: fc.constant("h"),
    proof: fc.constant("p"),
  }),
  fc.record({ type: fc.constant("left" as const), at: span, offerRef: fc.constant("o") }),
);
const changes = fc.array(change, { minLength: 1, maxLength: 8 });

function instantOf(minutes: number): string {
  return new Date(Date.parse(at("06:00")) + minutes * 60_000).toISOString();
}

function continuityOf(control: readonly ControlChange[]): Continuity | undefined {
  return continuityOfControl({ ...unknownExhibit("e"), control } as ExhibitState, until);
}

/** What is wrong with a list of stretches, found without the code that made it. */
function problemOf(continuity: Continuity | undefined): string | undefined {
  if (continuity === undefined) return undefined;
  let cursor = continuity.from;
  for (const { from, until: end, lengthMs } of continuity.stretches) {
    if (from !== cursor) return `begins at ${from} and not at ${cursor}`;
    if (end <= from) return `${from} to ${end} has no length`;
    if (lengthMs !== Date.parse(end) - Date.parse(from)) return `${from} to ${end} is not ${lengthMs} ms`;
    cursor = end;
  }
  return cursor === continuity.until ? undefined : `ends at ${cursor}`;
}

function continuityAfter(acts: readonly Act[]): Continuity | undefined {
  const register = given(...openedCase, ...acts);
  return continuityOfControl(register.history.state(exhibitFold, refOf("exhibit")), until);
}

function linesOf(continuity: Continuity | undefined): string[] {
  const names = new Map(["lead", "member"].map((name) => [refOf(name), name]));
  return (continuity?.stretches ?? []).map((stretch) => {
    const who = stretch.type === "gap" ? "gap" : names.get(stretch.holder);
    return `${stretch.from.slice(11, 16)} ${who} ${stretch.until.slice(11, 16)}`;
  });
}
