// SPDX-License-Identifier: Apache-2.0
import {
  afterTransfer,
  caseReceived,
  foundsCase,
  isRecordOf,
  type Language,
  type Transfer,
} from "@scelle/core";
import type { DossierFacts } from "../dossier-facts.ts";
import { instantText } from "../paper-facts.ts";

/** Which register a case came from, and which it was given to, as far as open records say. */
export function betweenRegisters(
  { records }: Pick<DossierFacts, "records">,
  language: Language,
): (readonly [string, string])[] {
  const told = words[language];
  const opened = records.find(foundsCase);
  let transfer: Transfer | undefined;
  for (const record of records) transfer = afterTransfer(transfer, record);
  const rows: (readonly [string, string])[] = [];
  if (opened !== undefined && isRecordOf(opened, caseReceived)) {
    const { sourceOrigin, sourceCaseRef, headIndex, headSeq } = opened.stated;
    rows.push([told.from, told.continues(sourceOrigin, sourceCaseRef, headIndex, headSeq)]);
  }
  if (transfer !== undefined) {
    const { toOrigin, state, since } = transfer;
    rows.push([told.to, `${toOrigin}, ${told.states[state]}, ${instantText(since)}`]);
  }
  return rows;
}

const words = {
  en: {
    from: "Came from",
    continues: (origin: string, caseRef: string, entry: number, seq: number) =>
      `the register ${origin}: continues its case ${caseRef}, up to its entry ${entry}, number ${seq} of that case`,
    to: "Given to the register",
    states: {
      given: "which has not acknowledged it",
      acknowledged: "which acknowledged it",
      withdrawn: "and withdrawn",
    },
  },
  fr: {
    from: "Venue",
    continues: (origin: string, caseRef: string, entry: number, seq: number) =>
      `du registre ${origin} : continue son affaire ${caseRef}, jusqu’à son entrée ${entry}, numéro ${seq} de cette affaire`,
    to: "Transmise au registre",
    states: {
      given: "qui n’en a pas accusé réception",
      acknowledged: "qui en a accusé réception",
      withdrawn: "puis retirée",
    },
  },
} as const;
