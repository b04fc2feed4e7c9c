// SPDX-License-Identifier: Apache-2.0
import { countInterval } from "@scelle/analysis";
import {
  type CountRecord,
  compareCounts,
  countsAmong,
  countsKnownAt,
  type Sources,
  sourcesAmong,
} from "@scelle/core";
import type { CountLine, IncidentsView } from "@scelle/core/api";
import { incidentsOf } from "./incident-lines.ts";
import { voicesOf } from "./statement-lines.ts";
import type { ViewContext } from "./view-context.ts";

export function incidentsView(context: ViewContext): IncidentsView {
  const counts = countsAmong(context.records);
  const sources = sourcesAmong(context.records);
  const known = new Set(countsKnownAt(counts, context.at).known.map(({ recordRef }) => recordRef));
  return {
    asKnownAt: context.at,
    incidents: incidentsOf(context),
    counts: counts.map((count) => ({
      ...countLineOf(context, sources, count),
      ...supersededIn(counts, count),
      isKnown: known.has(count.recordRef),
    })),
    unlike: unlikePairs(counts),
  };
}

function supersededIn(counts: readonly CountRecord[], { recordRef }: CountRecord) {
  const by = counts.find(({ stated }) => stated.supersedesRef === recordRef);
  return by === undefined ? {} : { supersededByRef: by.recordRef };
}

function countLineOf(
  { nameOf }: ViewContext,
  { statements }: Sources,
  count: CountRecord,
): Omit<CountLine, "isKnown"> {
  const { recordRef, stated } = count;
  const { statementRef, measure = "", amount, definition = "", territory = "", supersedesRef } = stated;
  const statement = statements.find((one) => one.recordRef === statementRef);
  const interval = countInterval(count);
  return {
    recordRef,
    statementRef,
    ...(statement === undefined ? {} : { voices: voicesOf(statement, nameOf) }),
    measure,
    amount: { ...amount },
    definition,
    territory,
    period: stated.period,
    knownFrom: stated.knownFrom,
    ...(supersedesRef === undefined ? {} : { supersedesRef }),
    ...(interval === undefined ? {} : { interval: { ...interval } }),
  };
}

/** Every pair that must not be read against each other, with the reasons and the nearest pair that can. */
function unlikePairs(counts: readonly CountRecord[]): IncidentsView["unlike"] {
  return counts.flatMap((one, i) =>
    counts.slice(i + 1).flatMap((other) => {
      const comparison = compareCounts(one, other, counts);
      if (comparison.comparable) return [];
      const { reasons, nearest } = comparison;
      const pair: [string, string] | undefined = nearest && [nearest[0].recordRef, nearest[1].recordRef];
      return [
        {
          oneRef: one.recordRef,
          otherRef: other.recordRef,
          reasons: [...reasons],
          ...(pair === undefined ? {} : { nearest: pair }),
        },
      ];
    }),
  );
}
