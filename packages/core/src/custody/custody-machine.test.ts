// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../records/decide.ts";
import { type Act, forgetting, given, openedCase, type SpecRegister } from "../records/spec/decision-spec.ts";
import { at, refOf } from "../records/spec/spec-names.ts";
import { continuityOfControl } from "./continuity.ts";
import { exhibitFold } from "./exhibit-fold.ts";
import { type Attempt, actOf, attempts, names } from "./spec/custody-attempts.ts";
import { CustodySheet } from "./spec/custody-sheet.ts";

/** The register under test, and what rules it is asked by. */
interface Tried {
  readonly register: SpecRegister;
  readonly rules: typeof decide;
  readonly met: Set<string>;
}

/** One attempt as a command: the sheet says what must come of it, the register is asked. */
class Trying implements fc.Command<CustodySheet, Tried> {
  readonly #attempt: Attempt;

  constructor(attempt: Attempt) {
    this.#attempt = attempt;
  }

  check(): boolean {
    return true;
  }

  run(sheet: CustodySheet, { register, rules, met }: Tried): void {
    const attempt = { ...this.#attempt, by: sheet.whois(this.#attempt.by) };
    const reasons = sheet.reasonsAgainst(attempt);
    const act = actOf(attempt, sheet);
    const decision = register.decide(act, rules);
    const answer = "refused" in decision ? decision.refused : "accepted";
    met.add(`${attempt.act}: ${answer}`).add(`${sheet.state} ${attempt.act}`);
    if (reasons.size === 0) expect({ attempt, answer }).toEqual({ attempt, answer: "accepted" });
    else expect([...reasons], `${attempt.act} by ${attempt.by}: ${answer}`).toContain(answer);
    if (answer !== "accepted") return;
    register.record(act);
    sheet.writeDown(attempt);
    compare(sheet, register);
  }

  toString(): string {
    return JSON.stringify(this.#attempt);
  }
}

/** Holder, seal and end are as on the sheet, and control adds up to the whole time. */
function compare(sheet: CustodySheet, register: SpecRegister): void {
  const state = register.history.state(exhibitFold, refOf("exhibit"));
  const holder = sheet.holder === undefined ? undefined : refOf(sheet.holder);
  expect({
    ...{ custodian: state.custodian, end: state.end?.type, hasOffer: state.offer !== undefined },
    ...{ seal: state.seal, flags: state.flags },
  }).toEqual({
    ...{ custodian: holder, end: sheet.end, hasOffer: sheet.offeredTo !== undefined },
    ...{ seal: sheet.sealState, flags: [] },
  });
  const continuity = continuityOfControl(state, at("23:00"));
  const stretches = continuity?.stretches ?? [];
  const lengths = stretches.map(({ from, until }) => Date.parse(until) - Date.parse(from));
  const whole = Date.parse(sheet.end === undefined ? at("23:00") : sheet.endedAt) - Date.parse(at("08:10"));
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(whole);
}

const codes = [
  ...["custody.not-custodian", "custody.not-receiver", "custody.no-offer", "custody.offer-pending"],
  ...["custody.to-self", "custody.already-sealed", "custody.reseal-instead", "custody.not-opened"],
  ...["custody.not-sealed", "custody.seal-number-used", "custody.under-seal", "custody.still-sealed"],
  ...["custody.time-order", "custody.ended", "custody.no-weight", "custody.net-above-gross"],
  ...["custody.attendance-unmet", "custody.no-receipt", "custody.second-person"],
];

const order: Act = { by: "lead", kind: "authorisation-issued", as: "authorisation" };

function tryAll(
  commands: Iterable<fc.Command<CustodySheet, Tried>>,
  rules: typeof decide = decide,
  met = new Set<string>(),
): void {
  fc.modelRun(() => {
    const register = given(...openedCase, order);
    return { model: new CustodySheet(), real: { register, rules, met } };
  }, commands);
}

const commands = fc.commands([attempts.map((attempt) => new Trying(attempt))], {
  maxCommands: 24,
  size: "max",
});

describe("custody from seizure to end, against a sheet of paper", () => {
  test("every act is taken in or refused for a reason that the sheet knows, and control adds up", () => {
    const met = new Set<string>();
    const run = fc.property(commands, (list) => tryAll(list, decide, met));
    fc.assert(run, { numRuns: 600, seed: 11 });
    for (const name of names) expect([...met]).toContain(`${name}: accepted`);
    for (const code of codes) expect([...met].map((one) => one.split(": ")[1])).toContain(code);
    for (const state of ["unsealed", "provisional", "open", "closed", "opened", "broken", "ended"])
      for (const name of names) expect([...met]).toContain(`${state} ${name}`);
  });

  test.each(codes)("rules that forget %s are found", (code) => {
    const lapsed = fc.property(commands, (list) => tryAll(list, forgetting(code)));
    expect(fc.check(lapsed, { numRuns: 600, seed: 5, endOnFailure: true }).failed).toBe(true);
  });
});
