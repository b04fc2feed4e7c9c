// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { type Act, given, openedCase, type SpecRegister } from "../records/spec/decision-spec.ts";
import { between, refOf } from "../records/spec/spec-names.ts";
import { amountAccount } from "./exhibit-amounts.ts";
import { exhibitFold } from "./exhibit-fold.ts";
import { type ExhibitState, unknownExhibit } from "./exhibit-state.ts";
import { genealogyOf } from "./genealogy.ts";
import { weightHistory } from "./weight-history.ts";

const powder = refOf("powder");
const seized: Act = {
  by: "lead",
  kind: "exhibit-seized",
  as: "powder",
  stated: { number: "2", category: "drug", quantity: { value: 1, unit: "kilogram" } },
};

describe("the mass of an exhibit from weighing to weighing", () => {
  test("a sample that was taken out accounts for what is less", () => {
    const [step] = weightHistory(afterActs(weighing(1_000), part("sample", 5), weighing(995)));
    expect(step).toMatchObject({
      differenceGrams: -5,
      takenOutGrams: 5,
      unaccountedGrams: 0,
      uncertaintyGrams: 2,
    });
  });

  test("what nothing accounts for is told, in grams, beside what the scales may err by", () => {
    const [step] = weightHistory(afterActs(weighing(1_000), weighing(960)));
    expect(step).toMatchObject({ unaccountedGrams: 40, uncertaintyGrams: 2 });
  });

  test("a gain is told as well as a loss", () => {
    const [step] = weightHistory(afterActs(weighing(960), weighing(1_000)));
    expect(step).toMatchObject({ unaccountedGrams: -40 });
  });

  test("a part whose amount nobody stated leaves it open what is unaccounted for", () => {
    const unmeasured = { ...part("portion", 5), stated: { ...part("portion", 5).stated, quantity: null } };
    const [step] = weightHistory(afterActs(weighing(1_000), unmeasured, weighing(995)));
    expect(step).not.toHaveProperty("unaccountedGrams");
  });

  test("a scale without a stated uncertainty leaves it open what it may err by", () => {
    const bare = weighing(995, { net: { value: 995, unit: "gram" } });
    expect(weightHistory(afterActs(weighing(1_000), bare))[0]).not.toHaveProperty("uncertaintyGrams");
  });

  test("gross is not compared with net", () => {
    const gross = weighing(0, { net: null, gross: { value: 1_100, unit: "gram" } });
    expect(weightHistory(afterActs(weighing(1_000), gross))).toEqual([]);
  });

  test("units do not matter", () => {
    const inKilograms = weighing(0, { net: { value: 1, unit: "kilogram" } });
    expect(weightHistory(afterActs(weighing(1_000), inKilograms))[0]).toMatchObject({ differenceGrams: 0 });
  });
});

describe("what was in an exhibit is accounted for", () => {
  test("over its parts and what an examination used up", () => {
    const examined: Act = {
      by: "lead",
      kind: "exhibit-examined",
      stated: { exhibitRef: powder, consumed: { value: 2, unit: "gram" } },
    };
    const state = afterActs(part("sample", 5), part("portion", 400), examined);
    expect(amountAccount(state)).toEqual({
      unit: "gram",
      whole: 1_000,
      inParts: 405,
      consumed: 2,
      left: 593,
    });
  });

  test("but not where an amount is only about", () => {
    const about = {
      ...part("portion", 5),
      stated: { ...part("portion", 5).stated, quantity: { about: 5, unit: "gram" } },
    };
    expect(amountAccount(afterActs(about))).toBeUndefined();
  });

  test("whole, parts, used up and left always add up", () => {
    fc.assert(fc.property(states, (state) => addsUp(state)));
  });

  test("an account that forgets what was used up is found", () => {
    const forgetful = (state: ExhibitState) => {
      const account = amountAccount({ ...state, consumed: [] });
      const used = state.consumed.reduce(
        (sum, quantity) => sum + ("value" in quantity ? quantity.value : 0),
        0,
      );
      return account === undefined || Math.abs(account.whole - account.inParts - used - account.left) < 1e-3;
    };
    expect(fc.check(fc.property(states, forgetful)).failed).toBe(true);
  });
});

describe("the family of an exhibit", () => {
  const grandchild: Act = {
    ...part("component", 1),
    as: "grandchild",
    stated: { ...part("component", 1).stated, exhibitRef: refOf("sample 5"), number: "2/9" },
  };

  test("is the same, whichever member is asked for", () => {
    const register = registerWith(part("sample", 5), part("portion", 400), grandchild);
    const stateOf = (ref: string) => register.history.state(exhibitFold, ref);
    const families = ["powder", "sample 5", "portion 400", "grandchild"].map((name) =>
      genealogyOf(refOf(name), stateOf),
    );
    for (const family of families) expect(family).toEqual(families[0]);
    expect(families[0]).toMatchObject({
      ref: powder,
      parts: [
        { ref: refOf("sample 5"), partType: "sample", parts: [{ ref: refOf("grandchild") }] },
        { ref: refOf("portion 400"), partType: "portion", parts: [] },
      ],
    });
  });
});

const tenths = fc.integer({ min: 0, max: 100_000 }).map((value) => value / 10);
const grams = tenths.map((value) => ({ value, unit: "gram" }) as const);
const at = { earliest: "2026-03-02T08:00:00.000Z", latest: "2026-03-02T08:00:00.000Z" };
const states: fc.Arbitrary<ExhibitState> = fc
  .record({
    quantity: grams,
    taken: fc.array(grams, { maxLength: 5 }),
    consumed: fc.array(grams, { maxLength: 5 }),
  })
  .map(({ quantity, taken, consumed }) => {
    const parts = taken.map((amount, i) => ({
      ref: `p${i}`,
      partType: "portion" as const,
      at,
      quantity: amount,
    }));
    return { ...unknownExhibit("e"), quantity, parts, consumed };
  });

function addsUp(state: ExhibitState): boolean {
  const account = amountAccount(state);
  if (account === undefined) return false;
  return Math.abs(account.whole - account.inParts - account.consumed - account.left) < 1e-3;
}

function weighing(value: number, stated: JsonObject = {}): Act {
  const net = { value, unit: "gram", uncertainty: 1 };
  return { by: "lead", kind: "exhibit-weighed", stated: { exhibitRef: powder, gross: null, net, ...stated } };
}

function part(partType: string, value: number): Act {
  return {
    by: "lead",
    kind: "exhibit-divided",
    as: `${partType} ${value}`,
    stated: {
      exhibitRef: powder,
      partType,
      number: `2/${value}`,
      category: "drug",
      quantity: { value, unit: "gram" },
      dividedAt: between("11:10"),
    },
  };
}

function registerWith(...acts: readonly Act[]): SpecRegister {
  return given(...openedCase, seized, ...acts);
}

function afterActs(...acts: readonly Act[]): ExhibitState {
  return registerWith(...acts).history.state(exhibitFold, powder);
}
