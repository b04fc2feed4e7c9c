// SPDX-License-Identifier: Apache-2.0
import { isRecordOf } from "../../records/effective-records.ts";
import { exhibitWeighed } from "../../records/kinds/exhibit-weighed.ts";
import { attendanceOutcome } from "../attendance-outcome.ts";
import type { CaseFacts, ExhibitFacts } from "../case-facts.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";

/** A narcotic that is still there was weighed before those whom the pack asks for. */
export function narcoticsWeighed(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  return facts.exhibits
    .filter(({ state }) => state.isNarcotic && state.end === undefined)
    .map((exhibit) => ({ ...aboutOf(exhibit), ...weighingOutcome(exhibit, limits) }));
}

/** A narcotic that was destroyed had been weighed so, and a sample of it was kept. */
export function narcoticsDestroyed(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  return facts.exhibits.flatMap((exhibit): Outcome[] => {
    const { state, ref } = exhibit;
    if (!state.isNarcotic || state.end?.type !== "destroyed") return [];
    const about = { actRef: state.end.recordRef, exhibitRef: ref, at: state.end.at };
    const weighed = weighingOutcome(exhibit, limits);
    const sample = state.parts.find(({ partType }) => partType === "sample");
    if (weighed.standing !== "met") return [{ ...about, ...weighed }];
    return sample === undefined
      ? [{ ...about, ...weighed, standing: "unknown", circumstances: ["sample-not-recorded"] }]
      : [{ ...about, ...weighed, factRefs: [...weighed.factRefs, sample.ref] }];
  });
}

function aboutOf({ ref, state }: ExhibitFacts): Pick<Outcome, "actRef" | "exhibitRef" | "at"> {
  const last = state.weighings.at(-1);
  const at = last?.at ?? state.control[0]?.at;
  return {
    actRef: last?.recordRef ?? ref,
    exhibitRef: ref,
    ...(at === undefined ? {} : { at }),
  };
}

/** One attended weighing is enough: what an earlier one lacked, it cures. */
function weighingOutcome(
  { records }: ExhibitFacts,
  limits: RuleLimits,
): Pick<Outcome, "standing" | "circumstances" | "factRefs"> {
  const weighings = records.filter((record) => isRecordOf(record, exhibitWeighed));
  const outcomes = weighings.map(({ recordRef, stated, assigned }) => ({
    recordRef,
    ...attendanceOutcome([stated], [assigned.author], limits.weighingBranches),
  }));
  const telling =
    outcomes.find(({ standing }) => standing === "met") ??
    outcomes.find(({ standing }) => standing === "unknown") ??
    outcomes.at(-1);
  if (telling === undefined) {
    return { standing: "unknown", circumstances: ["weighing-not-recorded"], factRefs: [] };
  }
  const { standing, circumstance } = telling;
  const circumstances = circumstance === undefined ? [] : [circumstance];
  return { standing, circumstances, factRefs: outcomes.map(({ recordRef }) => recordRef) };
}
