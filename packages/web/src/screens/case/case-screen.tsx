// SPDX-License-Identifier: Apache-2.0
import type { OverviewView } from "@scelle/core/api";
import { useView } from "../../api/use-view.ts";
import { InstantText } from "../../design/instant-text.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Mark } from "../../design/mark.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { useWords } from "../../words/use-words.ts";
import { FavourableMarks } from "../rights/favourable-marks.tsx";
import { Allegations } from "./allegations.tsx";
import { caseWords } from "./case-words.ts";
import { ImportedNote } from "./imported-note.tsx";
import { RightsSection } from "./rights-section.tsx";
import { Deadlines, Measures, Procedures } from "./standing.tsx";
import { Timeline } from "./timeline.tsx";
import { isGivenAway, TransferNote } from "./transfer-note.tsx";
import "./case.css";

/** A case at a glance, and everything in it in the order of the log. */
export function CaseScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(caseWords);
  const { view, problem } = useView<OverviewView>(caseRef, "overview");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const { number, title, openedAt, isClosed, entries } = view;
  return (
    <Page
      actions={
        isGivenAway(view) ? undefined : <LinkTo to={`/cases/${caseRef}/record`}>{words.record}</LinkTo>
      }
      lead={
        <>
          <RecordLink recordRef={caseRef}>{number}</RecordLink> · {words.opened}{" "}
          <InstantText instant={openedAt} /> · {words.entries(entries)}{" "}
          {isClosed ? <Mark>{words.closed}</Mark> : null}
          <TransferNote view={view} />
        </>
      }
      title={title.replace(/^(Exercise|Exercice)\s*: /, "")}
    >
      <Allegations caseRef={caseRef} view={view} />
      <div className="case-pair">
        <Measures view={view} />
        <Deadlines view={view} />
      </div>
      <Procedures caseRef={caseRef} view={view} />
      <FavourableMarks marks={view.rights.marks} />
      <RightsSection caseRef={caseRef} view={view} />
      <ImportedNote caseRef={caseRef} view={view} />
      <Timeline caseRef={caseRef} />
    </Page>
  );
}
