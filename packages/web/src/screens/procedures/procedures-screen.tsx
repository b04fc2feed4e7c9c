// SPDX-License-Identifier: Apache-2.0
import type { AffectedProcedureLine, ProceduresView } from "@scelle/core/api";
import { useView } from "../../api/use-view.ts";
import { Empty } from "../../design/empty.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { AffectedProcedure } from "./affected-procedure.tsx";
import { proceduresWords } from "./procedures-words.ts";
import "./procedures.css";

/** For the prosecutor: which procedures rest on whom, who was told, and what came of it. */
export function ProceduresScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(proceduresWords);
  const { view, problem } = useView<ProceduresView>(caseRef, "procedures");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const { procedures } = view;
  const pending = procedures.filter(({ isPending }) => isPending);
  const untold = procedures.filter(({ notices }) => notices.length === 0).length;
  const open = procedures.filter(({ reviewStanding }) => reviewStanding !== "reviewed").length;
  return (
    <Page
      actions={<LinkTo to={`/cases/${caseRef}/record/procedure-affected`}>{words.record}</LinkTo>}
      lead={words.lead}
      title={words.title}
    >
      <div className="procedures-sum">
        {procedures.length === 0 ? null : (
          <p>
            {words.sum(procedures.length, pending.length)} · {words.left(untold, open)}
          </p>
        )}
        <p className="quiet">{words.noFinding}</p>
      </div>
      <ProcedureSection
        caseRef={caseRef}
        empty={words.noPending}
        procedures={pending}
        records={view.records}
        title={words.pending}
      />
      <ProcedureSection
        caseRef={caseRef}
        empty={words.noPast}
        procedures={procedures.filter(({ isPending }) => !isPending)}
        records={view.records}
        title={words.past}
      />
    </Page>
  );
}

interface ProcedureSectionProps {
  readonly caseRef: string;
  readonly title: string;
  readonly empty: string;
  readonly procedures: readonly AffectedProcedureLine[];
  readonly records: ProceduresView["records"];
}

function ProcedureSection({ caseRef, title, empty, procedures, records }: ProcedureSectionProps) {
  return (
    <Section aside={procedures.length} title={title}>
      {procedures.length === 0 ? <Empty>{empty}</Empty> : null}
      <ol className="procedures">
        {procedures.map((procedure) => (
          <AffectedProcedure
            caseRef={caseRef}
            key={procedure.recordRef}
            procedure={procedure}
            records={records}
          />
        ))}
      </ol>
    </Section>
  );
}
