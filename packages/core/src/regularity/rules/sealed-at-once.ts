// SPDX-License-Identifier: Apache-2.0
import { continuityOfControl } from "../../custody/continuity.ts";
import type { ExhibitState, Span } from "../../custody/exhibit-state.ts";
import { isRecordOf } from "../../records/effective-records.ts";
import { custodyReceived } from "../../records/kinds/custody-received.ts";
import { exhibitSeized } from "../../records/kinds/exhibit-seized.ts";
import type { CaseFacts, ExhibitFacts } from "../case-facts.ts";
import type { Circumstance } from "../circumstances.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";
import { lengthBetween } from "../spans.ts";

/** What was taken is put under seal within the time that the pack sets. */
export function sealedAtOnce(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  return facts.exhibits.flatMap((exhibit) => outcomeOf(exhibit, facts.asOf, limits) ?? []);
}

function outcomeOf(exhibit: ExhibitFacts, asOf: string, limits: RuleLimits): Outcome | undefined {
  const { founding, state, ref } = exhibit;
  if (!isRecordOf(founding, exhibitSeized)) return undefined;
  const { seizedAt } = founding.stated;
  const about = { actRef: ref, exhibitRef: ref, at: seizedAt };
  const sealed = state.sealHistory.find((act) => act.state === "provisional" || act.state === "sealed");
  const bare = receivedBare(exhibit, sealed?.recordRef);
  const end = sealed ?? bare;
  if (end === undefined) {
    const { leastMs } = lengthBetween(seizedAt, { earliest: asOf, latest: asOf });
    if (leastMs <= limits.sealWithinMs) return undefined;
    return { ...about, standing: "unknown", circumstances: ["sealing-not-recorded"], factRefs: [] };
  }
  const { leastMs, mostMs } = lengthBetween(seizedAt, end.at);
  const factRefs = [end.recordRef];
  if (leastMs > limits.sealWithinMs) {
    const late: Circumstance = sealed === undefined ? "received-unsealed" : "sealed-late";
    const circumstances = [late, controlUntil(state, end.at)];
    return { ...about, standing: "not-met", circumstances, factRefs, lengthMs: leastMs };
  }
  if (sealed === undefined) {
    return { ...about, standing: "unknown", circumstances: ["sealing-not-recorded"], factRefs };
  }
  return mostMs <= limits.sealWithinMs
    ? { ...about, standing: "met", circumstances: [], factRefs }
    : { ...about, standing: "unknown", circumstances: ["times-open"], factRefs };
}

/** That somebody received it without a seal, before any seal. */
function receivedBare(
  { records }: ExhibitFacts,
  sealedBy: string | undefined,
): { readonly recordRef: string; readonly at: Span } | undefined {
  const end = records.findIndex(({ recordRef }) => recordRef === sealedBy);
  const before = end === -1 ? records : records.slice(0, end);
  const receipt = before.findLast(
    (record) => isRecordOf(record, custodyReceived) && record.stated.sealCondition === "unsealed",
  );
  return receipt && { recordRef: receipt.recordRef, at: receipt.stated["receivedAt"] as unknown as Span };
}

/** Whether the exhibit was in named hands from its taking to a moment: courts ask that first. */
function controlUntil(state: ExhibitState, until: Span): Circumstance {
  const continuity = continuityOfControl(state, until.latest);
  return (continuity?.gapMs ?? 0) > 0 ? "control-interrupted" : "control-continuous";
}
