// SPDX-License-Identifier: Apache-2.0
import type { AllegationStandings, ImportedLine, ImportedView, Labels } from "@scelle/core/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { problemOf } from "../../api/api-problem.ts";
import { get } from "../../api/client.ts";
import { learnLabels } from "../../api/known-labels.ts";
import { learnStandings } from "../../api/known-standings.ts";
import { useReason } from "../../api/look-reason.ts";
import { Button } from "../../design/button.tsx";
import { Empty } from "../../design/empty.tsx";
import { Fact } from "../../design/fact.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { ImportedStatement } from "./imported-statement.tsx";
import { importedWords } from "./imported-words.ts";
import "./imported.css";

interface ImportedAnswer {
  readonly labels: Labels;
  readonly standings: AllegationStandings;
  readonly view: ImportedView;
}

/** What files of other systems say, apart from all that this register attests. */
export function ImportedScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(importedWords);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useImported(caseRef);
  if (error !== null) return <ProblemNote problem={problemOf(error)} />;
  if (data === undefined) return <Loading />;
  const pages = data.pages.map(({ view }) => view);
  const statements = [...pages].reverse().flatMap((page) => page.statements);
  const documents = new Map(pages.flatMap((page) => page.documents).map((one) => [one.documentRef, one]));
  return (
    <Page lead={words.lead} title={words.title}>
      <p className="imported-note" role="note">
        {words.note}
      </p>
      {statements.length === 0 ? <Empty>{words.none}</Empty> : null}
      {[...documents.values()].map((document) => (
        <FileSection
          document={document}
          key={document.documentRef}
          statements={statements.filter(({ documentRef }) => documentRef === document.documentRef)}
        />
      ))}
      {hasNextPage ? (
        <p>
          <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {words.more}
          </Button>{" "}
          <span className="quiet">{words.shown(statements.length, pages[0]?.total ?? 0)}</span>
        </p>
      ) : null}
    </Page>
  );
}

interface FileSectionProps {
  readonly document: ImportedView["documents"][number];
  readonly statements: readonly ImportedLine[];
}

function FileSection({ document, statements }: FileSectionProps) {
  const words = useWords(importedWords);
  const { documentRef, title, source, digest, capturedAt } = document;
  const named = new Map(statements.map((one) => [one.nodeName ?? one.recordRef, one]));
  return (
    <Section aside={statements.length} title={title}>
      <dl className="facts">
        {source === undefined ? null : <Fact name={words.from}>{source}</Fact>}
        <Fact name={words.captured}>
          <RecordLink recordRef={documentRef}>
            <InstantText instant={capturedAt} />
          </RecordLink>
        </Fact>
        <dt>{words.digest}</dt>
        <dd className="imported-term">{digest}</dd>
      </dl>
      <ol className="imported-list">
        {statements.map((statement) => (
          <ImportedStatement key={statement.recordRef} named={named} statement={statement} />
        ))}
      </ol>
    </Section>
  );
}

function useImported(caseRef: string) {
  const reason = useReason(caseRef);
  return useInfiniteQuery({
    queryKey: ["view", caseRef, "imported"],
    enabled: reason !== undefined,
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const path = `/cases/${caseRef}/views/imported`;
      const answer = await get<ImportedAnswer>(path, { query: { before: pageParam }, reason, signal });
      learnLabels(answer.labels);
      learnStandings(answer.standings);
      return answer;
    },
    getNextPageParam: ({ view }) => view.before,
  });
}
