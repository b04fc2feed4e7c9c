// SPDX-License-Identifier: Apache-2.0
import { type ForeignAct, hex, openForeignAct, ScelleError, utf8 } from "@scelle/core";
import { nodeCrypto, type Receipt } from "@scelle/register";
import { openGivenCase, zipBundleFiles } from "@scelle/verifier";
import { type AuthorFlags, atRegister, draftOf } from "../program/at-register.ts";
import { openLargeFile } from "../program/open-large-file.ts";
import { receiptTextIn } from "../program/receipt-text.ts";
import { recordNamed } from "../program/references.ts";
import type { Surroundings } from "../program/surroundings.ts";

/**
 * Records that the other register has the case, or an exhibit of it, by its receipt; or the case by a bundle
 * of it as that register has it. The register judges the receipt before it takes the record in.
 * @throws ScelleError "transfer.…", "receipt.…", "bundle.…"
 */
export async function acknowledgeTransfer(
  path: string,
  flags: AuthorFlags,
  around: Surroundings,
): Promise<Receipt> {
  const receivedReceipt = await receiptIn(path);
  const act = await openForeignAct(nodeCrypto, utf8(receivedReceipt));
  const { draft } = act.payload;
  if (draft.kind === "exhibit-taken-over") return await exhibitGone(act, receivedReceipt, flags, around);
  if (draft.kind !== "case-received") throw new ScelleError("transfer.other-act", { detail: draft.kind });
  const given = await openForeignAct(nodeCrypto, utf8(String(draft.stated["transferReceipt"])));
  const stated = {
    caseRef: String(draft.stated["sourceCaseRef"]),
    transferRef: given.payload.draft.draftId,
    receivedCaseRef: draft.draftId,
    receivedIndex: act.index,
    receivedLeaf: hex(act.leafHash),
    receivedReceipt,
  };
  return await atRegister(flags, around.env, "transfer acknowledge", (desk) =>
    desk.append(draftOf({ kind: "transfer-acknowledged", stated })),
  );
}

export interface WithdrawFlags extends AuthorFlags {
  readonly reason: string;
}

/** Takes a transfer back that nobody has acknowledged. */
export async function withdrawTransfer(
  name: string,
  flags: WithdrawFlags,
  around: Surroundings,
): Promise<Receipt> {
  return await atRegister(flags, around.env, "transfer withdraw", async ({ names, ...desk }) => {
    const { ref: caseRef } = await recordNamed(names, name, "case");
    const query = { op: "list", kind: "case-transferred" };
    const reason = flags.reason;
    const look = await desk.consult(
      draftOf({ kind: "record-consulted", stated: { caseRef, reason, query } }),
    );
    const newest = [...look.records].sort((one, other) => other.index - one.index)[0];
    if (newest === undefined) throw new ScelleError("transfer.not-pending", { case: caseRef });
    const stated = { caseRef, transferRef: newest.recordRef, reason };
    return await desk.append(draftOf({ kind: "transfer-withdrawn", stated }));
  });
}

/** Of a thing that the other register holds now, by its receipt of taking it over. */
async function exhibitGone(
  { payload, index, leafHash }: ForeignAct,
  receivedReceipt: string,
  flags: AuthorFlags,
  around: Surroundings,
): Promise<Receipt> {
  const { draftId, stated: taken } = payload.draft;
  const { sourceExhibitRef, takenOverAt } = taken;
  if (sourceExhibitRef === undefined || takenOverAt === undefined) {
    throw new ScelleError("transfer.other-exhibit", { detail: draftId });
  }
  const stated = {
    exhibitRef: sourceExhibitRef,
    handedOverAt: takenOverAt,
    receivedExhibitRef: draftId,
    receivedIndex: index,
    receivedLeaf: hex(leafHash),
    receivedReceipt,
  };
  return await atRegister(flags, around.env, "transfer acknowledge", (desk) =>
    desk.append(draftOf({ kind: "exhibit-transferred", stated })),
  );
}

/** The receipt itself, or that of the record which the case in a bundle begins with. */
async function receiptIn(path: string): Promise<string> {
  const file = await openLargeFile(path);
  const receipt = await receiptTextIn(file);
  if (receipt !== undefined) return receipt;
  const { founding } = await openGivenCase(await zipBundleFiles(file), { crypto: nodeCrypto });
  if (founding === undefined) throw new ScelleError("transfer.no-transfer");
  return founding.receipt;
}
