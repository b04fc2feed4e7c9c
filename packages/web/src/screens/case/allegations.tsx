// SPDX-License-Identifier: Apache-2.0
import { allegationTypes, dispositionOutcomes } from "@scelle/core";
import type { OverviewView } from "@scelle/core/api";
import { LinkTo } from "../../design/link-to.tsx";
import { Mark } from "../../design/mark.tsx";
import { Section } from "../../design/section.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { caseWords } from "./case-words.ts";

/** What is alleged, on how many independent roots it rests, and what came of it. */
export function Allegations({ caseRef, view }: { readonly caseRef: string; readonly view: OverviewView }) {
  const words = useWords(caseWords);
  const say = useSay();
  return (
    <Section aside={view.allegations.length} title={words.allegations}>
      {view.allegations.length === 0 ? <p className="empty">{words.noAllegations}</p> : null}
      <ul className="case-allegations">
        {view.allegations.map((line) => (
          <li key={line.allegationRef}>
            <p className="case-allegation-type">
              <LinkTo to={`/cases/${caseRef}/allegations/${line.allegationRef}`}>
                {say(wordOf(allegationTypes, line.allegationType))}
              </LinkTo>{" "}
              {line.isOpen ? <Mark>{words.open}</Mark> : null}{" "}
              {line.outcomes.map((outcome) => (
                <Mark key={outcome}>{say(wordOf(dispositionOutcomes, outcome))}</Mark>
              ))}
            </p>
            <p className="reading">{line.summary.replace(/^(Exercise|Exercice)\s*: /, "")}</p>
            <p className="quiet small">{words.sources(line.sourceCount, line.rootCount)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
