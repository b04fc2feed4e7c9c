// SPDX-License-Identifier: Apache-2.0
import {
  caseFold,
  caseReceived,
  caseTransferred,
  type Draft,
  exhibitFold,
  type exhibitTakenOver,
  type exhibitTransferred,
  isRecordOf,
  judgeAcknowledgement,
  judgeHandedOver,
  judgeReception,
  judgeTakenOver,
  leafHash,
  ScelleError,
  type SignedDraft,
  type Stated,
  type TransferVerdict,
  type transferAcknowledged,
} from "@scelle/core";
import type { Clock } from "./clock.ts";
import { consider } from "./consider.ts";
import type { Index } from "./index/index-reader.ts";
import { nodeCrypto } from "./keys/node-crypto.ts";
import type { LiveSituation } from "./live-situation.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";
import type { RecordStore } from "./log/record-store.ts";

interface TransferParts {
  readonly origin: string;
  readonly clock: Clock;
  readonly index: Index;
  readonly situation: LiveSituation;
  readonly store: RecordStore;
  readonly publicationKeys: Pick<PublicationKeys, "logKey">;
}

/**
 * What a draft says that another register signed is what that register's receipt proves: judged here as any
 * verifier judges it. What is missing to judge it by, the rules refuse; and whoever they refuse learns that
 * and nothing of the receipt, which would tell where a case went. Whether a case came from elsewhere learns
 * who has the receipt by which it came.
 * @throws ScelleError "transfer.…", or the code of the rules' refusal
 */
export async function assertTransfer(
  parts: TransferParts,
  signed: SignedDraft,
  author: string,
): Promise<void> {
  const { kind, stated } = signed.draft;
  const verdict = await judges[kind]?.(parts, stated as unknown);
  const unproved = verdict?.problem && new ScelleError(verdict.problem, { detail: verdict.detail ?? "" });
  if (unproved !== undefined && kind === caseReceived.kind) throw unproved;
  const problem = unproved ?? objectProblem(parts, signed.draft);
  if (problem === undefined) return;
  consider(parts, signed, author);
  throw problem;
}

/** Whether a draft says something of another register. All others are not kept waiting, not by a moment. */
export function tellsOfTransfer({ draft }: SignedDraft): boolean {
  return Object.hasOwn(judges, draft.kind);
}

/** Whether a draft would be taken in now, with what it says of another register. @throws ScelleError */
export async function considerJudged(
  parts: TransferParts,
  signed: SignedDraft,
  author: string,
): Promise<void> {
  if (tellsOfTransfer(signed)) await assertTransfer(parts, signed, author);
  consider(parts, signed, author);
}

/** A bundle is sealed for the one record that receives it: an object of another record is none. */
function objectProblem({ index, origin }: TransferParts, draft: Draft): ScelleError | undefined {
  const object = draft.kind === caseReceived.kind ? draft.measured?.["objectRoot"] : undefined;
  if (typeof object !== "string" || !index.hasObject(object)) return undefined;
  // The same draft again is asked about an object that it has named itself.
  const isRecorded = index.receiptOf(origin, draft.draftId) !== undefined;
  return isRecorded ? undefined : new ScelleError("transfer.object-taken", { object });
}

type Judge = (parts: TransferParts, stated: unknown) => Promise<TransferVerdict | undefined>;

const judges: Readonly<Record<string, Judge>> = {
  "case-received": async ({ origin, publicationKeys }, stated) => {
    const here = { origin, logKey: publicationKeys.logKey };
    return await judgeReception(nodeCrypto, stated as Stated<typeof caseReceived>, here);
  },
  "transfer-acknowledged": async ({ origin, situation, store, publicationKeys }, stated) => {
    const acknowledged = stated as Stated<typeof transferAcknowledged>;
    const record = situation.record(acknowledged.transferRef);
    if (record === undefined || !isRecordOf(record, caseTransferred)) return undefined;
    const given = {
      stated: record.original as unknown as Stated<typeof caseTransferred>,
      leafHash: leafHash(nodeCrypto, store.entry(record.index)),
    };
    const here = { origin, logKey: publicationKeys.logKey };
    return await judgeAcknowledgement(nodeCrypto, acknowledged, given, here);
  },
  "exhibit-taken-over": async ({ situation }, stated) => {
    const taken = stated as Stated<typeof exhibitTakenOver>;
    const received = situation.record(taken.caseRef);
    const isFromElsewhere = taken.sourceExhibitRef !== undefined && taken.sourceReceipt !== undefined;
    if (!isFromElsewhere || received === undefined || !isRecordOf(received, caseReceived)) return undefined;
    return await judgeTakenOver(nodeCrypto, taken, received.stated);
  },
  "exhibit-transferred": async ({ situation }, stated) => {
    const handed = stated as Stated<typeof exhibitTransferred>;
    const { caseRef } = situation.state(exhibitFold, handed.exhibitRef);
    const transfer = caseRef === undefined ? undefined : situation.state(caseFold, caseRef).transfer;
    return transfer && (await judgeHandedOver(nodeCrypto, handed, transfer));
  },
};
