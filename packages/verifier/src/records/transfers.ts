// SPDX-License-Identifier: Apache-2.0
import {
  type caseReceived,
  type caseTransferred,
  type Hash,
  isTakenInAfterTransfer,
  judgeAcknowledgement,
  judgeReception,
  kindOf,
  type RecordPayload,
  type RegisterName,
  type Stated,
  type transferAcknowledged,
} from "@scelle/core";
import type { Verification } from "../verification.ts";
import type { RecordCollection } from "./record-collection.ts";
import { type CaseBetween, checkTransferredExhibit, transferProblem } from "./transferred-exhibits.ts";

/** An open record with what its entry is known by. */
export interface PlacedRecord {
  readonly index: number;
  readonly payload: RecordPayload;
  readonly leaf: Hash | undefined;
}

/** The last transfer of a case that nothing has withdrawn. */
interface Given {
  readonly record: PlacedRecord;
  readonly stated: Stated<typeof caseTransferred>;
  isAcknowledged: boolean;
}

/** Cases that were given to other registers, and those that came from others, over all open records. */
export async function judgeTransfers(verification: Verification, records: RecordCollection): Promise<void> {
  await checkTransfersOf(verification, records.opened(), () => false);
}

/**
 * What records in the order of the log say of transfers: that a case which came from elsewhere continues it,
 * that an acknowledgement is of the transfer, that no case was given to two, and that none was gone on with.
 * @param isHidden whether an entry between two of a case is closed
 */
export async function checkTransfersOf(
  verification: Verification,
  records: Iterable<PlacedRecord>,
  isHidden: (caseRef: string, from: number, to: number) => boolean,
): Promise<void> {
  const { origin = "", logKey } = verification;
  const here = { origin, logKey: logKey?.text ?? "" };
  const given = new Map<string, Given>();
  const between = new Map<string, CaseBetween>();
  for (const record of records) {
    const { draft, assigned } = record.payload;
    const { caseRef } = assigned;
    if (caseRef === undefined) continue;
    const before = given.get(caseRef);
    if (before !== undefined) checkAfter(verification, record, before, isHidden);
    if (!ofTransfers.has(draft.kind)) continue;
    const known = between.get(caseRef) ?? {};
    if (draft.kind === "case-received") {
      await checkReception(verification, record, here);
      between.set(caseRef, { ...known, received: draft.stated as unknown as Stated<typeof caseReceived> });
    }
    await checkTransferredExhibit(verification, record, known);
    if (draft.kind === "case-transferred") {
      const stated = draft.stated as unknown as Stated<typeof caseTransferred>;
      given.set(caseRef, { record, stated, isAcknowledged: false });
      between.set(caseRef, { ...known, given: stated });
    } else if (isWithdrawal(draft, before)) given.delete(caseRef);
    else if (draft.kind === "transfer-acknowledged") {
      if (before !== undefined) before.isAcknowledged = true;
      await checkAcknowledgement(verification, record, before, here);
    }
  }
  for (const [caseRef, { record, stated, isAcknowledged }] of given) {
    const problem = isAcknowledged ? "transfer-acknowledged" : "transfer-pending";
    const facts = { index: record.index, case: caseRef, origin: stated.toOrigin, problem };
    verification.reporter.report("transfer.given", "note", `entry ${record.index}`, facts);
  }
}

/** Few among a million: the others are only looked at where their case was given away. */
const ofTransfers: ReadonlySet<string> = new Set([
  "case-received",
  "case-transferred",
  "transfer-withdrawn",
  "transfer-acknowledged",
  "exhibit-taken-over",
  "exhibit-transferred",
]);

async function checkReception(
  { reporter, crypto, options }: Verification,
  { index, payload }: PlacedRecord,
  here: RegisterName,
): Promise<void> {
  const received = payload.draft.stated as unknown as Stated<typeof caseReceived>;
  const { sourceOrigin, sourceLogKey, sourceCaseRef, headIndex, headSeq } = received;
  const { otherLogKeys = [] } = options;
  const isGiven = otherLogKeys.includes(sourceLogKey);
  const outcome = isGiven ? "ok" : otherLogKeys.length === 0 ? "not-checked" : "failed";
  const ofKey = { index, origin: sourceOrigin, key: sourceLogKey };
  reporter.report("transfer.source-key", outcome, `entry ${index}`, ofKey);
  const facts = { index, origin: sourceOrigin, case: sourceCaseRef, entry: headIndex, seq: headSeq };
  const problem = transferProblem(await judgeReception(crypto, received, here));
  if (problem === undefined) reporter.report("transfer.continues", "ok", `entry ${index}`, facts);
  else reporter.report("transfer.continues", "failed", `entry ${index}`, { ...facts, ...problem });
}

async function checkAcknowledgement(
  { reporter, crypto }: Verification,
  { index, payload }: PlacedRecord,
  given: Given | undefined,
  here: RegisterName,
): Promise<void> {
  const acknowledged = payload.draft.stated as unknown as Stated<typeof transferAcknowledged>;
  const subject = `entry ${index}`;
  const about = { index, case: acknowledged.caseRef, entry: acknowledged.receivedIndex };
  const leafHash = given?.record.leaf;
  if (given === undefined || leafHash === undefined) {
    reporter.report("transfer.acknowledged", "not-checked", subject, about);
    return;
  }
  const { stated } = given;
  const facts = { ...about, origin: stated.toOrigin };
  const problem = transferProblem(
    await judgeAcknowledgement(crypto, acknowledged, { stated, leafHash }, here),
  );
  if (problem === undefined) reporter.report("transfer.acknowledged", "ok", subject, facts);
  else reporter.report("transfer.acknowledged", "failed", subject, { ...facts, ...problem });
}

/** Of the transfer that stands, and not of one that was acknowledged: that one is not withdrawn any more. */
function isWithdrawal({ kind, stated }: RecordPayload["draft"], given: Given | undefined): boolean {
  const isOfThis = given?.record.payload.draft.draftId === stated["transferRef"];
  return kind === "transfer-withdrawn" && isOfThis && given?.isAcknowledged === false;
}

/** What stands in a case after it was given away and before anything withdraws that. */
function checkAfter(
  { reporter }: Verification,
  { index, payload }: PlacedRecord,
  { record: { index: first }, stated: { toOrigin }, isAcknowledged }: Given,
  isHidden: (caseRef: string, from: number, to: number) => boolean,
): void {
  const { draft, assigned } = payload;
  const { caseRef = "" } = assigned;
  const subject = `entry ${index}`;
  const facts = { index, first, case: caseRef, origin: toOrigin };
  if (draft.kind === "case-transferred") {
    const other = String(draft.stated["toOrigin"]);
    const outcome = isHidden(caseRef, first, index) ? "not-checked" : "failed";
    reporter.report("transfer.single", outcome, subject, { ...facts, other });
    return;
  }
  const isLate = draft.kind === "transfer-withdrawn" && isAcknowledged;
  const isTakenIn =
    assigned.author === "register" || isTakenInAfterTransfer(kindOf(draft.kind, draft.version));
  if (isLate || !isTakenIn) {
    const outcome = isHidden(caseRef, first, index) ? "not-checked" : "failed";
    reporter.report("transfer.acts-after", outcome, subject, { ...facts, kind: draft.kind });
  }
}
