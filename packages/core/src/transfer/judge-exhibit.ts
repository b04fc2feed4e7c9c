// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { hex } from "../encoding/hex.ts";
import { findKind } from "../records/catalogue.ts";
import type { Stated } from "../records/define-kind.ts";
import type { caseReceived } from "../records/kinds/case-received.ts";
import type { caseTransferred } from "../records/kinds/case-transferred.ts";
import { exhibitTakenOver } from "../records/kinds/exhibit-taken-over.ts";
import type { exhibitTransferred } from "../records/kinds/exhibit-transferred.ts";
import { openAct, type TransferVerdict } from "./judge-transfer.ts";

/**
 * Whether an exhibit that was taken over is the one that it names: the other register founded it, in the case
 * that came from there.
 */
export async function judgeTakenOver(
  crypto: Crypto,
  { sourceExhibitRef, sourceReceipt = "" }: Stated<typeof exhibitTakenOver>,
  source: Pick<Stated<typeof caseReceived>, "sourceOrigin" | "sourceLogKey" | "sourceCaseRef">,
): Promise<TransferVerdict> {
  const found = await openAct(crypto, sourceReceipt);
  if (found.problem !== undefined) return found;
  const { origin, logKey, payload } = found.act;
  if (origin !== source.sourceOrigin || logKey !== source.sourceLogKey) {
    return { problem: "transfer.other-register", detail: origin };
  }
  const { draft, assigned } = payload;
  if (findKind(draft.kind, draft.version)?.founds !== "exhibit") {
    return { problem: "transfer.other-act", detail: draft.kind };
  }
  const isThis = draft.draftId === sourceExhibitRef && assigned.caseRef === source.sourceCaseRef;
  return isThis ? found : { problem: "transfer.other-exhibit", detail: draft.draftId };
}

/** Whether the register that a case was given to has taken an exhibit of it over, as a record says. */
export async function judgeHandedOver(
  crypto: Crypto,
  handed: Stated<typeof exhibitTransferred>,
  to: Pick<Stated<typeof caseTransferred>, "toOrigin" | "toLogKey">,
): Promise<TransferVerdict> {
  const found = await openAct(crypto, handed.receivedReceipt);
  if (found.problem !== undefined) return found;
  const { origin, logKey, index, leafHash, payload } = found.act;
  if (origin !== to.toOrigin || logKey !== to.toLogKey) {
    return { problem: "transfer.other-register", detail: origin };
  }
  const { draft } = payload;
  if (draft.kind !== exhibitTakenOver.kind) return { problem: "transfer.other-act", detail: draft.kind };
  if (draft.stated["sourceExhibitRef"] !== handed.exhibitRef) {
    return { problem: "transfer.other-exhibit", detail: draft.draftId };
  }
  const isAsStated =
    draft.draftId === handed.receivedExhibitRef &&
    index === handed.receivedIndex &&
    hex(leafHash) === handed.receivedLeaf;
  return isAsStated ? found : { problem: "transfer.head-differs", detail: String(index) };
}
