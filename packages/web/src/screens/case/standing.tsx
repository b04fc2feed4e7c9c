// SPDX-License-Identifier: Apache-2.0
import { deadlineTypes, dependences, measureTypes, procedureStages, reviewOutcomes } from "@scelle/core";
import type { OverviewView } from "@scelle/core/api";
import { LinkTo } from "../../design/link-to.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { caseWords } from "./case-words.ts";

interface StandingProps {
  readonly view: OverviewView;
}

/** What was done against whom; that nothing was done is on record too. */
export function Measures({ view }: StandingProps) {
  const words = useWords(caseWords);
  const say = useSay();
  return (
    <Section title={words.measures}>
      <Table
        columns={[words.persons, words.measure, words.when]}
        empty={words.noMeasures}
        rows={view.measures.map(({ recordRef, personRef, measureType, at }) => ({
          key: recordRef,
          cells: [
            personRef === undefined ? "" : <NameOf key="person" recordRef={personRef} />,
            <RecordLink key="measure" recordRef={recordRef}>
              {measureType === "none" ? words.none : say(wordOf(measureTypes, measureType))}
            </RecordLink>,
            at === undefined ? "" : <TimeText interval={at} key="at" />,
          ],
        }))}
      />
    </Section>
  );
}

export function Deadlines({ view }: StandingProps) {
  const words = useWords(caseWords);
  const say = useSay();
  return (
    <Section title={words.deadlines}>
      <Table
        columns={[words.deadline, words.due, words.state]}
        empty={words.noDeadlines}
        rows={view.deadlines.map(({ recordRef, summary, due, isMet }) => ({
          key: recordRef,
          cells: [
            <RecordLink key="deadline" recordRef={recordRef}>
              {say(wordOf(deadlineTypes, summary))}
            </RecordLink>,
            due === undefined ? "" : <TimeText interval={due} key="due" />,
            <Mark key="state">{isMet ? words.met : words.unmet}</Mark>,
          ],
        }))}
      />
    </Section>
  );
}

/** Other proceedings that rest on what is in doubt here, and whether their courts know. */
export function Procedures({ caseRef, view }: StandingProps & { readonly caseRef: string }) {
  const words = useWords(caseWords);
  const say = useSay();
  return (
    <Section
      aside={<LinkTo to={`/cases/${caseRef}/procedures`}>{words.allProcedures}</LinkTo>}
      title={words.procedures}
    >
      <Table
        columns={[words.procedure, words.rests, words.stage, words.review, words.state]}
        empty={words.noProcedures}
        rows={view.procedures.map(({ recordRef, summary, stage, dependence, notified, reviewOutcome }) => ({
          key: recordRef,
          cells: [
            <RecordLink key="procedure" recordRef={recordRef}>
              <span className="number">{summary.split(":")[0]}</span>
            </RecordLink>,
            dependence
              .split(" ")
              .map((word) => say(wordOf(dependences, word)))
              .join(", "),
            say(wordOf(procedureStages, stage)),
            reviewOutcome === undefined ? "" : say(wordOf(reviewOutcomes, reviewOutcome)),
            <Mark key="state">{notified ? words.notified : words.unnotified}</Mark>,
          ],
        }))}
      />
    </Section>
  );
}
