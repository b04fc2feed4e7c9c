// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import type { statementRecorded } from "../records/kinds/statement-recorded.ts";
import { textEstablished } from "../records/kinds/text-established.ts";
import { type Refusal, refuse } from "../records/situation.ts";
import { isSurer, weakestOf } from "./certainty.ts";

type Statement = RecordOf<typeof statementRecorded>;

/**
 * What a statement says against itself: it is never surer than its weakest voice and its hedges, and what is
 * not so is not so at most until somebody published it.
 */
export function statementRefusal(
  statement: Statement,
  text: EffectiveRecord | undefined,
): Refusal | undefined {
  return (
    chainRefusal(statement) ??
    certaintyRefusal(statement) ??
    conditionRefusal(statement) ??
    negativeRefusal(statement, text)
  );
}

function chainRefusal({ stated }: Statement): Refusal | undefined {
  const roles = (stated.chain ?? []).map(({ role }) => role);
  const isInOrder = roles.every((role, i) => (role === "author") === (i === 0));
  return isInOrder ? undefined : refuse("statement.chain-order");
}

function certaintyRefusal({ stated }: Statement): Refusal | undefined {
  const { certainty, chain = [], hedges = [] } = stated;
  const weakest = weakestOf(chain.flatMap((voice) => voice.certainty ?? []));
  if (isSurer(certainty, weakest)) {
    return refuse("statement.certainty-raised", { stated: certainty, weakest });
  }
  const isHedged = hedges.some(({ weakens }) => weakens === "certainty");
  return isHedged && certainty === "certain" ? refuse("statement.hedge-ignored") : undefined;
}

function conditionRefusal({ stated }: Statement): Refusal | undefined {
  const isConditional = stated.mood === "conditional";
  return isConditional === (stated.condition !== undefined)
    ? undefined
    : refuse("statement.condition-missing");
}

function negativeRefusal({ stated }: Statement, text: EffectiveRecord | undefined): Refusal | undefined {
  const { polarity, validTime } = stated;
  if (polarity !== "negated") return undefined;
  if (validTime === undefined) return refuse("statement.negative-needs-time");
  if (text === undefined || !isRecordOf(text, textEstablished)) return undefined;
  const { latest } = text.stated.publishedAt;
  return validTime.latest > latest
    ? refuse("statement.negative-outlives-text", { publishedAt: latest })
    : undefined;
}
