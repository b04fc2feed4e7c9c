// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../../custody/exhibit-state.ts";
import { isRecordOf, type RecordOf } from "../../records/effective-records.ts";
import { habilitationRecorded } from "../../records/kinds/habilitation-recorded.ts";
import { lookupLogImported } from "../../records/kinds/lookup-log-imported.ts";
import { lookupReviewed } from "../../records/kinds/lookup-reviewed.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome } from "../outcome.ts";
import { isSurelyAfter, isSurelyBefore } from "../spans.ts";

type Habilitation = RecordOf<typeof habilitationRecorded>;

/** Whoever looked something up was habilitated to that file then, by an act that is proved. */
export function habilitationProved(facts: CaseFacts): Outcome[] {
  return facts.all(lookupReviewed).map((review): Outcome => {
    const { agentRef, logRef, lookedAt } = review.stated;
    const about = { actRef: review.recordRef, at: lookedAt };
    if (agentRef === undefined) {
      return { ...about, standing: "unknown", circumstances: ["agent-not-named"], factRefs: [] };
    }
    const log = facts.record(logRef);
    const system = log !== undefined && isRecordOf(log, lookupLogImported) ? log.stated.system : undefined;
    const held = facts
      .all(habilitationRecorded)
      .filter(({ stated }) => stated.personRef === agentRef && isSameFile(stated.scope, system));
    return { ...about, ...habilitationOutcome(held, lookedAt) };
  });
}

function habilitationOutcome(
  held: readonly Habilitation[],
  at: Span,
): Pick<Outcome, "standing" | "circumstances" | "factRefs"> {
  const refsOf = (some: readonly Habilitation[]) => some.map(({ recordRef }) => recordRef);
  if (held.length === 0) {
    return { standing: "unknown", circumstances: ["habilitation-not-recorded"], factRefs: [] };
  }
  const covering = held.filter((one) => covers(one, at));
  const proved = covering.filter(({ stated }) => stated.documentObject !== undefined);
  if (proved.length > 0) return { standing: "met", circumstances: [], factRefs: refsOf(proved) };
  if (covering.length > 0) {
    return { standing: "unknown", circumstances: ["habilitation-unproved"], factRefs: refsOf(covering) };
  }
  return held.every((one) => isElsewhen(one, at))
    ? { standing: "not-met", circumstances: ["habilitation-elsewhen"], factRefs: refsOf(held) }
    : { standing: "unknown", circumstances: ["times-open"], factRefs: refsOf(held) };
}

function covers({ stated: { from, until } }: Habilitation, at: Span): boolean {
  return isSurelyBefore(from, at) && (until === undefined || isSurelyBefore(at, until));
}

function isElsewhen({ stated: { from, until } }: Habilitation, at: Span): boolean {
  return isSurelyAfter(from, at) || (until !== undefined && isSurelyAfter(at, until));
}

/** Names of files are compared as people type them; erased words are the name of nothing. */
function isSameFile(scope: string | undefined, system: string | undefined): boolean {
  const plain = (words: string) => words.trim().toLowerCase().replace(/\s+/g, " ");
  return scope !== undefined && system !== undefined && plain(scope) === plain(system);
}
