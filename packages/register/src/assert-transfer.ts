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
  type Stated,
  type TransferVerdict,
  type transferAcknowledged,
} from "@scelle/core";
import { nodeCrypto } from "./keys/node-crypto.ts";
import type { LiveSituation } from "./live-situation.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";
import type { RecordStore } from "./log/record-store.ts";

interface TransferParts {
  readonly origin: string;
  readonly situation: LiveSituation;
  readonly store: RecordStore;
  readonly publicationKeys: Pick<PublicationKeys, "logKey">;
}

/**
 * What a draft says that another register signed is what that register's receipt proves: judged here as any
 * verifier judges it, before the draft is asked about. What is missing to judge it by, the rules refuse.
 * @throws ScelleError "transfer.…"
 */
export async function assertTransfer(
  parts: TransferParts,
  { kind, stated }: Pick<Draft, "kind" | "stated">,
): Promise<void> {
  const verdict = await judges[kind]?.(parts, stated as unknown);
  if (verdict?.problem !== undefined) {
    throw new ScelleError(verdict.problem, { detail: verdict.detail ?? "" });
  }
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
