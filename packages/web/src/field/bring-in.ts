// SPDX-License-Identifier: Apache-2.0
import type { Draft } from "@scelle/core";
import type { Problem, ReceiptAnswer } from "@scelle/core/api";
import { problemOf } from "../api/api-problem.ts";
import { type FieldAct, nextAct } from "./field-acts.ts";
import type { FieldSearch } from "./field-search.ts";

/** Ways to the device's store and to the register, so that a test can be both. */
export interface BringInWays {
  /** Keeps a change; what it answers with is durable. */
  change(alter: (search: FieldSearch) => FieldSearch): Promise<FieldSearch>;
  /** Has the sealed bytes of an act in the vault. @throws ApiProblem */
  bringObject(act: FieldAct): Promise<void>;
  /** @throws ApiProblem */
  send(draft: Draft): Promise<ReceiptAnswer>;
}

/**
 * Brings in whatever can be brought in, act by act in their order. Each act is kept as it goes out before it
 * goes out, and what came of it before the next one goes: a page that dies in between sends the same act
 * again, for which the register gives the same receipt.
 * @returns what stopped it, to be tried again; undefined once nothing is left that could be recorded now
 */
export async function bringIn(ways: BringInWays): Promise<Problem | undefined> {
  for (;;) {
    const act = await nextKept(ways);
    if (act === undefined) return undefined;
    const { draft } = act;
    try {
      if (act.hasObject) await ways.bringObject(act);
      const { index, recordedAt } = await ways.send(draft);
      await ways.change((before) => withOutcome(before, draft.draftId, { index, recordedAt }));
    } catch (error) {
      const problem = problemOf(error);
      if (!isRefusal(problem)) return problem;
      await ways.change((before) => withOutcome(before, draft.draftId, { problem }));
    }
  }
}

/** The next act of the search as it stands once no other page changes it, kept as it goes out. */
async function nextKept(ways: BringInWays): Promise<FieldAct | undefined> {
  let act: FieldAct | undefined;
  await ways.change((search) => {
    act = nextAct(search);
    if (act === undefined) return search;
    const { draft } = act;
    return { ...search, sent: { ...search.sent, [draft.draftId]: draft } };
  });
  return act;
}

/**
 * Whether the register judged the act, or the object that belongs to it, and said no. Everything else may go
 * better another time: it is away, busy, has forgotten how far an object had come, or nobody is signed in.
 */
function isRefusal({ type, status }: Problem): boolean {
  const isOfTheWay =
    /^(?:app|session|server|ingest\.unknown|request\.(?:wrong-host|foreign-origin|too-slow))\b/.test(type);
  return status >= 400 && status < 500 && status !== 429 && !isOfTheWay;
}

function withOutcome(
  search: FieldSearch,
  draftId: string,
  outcome: FieldSearch["outcomes"][string],
): FieldSearch {
  return { ...search, outcomes: { ...search.outcomes, [draftId]: outcome } };
}
