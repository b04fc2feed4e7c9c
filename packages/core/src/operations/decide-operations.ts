// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../custody/exhibit-state.ts";
import type { Headcount } from "../records/amounts.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { operationDisclosed } from "../records/kinds/operation-disclosed.ts";
import { operationExecuted } from "../records/kinds/operation-executed.ts";
import { operationFailed } from "../records/kinds/operation-failed.ts";
import { operationPlanned } from "../records/kinds/operation-planned.ts";
import { shiftStaffed } from "../records/kinds/shift-staffed.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { type OperationState, operationFold } from "./operation-fold.ts";

/**
 * What an operation says against records of it. Uncertain times are refused only where no reading of them
 * fits.
 */
export function operationRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, operationPlanned)) return orderRefusal(act.stated.startsAt, act.stated.endsAt);
  if (isRecordOf(act, operationDisclosed)) {
    return beforePlanRefusal(situation.state(operationFold, act.stated.operationRef), act.stated.disclosedAt);
  }
  if (isRecordOf(act, shiftStaffed)) {
    return shiftRefusal(situation.state(operationFold, act.stated.operationRef), act);
  }
  if (isRecordOf(act, operationExecuted)) {
    return executionRefusal(situation.state(operationFold, act.stated.operationRef), act);
  }
  return isRecordOf(act, operationFailed) ? causeRefusal(situation, act) : undefined;
}

function shiftRefusal(state: OperationState, act: RecordOf<typeof shiftStaffed>): Refusal | undefined {
  const { startsAt, endsAt, staffed, staffRefs } = act.stated;
  const isWithin = isDuring(state.startsAt, state.endsAt, startsAt, endsAt);
  const tookPlace = state.executed;
  const isDuringIt =
    tookPlace !== undefined && isDuring(tookPlace.startedAt, tookPlace.endedAt, startsAt, endsAt);
  const named = new Set(staffRefs).size;
  return (
    orderRefusal(startsAt, endsAt) ??
    (isWithin || isDuringIt ? undefined : refuse("operation.shift-outside", { operation: state.ref })) ??
    (named > most(staffed) ? refuse("operation.shift-count", { named }) : undefined)
  );
}

function executionRefusal(
  state: OperationState,
  act: RecordOf<typeof operationExecuted>,
): Refusal | undefined {
  const { startedAt, endedAt } = act.stated;
  if (state.executed !== undefined) {
    return refuse("operation.already-executed", { operation: state.ref, act: state.executed.recordRef });
  }
  return beforePlanRefusal(state, startedAt) ?? orderRefusal(startedAt, endedAt);
}

function beforePlanRefusal(state: OperationState, at: Span): Refusal | undefined {
  const notBefore = state.plannedAt?.earliest;
  if (notBefore === undefined || at.latest >= notBefore) return undefined;
  return refuse("operation.before-plan", { operation: state.ref, notBefore });
}

/** A cause is what somebody says; nothing else is one. */
function causeRefusal(situation: Situation, act: RecordOf<typeof operationFailed>): Refusal | undefined {
  const ref = act.stated.causeRefs.find((cause) => situation.record(cause)?.kind !== "statement-recorded");
  return ref === undefined ? undefined : refuse("operation.cause-not-statement", { ref });
}

function orderRefusal(start: Span, end: Span | undefined): Refusal | undefined {
  return end !== undefined && end.latest < start.earliest ? refuse("operation.time-order") : undefined;
}

function isDuring(from: Span | undefined, until: Span | undefined, start: Span, end: Span): boolean {
  const isAfterStart = from === undefined || end.latest >= from.earliest;
  return isAfterStart && (until === undefined || start.earliest <= until.latest);
}

/** The largest number that a headcount leaves open. */
function most(headcount: Headcount | undefined): number {
  if (headcount === undefined || "about" in headcount) return Number.POSITIVE_INFINITY;
  return "value" in headcount ? headcount.value : headcount.high;
}
