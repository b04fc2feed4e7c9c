// SPDX-License-Identifier: Apache-2.0
import { findKind } from "@scelle/core";
import type { Problem } from "@scelle/core/api";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { post } from "../../api/client.ts";
import { useSession } from "../../app/session.ts";
import { keepWork, keptWork } from "./kept-work.ts";

/** One act of several that go together, with the id under which it is recorded once. */
export interface PlannedAct {
  readonly draftId: string;
  readonly kind: string;
  readonly stated: object;
}

interface KeptActs {
  readonly acts: readonly PlannedAct[];
  readonly doneCount: number;
}

/** Several acts, one after the other; what was begun is gone on with, also by another tab. */
export interface Acts {
  /** How far what is under way, or was left behind, has come. */
  readonly progress?: { readonly done: number; readonly all: number };
  readonly isPending: boolean;
  readonly problem?: Problem;
  /** @returns whether all are recorded */
  readonly record: (acts: readonly PlannedAct[]) => Promise<boolean>;
  /** Goes on with what was left behind. */
  readonly goOn: () => Promise<boolean>;
  /** Leaves the rest: what is recorded stays. */
  readonly leave: () => void;
}

export function useActs(caseRef: string, what: string): Acts {
  const queries = useQueryClient();
  const person = useSession()?.personRef ?? "";
  const [kept, setKept] = useState(() => keptWork<KeptActs>(person, caseRef, what));
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const isBusy = useRef(false);
  const keep = (next: KeptActs | undefined) => {
    keepWork(person, caseRef, what, next);
    setKept(next);
  };
  const run = async ({ acts, doneCount }: KeptActs): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setIsPending(true);
    setProblem(undefined);
    try {
      for (let i = doneCount; i < acts.length; i += 1) {
        const act = acts[i];
        if (act !== undefined) await post("/drafts", { ...act, version: findKind(act.kind)?.version ?? 1 });
        keep({ acts, doneCount: i + 1 });
      }
      keep(undefined);
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      isBusy.current = false;
      setIsPending(false);
      await queries.invalidateQueries({ queryKey: ["view"] });
    }
  };
  return {
    ...(kept === undefined ? {} : { progress: { done: kept.doneCount, all: kept.acts.length } }),
    isPending,
    ...(problem === undefined ? {} : { problem }),
    record: (acts) => {
      const begun = { acts, doneCount: 0 };
      keep(begun);
      return run(begun);
    },
    goOn: () => (kept === undefined ? Promise.resolve(false) : run(kept)),
    leave: () => {
      keep(undefined);
      setProblem(undefined);
    },
  };
}
