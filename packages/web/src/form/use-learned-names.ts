// SPDX-License-Identifier: Apache-2.0
import type { ResolvedAnswer } from "@scelle/core/api";
import { useQueries } from "@tanstack/react-query";
import { useEffect } from "react";
import { get } from "../api/client.ts";
import { learnLabels, useKnownLabels } from "../api/known-labels.ts";

/** Asks for the names of things that an address brought and that no screen named before. */
export function useLearnedNames(caseRef: string, refs: readonly string[]): void {
  const labels = useKnownLabels();
  const asked = refs.filter((ref) => labels[ref] === undefined);
  const answers = useQueries({
    queries: asked.map((text) => ({
      queryKey: ["resolve", caseRef, text],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        await get<{ matches: ResolvedAnswer[] }>("/resolve", { query: { text, caseRef }, signal }),
    })),
  });
  const found = answers.flatMap(({ data }) => data?.matches ?? []).filter(({ ref }) => asked.includes(ref));
  useEffect(() => {
    if (found.length > 0) learnLabels(Object.fromEntries(found.map(({ ref, label }) => [ref, label])));
  });
}
