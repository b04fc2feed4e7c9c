// SPDX-License-Identifier: Apache-2.0
import {
  type caseReceived,
  caseTransferred,
  type Draft,
  isRecordOf,
  judgeAcknowledgement,
  judgeReception,
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
 * verifier judges it, before the draft is asked about.
 * @throws ScelleError "transfer.…"
 */
export async function assertTransfer(
  parts: TransferParts,
  { kind, stated }: Pick<Draft, "kind" | "stated">,
): Promise<void> {
  if (kind === "case-received")
    await assertReception(parts, stated as unknown as Stated<typeof caseReceived>);
  if (kind !== "transfer-acknowledged") return;
  const acknowledged = stated as unknown as Stated<typeof transferAcknowledged>;
  const { origin, situation, store, publicationKeys } = parts;
  const record = situation.record(acknowledged.transferRef);
  // Whether it is one of this case that still waits, the rules say.
  if (record === undefined || !isRecordOf(record, caseTransferred)) return;
  const given = {
    stated: record.original as unknown as Stated<typeof caseTransferred>,
    leafHash: leafHash(nodeCrypto, store.entry(record.index)),
  };
  const here = { origin, logKey: publicationKeys.logKey };
  raise(await judgeAcknowledgement(nodeCrypto, acknowledged, given, here));
}

async function assertReception(
  { origin, publicationKeys }: TransferParts,
  received: Stated<typeof caseReceived>,
): Promise<void> {
  const here = { origin, logKey: publicationKeys.logKey };
  raise(await judgeReception(nodeCrypto, received, here));
}

function raise(verdict: TransferVerdict): void {
  if (verdict.problem !== undefined) {
    throw new ScelleError(verdict.problem, { detail: verdict.detail ?? "" });
  }
}
