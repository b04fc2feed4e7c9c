// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import type { RefTarget } from "../records/value-type.ts";
import { oneOf } from "../records/values.ts";
import type { Vocabulary, WordOf } from "../records/vocabulary.ts";
import { packNames } from "../regularity/packs.ts";
import { recordRef } from "./answers.ts";

/** Papers of a case, by the word that asks for them. */
export const casePapers = {
  "search-report": { en: "Search report", fr: "Procès-verbal de perquisition" },
  exhibit: { en: "Exhibit sheet", fr: "Fiche de scellé" },
  label: { en: "Label", fr: "Étiquette" },
  "hand-over": { en: "Hand-over receipt", fr: "Reçu de remise" },
  continuity: { en: "Continuity of control", fr: "Continuité du contrôle" },
  irregularities: { en: "Irregularities", fr: "Irrégularités" },
  looks: { en: "Who looked", fr: "Qui a consulté" },
} as const satisfies Vocabulary;

export type CasePaper = WordOf<typeof casePapers>;

/** What a paper is of. */
export const paperTargets: Readonly<Record<CasePaper, RefTarget>> = {
  "search-report": "search",
  exhibit: "exhibit",
  label: "exhibit",
  "hand-over": "exhibit",
  continuity: "exhibit",
  irregularities: "case",
  looks: "case",
};

/** Which paper is wanted, of what, and in which language. */
export const paperRequest = z.strictObject({
  what: oneOf(casePapers),
  /** The exhibit, search or case that it is of. */
  ref: recordRef,
  language: z.enum(["en", "fr"]),
  pack: z.exactOptional(oneOf(packNames)),
});
