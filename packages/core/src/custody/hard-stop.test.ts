// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { decide } from "../records/decide.ts";
import { type Act, given, openedCase } from "../records/spec/decision-spec.ts";
import { between, refOf } from "../records/spec/spec-names.ts";

type Step =
  | "weigh before witnesses"
  | "weigh alone"
  | "take a sample"
  | "take a portion"
  | "seal the sample"
  | "open the sample"
  | "give the sample away"
  | "call it flour";

/** What a witness of all that happened would write down. */
interface Witnessed {
  weighedSinceTouched: boolean;
  sample: "none" | "loose" | "sealed" | "gone";
}

const powder = refOf("powder");
const set: readonly Act[] = [
  ...openedCase,
  {
    by: "lead",
    kind: "exhibit-seized",
    as: "powder",
    stated: { number: "2", category: "drug", quantity: null, seizedAt: between("08:10") },
  },
  { by: "lead", kind: "authorisation-issued", as: "authorisation" },
];
const steps = fc.array(
  fc.constantFrom<Step>(
    "weigh before witnesses",
    "weigh before witnesses",
    "weigh alone",
    "take a sample",
    "take a sample",
    "take a portion",
    "seal the sample",
    "seal the sample",
    "open the sample",
    "give the sample away",
    "call it flour",
  ),
  { maxLength: 9 },
);

describe("hard stop: a narcotic is destroyed exactly when it was weighed before witnesses and a sample is kept", () => {
  test("whatever was done before, in whatever order", () => {
    fc.assert(
      fc.property(steps, (list) => outcome(list, decide) === undefined),
      { numRuns: 60 },
    );
  });

  test.each(["custody.no-attended-weighing", "custody.no-sample"])(
    "a register without %s is found",
    (code) => {
      const lax: typeof decide = (situation, proposal) => {
        const decision = decide(situation, proposal);
        const isForgotten = "refused" in decision && decision.refused === code;
        return isForgotten ? { accepted: true, assigned: {} } : decision;
      };
      const found = fc.check(
        fc.property(steps, (list) => outcome(list, lax) === undefined),
        { numRuns: 100 },
      );
      expect(found.failed).toBe(true);
    },
  );
});

/** Where rules and witness disagree about the destruction after these steps. */
function outcome(list: readonly Step[], rules: typeof decide): string | undefined {
  const register = given(...set);
  const witnessed: Witnessed = { weighedSinceTouched: false, sample: "none" };
  for (const [i, step] of list.entries()) {
    const act = actOf(step, i);
    if ("refused" in register.decide(act)) continue;
    register.record(act);
    note(witnessed, step);
  }
  const may = witnessed.weighedSinceTouched && witnessed.sample === "sealed";
  const destroys =
    "accepted" in
    register.decide({ by: "lead", kind: "exhibit-destroyed", stated: { exhibitRef: powder } }, rules);
  return may === destroys ? undefined : `after ${list.join(", ")}: witness ${may}, rules ${destroys}`;
}

function note(witnessed: Witnessed, step: Step): void {
  switch (step) {
    case "weigh before witnesses":
      witnessed.weighedSinceTouched = true;
      break;
    case "take a portion":
      witnessed.weighedSinceTouched = false;
      break;
    case "take a sample":
      witnessed.sample = "loose";
      break;
    case "seal the sample":
      witnessed.sample = "sealed";
      break;
    case "open the sample":
      witnessed.sample = "loose";
      break;
    case "give the sample away":
      witnessed.sample = "gone";
      break;
    case "weigh alone":
    case "call it flour":
      break;
  }
}

/**
 * All at one time, so that the order of the steps alone counts; one sample, or a second would have the
 * number of the first.
 */
function actOf(step: Step, i: number): Act {
  const sampleRef = refOf("sample");
  const acts: Record<Step, readonly [string, JsonObject]> = {
    "weigh before witnesses": ["exhibit-weighed", { exhibitRef: powder }],
    "weigh alone": ["exhibit-weighed", { exhibitRef: powder, branch: "none", attendees: [] }],
    "take a sample": ["exhibit-divided", { ...part("sample"), number: "2/1" }],
    "take a portion": ["exhibit-divided", { ...part("portion"), number: `2/1${i}` }],
    "seal the sample": [
      "exhibit-sealed",
      { exhibitRef: sampleRef, sealNumber: "S", sealedAt: between("11:10") },
    ],
    "open the sample": ["seal-opened", { exhibitRef: sampleRef, openedAt: between("11:10") }],
    "give the sample away": ["exhibit-returned", { exhibitRef: sampleRef }],
    "call it flour": [
      "correction-made",
      { targetRef: powder, fields: { category: "other" }, reason: "Flour" },
    ],
  };
  const [kind, stated] = acts[step];
  return { by: "lead", kind, stated, as: step === "take a sample" ? "sample" : `${step} ${i}`.slice(-15) };
}

function part(partType: string): JsonObject {
  return { exhibitRef: powder, partType, category: "drug", quantity: null };
}
