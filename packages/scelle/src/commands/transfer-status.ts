// SPDX-License-Identifier: Apache-2.0
import {
  afterTransfer,
  caseReceived,
  foundsCase,
  isRecordOf,
  type Language,
  type Transfer,
} from "@scelle/core";
import { atCase } from "../program/at-case.ts";
import { columns, page } from "../program/lines.ts";
import type { Surroundings } from "../program/surroundings.ts";
import type { ReadFlags } from "./read.ts";

export interface TransferStatus {
  readonly caseRef: string;
  /** Where the case came from; absent for one that was opened here. */
  readonly received?: {
    readonly sourceOrigin: string;
    readonly sourceCaseRef: string;
    readonly headIndex: number;
    readonly headSeq: number;
    readonly at: string;
  };
  /** Where it went; absent for one that was never given away. */
  readonly transfer?: Transfer;
}

export function transferStatusText(
  { caseRef, received, transfer }: TransferStatus,
  language: Language,
): string {
  const told = words[language];
  return page(
    told.case(caseRef),
    columns([
      ...(received === undefined
        ? []
        : ([
            [told.from, received.sourceOrigin],
            [told.there, received.sourceCaseRef],
            [told.upTo, told.entry(received.headIndex, received.headSeq)],
            [told.since, received.at],
          ] as const)),
      ...(transfer === undefined
        ? []
        : ([
            [told.to, transfer.toOrigin],
            [told.state, told.states[transfer.state]],
            [told.since, transfer.since],
          ] as const)),
    ]),
    ...(received === undefined && transfer === undefined ? [told.neither] : []),
  );
}

/** Where a case came from and where it went, read from its records; the look is recorded. */
export async function transferStatus(
  name: string,
  flags: ReadFlags,
  around: Surroundings,
): Promise<TransferStatus> {
  return await atCase({ command: "transfer status", name }, flags, around, async ({ caseRef, look }) => {
    const { records } = await look("overview");
    const founding = records.find((record) => foundsCase(record) && record.recordRef === caseRef);
    let transfer: Transfer | undefined;
    for (const record of records) transfer = afterTransfer(transfer, record);
    const isReceived = founding !== undefined && isRecordOf(founding, caseReceived);
    return {
      caseRef,
      ...(isReceived ? { received: receivedOf(founding) } : {}),
      ...(transfer === undefined ? {} : { transfer }),
    };
  });
}

function receivedOf({
  stated,
  assigned,
}: Extract<Parameters<typeof isRecordOf<typeof caseReceived>>[0], object>): NonNullable<
  TransferStatus["received"]
> {
  return {
    sourceOrigin: String(stated["sourceOrigin"]),
    sourceCaseRef: String(stated["sourceCaseRef"]),
    headIndex: Number(stated["headIndex"]),
    headSeq: Number(stated["headSeq"]),
    at: assigned.recordedAt,
  };
}

const words = {
  en: {
    case: (ref: string) => `Case ${ref}`,
    from: "received from",
    there: "case there",
    upTo: "continues it up to",
    entry: (index: number, seq: number) => `entry ${index}, number ${seq} of the case`,
    since: "since",
    to: "given to",
    state: "state",
    states: {
      given: "given, not yet acknowledged",
      acknowledged: "acknowledged by the other register",
      withdrawn: "withdrawn: the case stays here",
    },
    neither: "It was opened here and given to nobody.",
  },
  fr: {
    case: (ref: string) => `Affaire ${ref}`,
    from: "reçue de",
    there: "affaire là-bas",
    upTo: "la continue jusqu’à",
    entry: (index: number, seq: number) => `l’entrée ${index}, numéro ${seq} de l’affaire`,
    since: "depuis",
    to: "transmise à",
    state: "état",
    states: {
      given: "transmise, réception non encore accusée",
      acknowledged: "réception accusée par l’autre registre",
      withdrawn: "retirée : l’affaire reste ici",
    },
    neither: "Elle a été ouverte ici et n’a été transmise à personne.",
  },
} as const;
