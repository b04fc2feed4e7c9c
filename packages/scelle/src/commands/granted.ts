// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { Look, Receipt, ShownRecord } from "@scelle/register";
import { atCase } from "../program/at-case.ts";
import { page } from "../program/lines.ts";
import type { Surroundings } from "../program/surroundings.ts";
import type { ReadFlags } from "./read.ts";
import { recordBlocks } from "./record-text.ts";

export interface GrantedResult {
  /** Absent where the look goes on with one of the last ten minutes. */
  readonly receipt?: Receipt;
  readonly records: readonly ShownRecord[];
  readonly isCut: boolean;
}

/** What a decision on access opens of a case to whoever asks, and nothing else of it. */
export async function grantedRecords(
  caseName: string,
  flags: ReadFlags,
  around: Surroundings,
): Promise<GrantedResult> {
  return await atCase({ command: "granted", name: caseName }, flags, around, async (desk) => {
    const look = await desk.look("granted");
    const { receipt, isCut } = look;
    return { ...(receipt === undefined ? {} : { receipt }), records: shownIn(look), isCut };
  });
}

export function grantedText({ records, isCut }: GrantedResult, language: Language): string {
  const told = words[language];
  const body = records.length === 0 ? [told.nothing] : recordBlocks({ records, labels: {} }, language);
  return page(body, ...(isCut ? [told.cut] : []), told.recorded);
}

function shownIn({ records, beside }: Look): ShownRecord[] {
  return [...records, ...beside].map((record) => {
    const { author, recordedAt, caseRef } = record.assigned;
    const { recordRef, index, kind, version, stated, measured, assigned, corrections, erased } = record;
    const where = caseRef === undefined ? {} : { caseRef };
    return {
      ...{ recordRef, index, kind, version, author, recordedAt, ...where },
      ...{ stated, measured, assigned, corrections, erased },
    };
  });
}

const words = {
  en: {
    nothing: "No decision that was notified opens anything of it to you now.",
    cut: "More is open than is shown: the newest records are here.",
    recorded: "This look is on record, with every record that it showed.",
  },
  fr: {
    nothing: "Aucune décision notifiée ne vous en ouvre quoi que ce soit à présent.",
    cut: "Il y en a davantage : voici les actes les plus récents.",
    recorded: "Cette consultation est consignée, avec chaque acte montré.",
  },
} as const;
