// SPDX-License-Identifier: Apache-2.0
import type { OperationsView } from "@scelle/core/api";
import { useView } from "../../api/use-view.ts";
import { Empty } from "../../design/empty.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Mark } from "../../design/mark.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { useWords } from "../../words/use-words.ts";
import { useStrength } from "../operation/strength-words.ts";
import { operationsWords } from "./operations-words.ts";
import "./operations.css";

/** The operations of a case and the programmes that announced them. */
export function OperationsScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(operationsWords);
  const { view, problem } = useView<OperationsView>(caseRef, "operations");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  return (
    <Page lead={words.lead} title={words.title}>
      <Section title={words.operations}>
        {view.operations.length === 0 ? <Empty>{words.noOperations}</Empty> : null}
        <ul className="operations">
          {view.operations.map((operation) => (
            <Operation caseRef={caseRef} key={operation.operationRef} operation={operation} />
          ))}
        </ul>
      </Section>
      <Section title={words.programmes}>
        {view.programmes.length === 0 ? <Empty>{words.noProgrammes}</Empty> : null}
        <ul className="operations">
          {view.programmes.map(({ recordRef, name, aim }) => (
            <li key={recordRef}>
              <h3>{name}</h3>
              <p className="reading">
                <RecordLink recordRef={recordRef}>{words.aim}</RecordLink> <q>{aim}</q>
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

type OperationRow = OperationsView["operations"][number];

function Operation({ caseRef, operation }: { readonly caseRef: string; readonly operation: OperationRow }) {
  const words = useWords(operationsWords);
  const strengthOf = useStrength();
  const { operationRef, name, purpose, startsAt, endsAt, strength, isExecuted, hasFailed } = operation;
  return (
    <li>
      <h3>
        <LinkTo to={`/cases/${caseRef}/operations/${operationRef}`}>{name}</LinkTo>
      </h3>
      <p className="operation-line">
        <RecordLink recordRef={operationRef}>{words.planned}</RecordLink> <TimeText interval={startsAt} />
        {" – "}
        <TimeText interval={endsAt} />
        {strength === undefined ? null : ` · ${words.strength} ${strengthOf(strength)}`}{" "}
        <Mark kind={isExecuted ? "done" : "open"}>{isExecuted ? words.executed : words.notExecuted}</Mark>
        {hasFailed ? <Mark kind="failed">{words.failed}</Mark> : null}
      </p>
      <p className="reading">{purpose}</p>
    </li>
  );
}
