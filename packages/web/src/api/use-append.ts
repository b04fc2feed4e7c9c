// SPDX-License-Identifier: Apache-2.0
import type { Problem, ReceiptAnswer } from "@scelle/core/api";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { problemOf } from "./api-problem.ts";
import { post } from "./client.ts";

/** A way to record, for one form. */
export interface Append {
  /**
   * Records what is stated; the version of the kind is the newest.
   * @throws ApiProblem, which `problem` also shows
   */
  readonly append: (kind: string, stated: object) => Promise<ReceiptAnswer>;
  readonly isPending: boolean;
  readonly problem?: Problem;
}

/**
 * One draft after the other: its id is made here and stays until the draft is recorded, so that a retry after
 * a
 * lost answer records nothing twice.
 */
export function useAppend(): Append {
  const queries = useQueryClient();
  const draftId = useRef<string>(undefined);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const append = async (kind: string, stated: object) => {
    setIsPending(true);
    setProblem(undefined);
    draftId.current ??= crypto.randomUUID();
    try {
      const { findKind } = await import("@scelle/core");
      const version = findKind(kind)?.version;
      if (version === undefined) throw new Error(`No kind is called ${kind}`);
      const draft = { draftId: draftId.current, kind, version, stated };
      const receipt = await post<ReceiptAnswer>("/drafts", draft);
      draftId.current = undefined;
      await queries.invalidateQueries({ queryKey: ["view"] });
      return receipt;
    } catch (error) {
      setProblem(problemOf(error));
      throw error;
    } finally {
      setIsPending(false);
    }
  };
  return { append, isPending, ...(problem === undefined ? {} : { problem }) };
}
