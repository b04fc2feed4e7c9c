// SPDX-License-Identifier: Apache-2.0
import type { AllegationStandings, Labels, TimelineView } from "@scelle/core/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { problemOf } from "../../api/api-problem.ts";
import { get } from "../../api/client.ts";
import { learnLabels } from "../../api/known-labels.ts";
import { learnStandings } from "../../api/known-standings.ts";
import { useReason } from "../../api/look-reason.ts";
import { Button } from "../../design/button.tsx";
import { Loading } from "../../design/loading.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLines } from "../../design/record-lines.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { caseWords } from "./case-words.ts";

interface TimelineAnswer {
  readonly labels: Labels;
  readonly standings: AllegationStandings;
  readonly view: TimelineView;
}

/** Every entry of the case, page by page; each page is a look of its own. */
export function Timeline({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(caseWords);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useTimeline(caseRef);
  const records = data?.pages.flatMap(({ view }) => view.records) ?? [];
  return (
    <Section title={words.timeline}>
      <p className="quiet small">{words.timelineHelp}</p>
      {error === null ? null : <ProblemNote problem={problemOf(error)} />}
      {data === undefined && error === null ? <Loading /> : <RecordLines records={records} />}
      {hasNextPage ? (
        <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {words.earlier}
        </Button>
      ) : null}
    </Section>
  );
}

function useTimeline(caseRef: string) {
  const reason = useReason(caseRef);
  return useInfiniteQuery({
    queryKey: ["view", caseRef, "timeline"],
    enabled: reason !== undefined,
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const path = `/cases/${caseRef}/views/timeline`;
      const answer = await get<TimelineAnswer>(path, { query: { before: pageParam }, reason, signal });
      learnLabels(answer.labels);
      learnStandings(answer.standings);
      return answer;
    },
    getNextPageParam: ({ view }) => view.before,
  });
}
