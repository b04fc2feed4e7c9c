// SPDX-License-Identifier: Apache-2.0
import {
  type caseReceived,
  type caseTransferred,
  type exhibitTakenOver,
  type exhibitTransferred,
  judgeHandedOver,
  judgeTakenOver,
  type RecordPayload,
  type Stated,
  type TransferVerdict,
} from "@scelle/core";
import type { CheckFacts } from "../outcome.ts";
import type { Verification } from "../verification.ts";

/** What is known of the case of an exhibit: where it came from, and where it went. */
export interface CaseBetween {
  readonly received?: Stated<typeof caseReceived> | undefined;
  readonly given?: Stated<typeof caseTransferred> | undefined;
}

/** An exhibit that came from another register, or went to one, is the one that its record names. */
export async function checkTransferredExhibit(
  { reporter, crypto }: Verification,
  { index, payload }: { readonly index: number; readonly payload: RecordPayload },
  { received, given }: CaseBetween,
): Promise<void> {
  const { kind } = payload.draft;
  const subject = `entry ${index}`;
  if (kind === "exhibit-taken-over") {
    const taken = payload.draft.stated as unknown as Stated<typeof exhibitTakenOver>;
    if (taken.sourceExhibitRef === undefined) return;
    const facts = { index, origin: received?.sourceOrigin ?? "" };
    const verdict = received && (await judgeTakenOver(crypto, taken, received));
    if (verdict === undefined) reporter.report("transfer.exhibit-taken", "not-checked", subject, facts);
    else if (verdict.problem === undefined) reporter.count("transfer.exhibit-taken");
    else {
      reporter.report("transfer.exhibit-taken", "failed", subject, { ...facts, ...transferProblem(verdict) });
    }
  } else if (kind === "exhibit-transferred") {
    const handed = payload.draft.stated as unknown as Stated<typeof exhibitTransferred>;
    const facts = { index, origin: given?.toOrigin ?? "" };
    const verdict = given && (await judgeHandedOver(crypto, handed, given));
    if (verdict === undefined) reporter.report("transfer.exhibit-given", "not-checked", subject, facts);
    else if (verdict.problem === undefined) reporter.count("transfer.exhibit-given");
    else {
      reporter.report("transfer.exhibit-given", "failed", subject, { ...facts, ...transferProblem(verdict) });
    }
  }
}

/** The problem of a verdict, as facts of a check; undefined where it holds. */
export function transferProblem(verdict: TransferVerdict): CheckFacts | undefined {
  if (verdict.problem === undefined) return undefined;
  return { problem: verdict.problem.replace(".", "-"), detail: verdict.detail ?? "" };
}
