// SPDX-License-Identifier: Apache-2.0
import { type WeightStep, weightHistory } from "../../custody/weight-history.ts";
import type { CaseFacts, ExhibitFacts } from "../case-facts.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";

/** What lies between two weighings is accounted for, as far as the scales can tell. */
export function weightAccounted(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  return facts.exhibits.flatMap((exhibit) =>
    weightHistory(exhibit.state).map((step) => outcomeOf(exhibit, step, limits)),
  );
}

function outcomeOf({ ref, state }: ExhibitFacts, step: WeightStep, limits: RuleLimits): Outcome {
  const { from, to, unaccountedGrams, uncertaintyGrams } = step;
  const at = state.weighings.find(({ recordRef }) => recordRef === to)?.at;
  const about = {
    ...{ actRef: to, exhibitRef: ref, factRefs: [from] },
    ...(at === undefined ? {} : { at }),
  };
  if (unaccountedGrams === undefined) {
    return { ...about, standing: "unknown", circumstances: ["taken-out-not-told"] };
  }
  const amount = Math.abs(unaccountedGrams);
  if (amount <= limits.weightToleranceGrams + (uncertaintyGrams ?? 0)) {
    return { ...about, standing: "met", circumstances: [] };
  }
  return uncertaintyGrams === undefined
    ? { ...about, standing: "unknown", circumstances: ["scale-not-told"], massGrams: unaccountedGrams }
    : { ...about, standing: "not-met", circumstances: ["weight-unaccounted"], massGrams: unaccountedGrams };
}
