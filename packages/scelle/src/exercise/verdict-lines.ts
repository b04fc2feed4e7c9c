// SPDX-License-Identifier: Apache-2.0
import { type Report, type Verdict, verdictSentence } from "@scelle/verifier";

/** The two verdicts of a report, a line each. */
export function verdictLines({ integrity, completeness }: Report): string[] {
  return [`integrity:    ${verdictLine(integrity)}`, `completeness: ${verdictLine(completeness)}`];
}

const names = { holds: "established", fails: "REFUTED", "not-established": "not established" } as const;

function verdictLine(verdict: Verdict): string {
  return `${names[verdict.value]}. ${verdictSentence(verdict, "en")}`;
}
