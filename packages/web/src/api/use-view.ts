// SPDX-License-Identifier: Apache-2.0
import type { AllegationStandings, Labels, Problem } from "@scelle/core/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { problemOf } from "./api-problem.ts";
import { get, type Query } from "./client.ts";
import { calledIn, learnLabels } from "./known-labels.ts";
import { learnStandings } from "./known-standings.ts";
import { useLogPurpose, useReason } from "./look-reason.ts";

/** A view of a case, its names, and how far it is. */
export interface ViewState<T> {
  readonly view?: T;
  readonly labels: Labels;
  /** A name, else the kind of the record; the beginning of the reference where neither is known. */
  readonly nameOf: (ref: string) => string;
  readonly isPending: boolean;
  readonly problem?: Problem;
  /** Whether the answer was cut short. */
  readonly isCut: boolean;
  readonly refetch: () => void;
}

interface ViewAnswer<T> {
  readonly view: T;
  readonly labels?: Labels;
  readonly standings?: AllegationStandings;
  readonly isCut: boolean;
}

/** How a view that comes in pages is put together; each page is a look of its own. */
export interface Pages<T> {
  /** The entry before which the next page ends. */
  readonly before: (page: T) => number | undefined;
  readonly join: (older: T, newer: T) => T;
}

/** Some twenty thousand exhibits: more stay out, and the view is said to be cut. */
const pagesMax = 40;

/** Views that hold the looks of others, where it is said for what they are read. */
const readingViews: readonly string[] = ["looks", "operation", "granted"];

/**
 * Asks for a view of a case, which is a look that the register records with the reason given for the case.
 * Nothing is asked before there is a reason. While other parameters are being answered the previous view
 * stays.
 */
export function useView<T>(
  caseRef: string,
  view: string,
  params: Query = {},
  pages?: Pages<T>,
): ViewState<T> {
  const given = useReason(caseRef);
  const purpose = useLogPurpose(caseRef);
  const logPurpose = readingViews.includes(view) ? purpose : undefined;
  const reason = logPurpose === undefined || given === undefined ? given : { ...given, logPurpose };
  const query = useQuery({
    queryKey: ["view", caseRef, view, params, logPurpose],
    enabled: reason !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const path = `/cases/${caseRef}/views/${view}`;
      const ask = async (before?: number): Promise<ViewAnswer<T>> => {
        const asked = before === undefined ? params : { ...params, before };
        const answer = await get<ViewAnswer<T>>(path, { query: asked, reason, signal });
        learnLabels(answer.labels ?? {});
        learnStandings(answer.standings ?? {});
        return answer;
      };
      return pages === undefined ? await ask() : await joined(ask, pages);
    },
  });
  const labels = query.data?.labels ?? {};
  return {
    ...(query.data === undefined ? {} : { view: query.data.view }),
    labels,
    nameOf: (ref) => calledIn(labels, ref),
    isPending: query.isPending,
    ...(query.error === null ? {} : { problem: problemOf(query.error) }),
    isCut: query.data?.isCut ?? false,
    refetch: () => void query.refetch(),
  };
}

async function joined<T>(
  ask: (before?: number) => Promise<ViewAnswer<T>>,
  { before, join }: Pages<T>,
): Promise<ViewAnswer<T>> {
  let all = await ask();
  let next = before(all.view);
  for (let count = 1; next !== undefined && count < pagesMax; count += 1) {
    const page = await ask(next);
    const labels = { ...page.labels, ...all.labels };
    all = { view: join(page.view, all.view), labels, isCut: page.isCut };
    next = before(page.view);
  }
  return all;
}
