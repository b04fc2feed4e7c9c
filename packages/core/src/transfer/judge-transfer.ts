// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { hex } from "../encoding/hex.ts";
import { utf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import type { Stated } from "../records/define-kind.ts";
import { caseReceived } from "../records/kinds/case-received.ts";
import { caseTransferred } from "../records/kinds/case-transferred.ts";
import type { transferAcknowledged } from "../records/kinds/transfer-acknowledged.ts";
import { type ForeignAct, openForeignAct } from "./foreign-act.ts";

/** Of what a register is known by: its name and the key of its log. */
export interface RegisterName {
  readonly origin: string;
  readonly logKey: string;
}

/** What a transfer does not hold for: the code that errors and checks have it under. */
export type TransferProblem =
  | "transfer.not-proved"
  | "transfer.other-act"
  | "transfer.other-register"
  | "transfer.not-addressed"
  | "transfer.head-differs"
  | "transfer.other-transfer"
  | "transfer.other-exhibit";

export type TransferVerdict =
  | { readonly act: ForeignAct; readonly problem?: never }
  | { readonly problem: TransferProblem; readonly detail?: string };

/**
 * Whether a record of receiving a case says what the register that gave it away signed: the entry is that
 * register's transfer, of that case, to this register, and the head that is gone on from is that entry.
 */
export async function judgeReception(
  crypto: Crypto,
  received: Stated<typeof caseReceived>,
  here: RegisterName,
): Promise<TransferVerdict> {
  const found = await openAct(crypto, received.transferReceipt);
  if ("problem" in found) return found;
  const { act } = found;
  const { draft, assigned } = act.payload;
  if (draft.kind !== caseTransferred.kind) return { problem: "transfer.other-act", detail: draft.kind };
  const transfer = draft.stated as unknown as Stated<typeof caseTransferred>;
  const isOfSource =
    act.origin === received.sourceOrigin &&
    act.logKey === received.sourceLogKey &&
    transfer.caseRef === received.sourceCaseRef;
  if (!isOfSource) return { problem: "transfer.other-register", detail: act.origin };
  if (transfer.toOrigin !== here.origin || transfer.toLogKey !== here.logKey) {
    return { problem: "transfer.not-addressed", detail: transfer.toOrigin };
  }
  const isHead =
    act.index === received.headIndex &&
    assigned.caseSeq === received.headSeq &&
    hex(act.leafHash) === received.headLeaf;
  return isHead ? found : { problem: "transfer.head-differs", detail: String(act.index) };
}

/** A transfer as the register that gave the case away has it. */
export interface GivenTransfer {
  readonly stated: Stated<typeof caseTransferred>;
  readonly leafHash: Uint8Array;
}

/**
 * Whether a record of acknowledging a transfer says what the other register signed: that register's record of
 * receiving this case, by this very transfer.
 */
export async function judgeAcknowledgement(
  crypto: Crypto,
  acknowledged: Stated<typeof transferAcknowledged>,
  given: GivenTransfer,
  here: RegisterName,
): Promise<TransferVerdict> {
  const found = await openAct(crypto, acknowledged.receivedReceipt);
  if ("problem" in found) return found;
  const { act } = found;
  const { toOrigin, toLogKey, caseRef } = given.stated;
  if (act.origin !== toOrigin || act.logKey !== toLogKey) {
    return { problem: "transfer.other-register", detail: act.origin };
  }
  const { draft } = act.payload;
  if (draft.kind !== caseReceived.kind) return { problem: "transfer.other-act", detail: draft.kind };
  const received = draft.stated as unknown as Stated<typeof caseReceived>;
  const isThis =
    received.sourceOrigin === here.origin &&
    received.sourceLogKey === here.logKey &&
    received.sourceCaseRef === caseRef &&
    received.headLeaf === hex(given.leafHash);
  if (!isThis) return { problem: "transfer.other-transfer", detail: String(act.index) };
  const isAsStated =
    draft.draftId === acknowledged.receivedCaseRef &&
    act.index === acknowledged.receivedIndex &&
    hex(act.leafHash) === acknowledged.receivedLeaf;
  return isAsStated ? found : { problem: "transfer.head-differs", detail: String(act.index) };
}

/** The act that a receipt within a record proves. */
export async function openAct(crypto: Crypto, receipt: string): Promise<TransferVerdict> {
  try {
    return { act: await openForeignAct(crypto, utf8(receipt)) };
  } catch (cause) {
    if (cause instanceof ScelleError) return { problem: "transfer.not-proved", detail: cause.code };
    throw cause;
  }
}
