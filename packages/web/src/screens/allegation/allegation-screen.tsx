// SPDX-License-Identifier: Apache-2.0
import { allegationTypes, dispositionOutcomes } from "@scelle/core";
import type { AllegationView } from "@scelle/core/api";
import { useView } from "../../api/use-view.ts";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { allegationWords } from "./allegation-words.ts";
import { EvidenceLine } from "./evidence-line.tsx";
import "./allegation.css";

interface AllegationScreenProps {
  readonly caseRef: string;
  readonly recordRef: string;
}

/** One allegation, with the line from its sources over the evidence to what was decided. */
export function AllegationScreen({ caseRef, recordRef }: AllegationScreenProps) {
  const words = useWords(allegationWords);
  const say = useSay();
  const { view, problem } = useView<AllegationView>(caseRef, "allegation", { of: recordRef });
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const { allegation } = view;
  return (
    <Page
      actions={
        allegation.isOpen ? (
          <LinkTo to={`/cases/${caseRef}/record/allegation-disposed?allegationRef=${recordRef}`}>
            {words.dispose}
          </LinkTo>
        ) : undefined
      }
      lead={allegation.summary.replace(/^(Exercise|Exercice)\s*: /, "")}
      title={say(wordOf(allegationTypes, allegation.allegationType))}
    >
      <p>
        <RecordLink recordRef={recordRef}>
          {words.sources(allegation.sourceCount, allegation.rootCount)}
        </RecordLink>{" "}
        {allegation.isOpen ? <Mark>{words.open}</Mark> : null}
      </p>
      <Persons persons={view.persons} />
      <Section title={words.line}>
        <p className="quiet small">{words.lead}</p>
        <EvidenceLine view={view} />
      </Section>
    </Page>
  );
}

function Persons({ persons }: Pick<AllegationView, "persons">) {
  const words = useWords(allegationWords);
  const say = useSay();
  return (
    <Section title={words.persons}>
      {persons.length === 0 ? <p className="empty">{words.noPersons}</p> : null}
      <ul className="allegation-persons">
        {persons.map(({ personRef, outcome, dispositionRef }) => (
          <li key={personRef}>
            <NameOf recordRef={personRef} />{" "}
            {outcome === undefined || dispositionRef === undefined ? (
              <span className="quiet">{words.undecided}</span>
            ) : (
              <RecordLink recordRef={dispositionRef}>{say(wordOf(dispositionOutcomes, outcome))}</RecordLink>
            )}
          </li>
        ))}
      </ul>
      <p className="quiet small">{words.presumption}</p>
    </Section>
  );
}
