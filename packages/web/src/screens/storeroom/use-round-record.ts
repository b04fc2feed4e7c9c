// SPDX-License-Identifier: Apache-2.0
import { findKind } from "@scelle/core";
import type { Problem } from "@scelle/core/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { post } from "../../api/client.ts";
import { type Round, roundAct } from "./round.ts";
import type { StoreroomProps } from "./storeroom-props.ts";

/** Records the round as its one act; sent again after a lost answer it is recorded once. */
export function useRoundRecord(
  round: Round,
  { caseRef, me, zone }: Pick<StoreroomProps, "caseRef" | "me" | "zone">,
  onRecorded: () => void,
) {
  const queries = useQueryClient();
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const record = async () => {
    setIsPending(true);
    setProblem(undefined);
    try {
      const kind = "inventory-taken";
      const stated = roundAct(round, caseRef, me, zone, new Date().toISOString());
      await post("/drafts", { draftId: round.draftId, kind, version: findKind(kind)?.version ?? 1, stated });
      onRecorded();
      await queries.invalidateQueries({ queryKey: ["view"] });
    } catch (error) {
      setProblem(problemOf(error));
      setIsPending(false);
    }
  };
  return { record, isPending, problem };
}
