// SPDX-License-Identifier: Apache-2.0
import { disclosedMatters } from "@scelle/core";
import type { OperationView } from "@scelle/core/api";
import { useState } from "react";
import { useView } from "../../api/use-view.ts";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { KnowledgeSection } from "./knowledge-section.tsx";
import { NightSection } from "./night-section.tsx";
import { operationWords } from "./operation-words.ts";
import { OutcomeSection, ToldSection } from "./outcome-section.tsx";
import { OperationMap, PlanSection } from "./plan-section.tsx";
import { ShiftsSection } from "./shifts-section.tsx";
import "./operation.css";

/** One operation: its plan, what happened, who could have known and from which records. */
export function OperationScreen({
  caseRef,
  recordRef,
}: {
  readonly caseRef: string;
  readonly recordRef: string;
}) {
  const words = useWords(operationWords);
  const say = useSay();
  const [at, setAt] = useState<string>();
  const [eventRef, setEventRef] = useState<string>();
  const [sourceRef, setSourceRef] = useState<string>();
  const { view, nameOf, problem } = useView<OperationView>(caseRef, "operation", {
    of: recordRef,
    at,
    event: eventRef,
  });
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const matterOf = (matter: string) => say(wordOf(disclosedMatters, matter));
  const chooseEvent = (ref: string | undefined) => {
    setSourceRef(undefined);
    setEventRef(ref);
  };
  return (
    <Page
      actions={<LinkTo to={`/cases/${caseRef}/operations`}>{words.all}</LinkTo>}
      lead={words.lead}
      title={view.operation.name}
    >
      <div className="operation-plan">
        <PlanSection nameOf={nameOf} view={view} />
        <OperationMap view={view} />
      </div>
      <NightSection
        eventRef={eventRef ?? view.event?.incidentRef}
        nameOf={nameOf}
        onEvent={chooseEvent}
        onSource={setSourceRef}
        sourceRef={sourceRef}
        view={view}
      />
      <KnowledgeSection
        at={at}
        caseRef={caseRef}
        matterOf={matterOf}
        onAt={setAt}
        sourceRef={sourceRef}
        view={view}
      />
      <ToldSection matterOf={matterOf} view={view} />
      <ShiftsSection nameOf={nameOf} view={view} />
      <OutcomeSection view={view} />
    </Page>
  );
}
