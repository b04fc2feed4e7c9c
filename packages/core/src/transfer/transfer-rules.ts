// SPDX-License-Identifier: Apache-2.0
import { caseFold } from "../access/case-fold.ts";
import { type Kind, registerOnlyKinds } from "../records/define-kind.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { caseReceived } from "../records/kinds/case-received.ts";
import { caseTransferred } from "../records/kinds/case-transferred.ts";
import { exhibitTakenOver } from "../records/kinds/exhibit-taken-over.ts";
import { exhibitTransferred } from "../records/kinds/exhibit-transferred.ts";
import { transferAcknowledged } from "../records/kinds/transfer-acknowledged.ts";
import { transferWithdrawn } from "../records/kinds/transfer-withdrawn.ts";
import { registerFold, sourceCaseName } from "../records/register-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";

/**
 * What a case that was given to another register still takes in beside looks and exports: what ends the
 * transfer, what becomes of things that are still held here, what the law orders to be erased, and what keeps
 * somebody out or lets a lead follow another, without whom nobody could acknowledge.
 */
const kindsAfterTransfer: readonly string[] = [
  "transfer-acknowledged",
  "transfer-withdrawn",
  "custody-offered",
  "custody-received",
  "custody-refused",
  "exhibit-transferred",
  "exhibit-moved",
  "seal-found-broken",
  "inventory-taken",
  "exhibit-returned",
  "exhibit-destroyed",
  "fixity-checked",
  "erasure-decided",
  "member-removed",
  "wall-raised",
  "emergency-access-taken",
  "lead-replaced",
  "admission-answered",
];

/** Whether a case that was given away takes a record of this kind in, whoever makes it. */
export function isTakenInAfterTransfer(kind: Kind): boolean {
  const isOfRegister = registerOnlyKinds.includes(kind.kind);
  return kind.group === "access" || isOfRegister || kindsAfterTransfer.includes(kind.kind);
}

/** What a transfer says against a record of the case, and what stands against a transfer itself. */
export function transferRefusal(
  situation: Situation,
  kind: Kind,
  act: EffectiveRecord,
  caseRef: string | undefined,
): Refusal | undefined {
  if (isRecordOf(act, caseReceived)) return receptionRefusal(situation, act.stated);
  if (caseRef === undefined || act.assigned.author === "register") return undefined;
  const { transfer } = situation.state(caseFold, caseRef);
  const isGone = transfer !== undefined && transfer.state !== "withdrawn";
  if (isGone && !isTakenInAfterTransfer(kind)) {
    return refuse("transfer.given-away", { case: caseRef, register: transfer.toOrigin });
  }
  if (isRecordOf(act, transferWithdrawn) || isRecordOf(act, transferAcknowledged)) {
    const isPending = transfer?.state === "given" && transfer.recordRef === act.stated.transferRef;
    return isPending ? undefined : refuse("transfer.not-pending", { case: caseRef });
  }
  if (isRecordOf(act, exhibitTransferred) && !isGone) return refuse("transfer.not-given", { case: caseRef });
  if (isRecordOf(act, exhibitTakenOver)) return takingOverRefusal(situation, act, caseRef);
  if (!isRecordOf(act, caseTransferred)) return undefined;
  const { toOrigin } = act.stated;
  return toOrigin === situation.origin ? refuse("transfer.to-itself", { register: toOrigin }) : undefined;
}

/** What comes from another register comes with its proof, into the case that came from there, and once. */
function takingOverRefusal(
  situation: Situation,
  { stated }: RecordOf<typeof exhibitTakenOver>,
  caseRef: string,
): Refusal | undefined {
  const { sourceExhibitRef, sourceReceipt } = stated;
  if (sourceExhibitRef === undefined && sourceReceipt === undefined) return undefined;
  if (sourceExhibitRef === undefined || sourceReceipt === undefined) {
    return refuse("transfer.not-proved", { detail: "exhibit-taken-over" });
  }
  if (situation.record(caseRef)?.kind !== caseReceived.kind) {
    return refuse("transfer.not-received", { case: caseRef });
  }
  const { exhibitRefs } = situation.state(caseFold, caseRef);
  const known = exhibitRefs.find(
    (ref) => situation.record(ref)?.stated["sourceExhibitRef"] === sourceExhibitRef,
  );
  return known === undefined ? undefined : refuse("transfer.exhibit-taken-over", { exhibit: known });
}

/**
 * A case comes once by each transfer, and again only by a later one: its register signs that only after it
 * withdrew the one before. What was received by that one stays, as a case of its own.
 */
function receptionRefusal(
  situation: Situation,
  { sourceOrigin, sourceCaseRef, headIndex }: RecordOf<typeof caseReceived>["stated"],
): Refusal | undefined {
  if (sourceOrigin === situation.origin) return refuse("transfer.to-itself", { register: sourceOrigin });
  const { receivedCases } = situation.state(registerFold, "register");
  const known = receivedCases[sourceCaseName(sourceOrigin, sourceCaseRef)];
  const before = known === undefined ? undefined : situation.record(known);
  if (known === undefined || before === undefined || !isRecordOf(before, caseReceived)) return undefined;
  const isLater = headIndex > before.stated.headIndex;
  return isLater ? undefined : refuse("transfer.already-received", { case: known });
}
