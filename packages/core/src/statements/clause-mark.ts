// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "../records/effective-records.ts";
import type { Sources, StatementRecord } from "./statement-record.ts";

/** How a statement stands in its case, as a reader sees it in the margin of the text. */
export type ClauseMark =
  | "said-by"
  | "taken"
  | "no-measure"
  | "planned"
  | "disputed"
  | "alleged"
  | "counted"
  | "compared";

const actsOnRecord: Readonly<Record<string, string>> = {
  searched: "search-conducted",
  seized: "exhibit-seized",
};

/**
 * The mark of a statement. It weighs nothing: it tells a comparison from a claim, a plan from an act, what is
 * denied by somebody, what is counted, and whether the case has an act of the same kind on record.
 * @param records of the case, as far as the reader may see them
 */
export function clauseMarkOf(
  { recordRef, stated }: StatementRecord,
  { relations }: Pick<Sources, "relations">,
  records: readonly EffectiveRecord[],
): ClauseMark {
  const { predicate, mood, polarity, certainty, quantity } = stated;
  if (mood === "compared" || mood === "fictional" || predicate === "is-like" || predicate === "is-based-on") {
    return "compared";
  }
  if (mood === "denied" || isContradicted(recordRef, relations)) return "disputed";
  if (mood === "intended") return "planned";
  if (quantity !== undefined) return "counted";
  if (predicate === "arrested" && polarity === "negated") return "no-measure";
  if (mood === "alleged" || mood === "conditional" || certainty === "possible") return "alleged";
  const act = actsOnRecord[predicate];
  const isOnRecord = act !== undefined && records.some(({ kind }) => kind === act);
  return polarity === "affirmed" && isOnRecord ? "taken" : "said-by";
}

function isContradicted(ref: string, relations: Sources["relations"]): boolean {
  return relations.some(
    ({ stated }) =>
      stated.relation === "contradicts" && (stated.statementRef === ref || stated.otherRef === ref),
  );
}
