// SPDX-License-Identifier: Apache-2.0
import { continuityOfControl, type GapStretch } from "../../custody/continuity.ts";
import type { CaseFacts, ExhibitFacts } from "../case-facts.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";
import { lengthBetween } from "../spans.ts";

/** Somebody named has an exhibit at every moment, from hand to hand. */
export function controlContinuous(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  return facts.exhibits.flatMap((exhibit): Outcome[] => {
    const continuity = continuityOfControl(exhibit.state, facts.asOf);
    if (continuity === undefined) return [];
    const gaps = continuity.stretches
      .filter((stretch) => stretch.type === "gap")
      .filter(({ lengthMs }) => lengthMs > limits.gapMs)
      .map((gap) => gapOutcome(exhibit, gap, facts.asOf, limits));
    const whole: Outcome = {
      ...{ actRef: exhibit.ref, exhibitRef: exhibit.ref, standing: "met" },
      ...{ circumstances: [], factRefs: [] },
      at: { earliest: continuity.from, latest: continuity.from },
    };
    return gaps.length > 0 ? gaps : [whole];
  });
}

/** A gap is drawn as long as it may have been; one that may also have been short is open. */
function gapOutcome(
  { ref, state }: ExhibitFacts,
  gap: GapStretch,
  asOf: string,
  limits: RuleLimits,
): Outcome {
  const i = state.control.findIndex((change) => change.type === "left" && change.offerRef === gap.offerRef);
  const [left, held] = [state.control[i], state.control[i + 1]];
  const end = held?.at ?? { earliest: asOf, latest: asOf };
  const leastMs = left === undefined ? gap.lengthMs : lengthBetween(left.at, end).leastMs;
  const isSure = leastMs > limits.gapMs;
  return {
    actRef: gap.offerRef,
    exhibitRef: ref,
    at: { earliest: gap.from, latest: gap.from },
    factRefs: held?.type === "held" ? [held.proof] : [],
    standing: isSure ? "not-met" : "unknown",
    circumstances: [
      isSure ? "left-uncontrolled" : "times-open",
      ...(held === undefined ? (["not-acknowledged"] as const) : []),
    ],
    lengthMs: gap.lengthMs,
  };
}
