// SPDX-License-Identifier: Apache-2.0
import { confidences, predicates } from "@scelle/core";
import type { AccountView } from "@scelle/core/api";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { wordOf } from "../../design/word-of.ts";
import { kindTitle } from "../../form/kind-titles.ts";
import { useColon, useSay, useSemicolon, useWords } from "../../words/use-words.ts";
import { accountWords } from "./account-words.ts";
import { RootList } from "./root-list.tsx";

interface JudgementProps {
  readonly view: AccountView;
  readonly nameOf: (ref: string) => string;
  readonly calledOf: (ref: string) => string;
}

/** How many distinct sources stand behind what is said of one matter. */
export function Independence({ view, nameOf, calledOf }: JudgementProps) {
  const words = useWords(accountWords);
  const say = useSay();
  return (
    <Section title={words.roots}>
      <p className="quiet">{words.rootsLead}</p>
      <ul className="independence">
        {view.roots.map(({ predicate, statements, roots }) => (
          <li key={predicate}>
            <h3>{say(wordOf(predicates, predicate))}</h3>
            <p>{words.rootsOf(statements, roots.length)}</p>
            <RootList calledOf={calledOf} nameOf={nameOf} roots={roots} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What named persons conclude, from what, and what else would explain it. */
export function Findings({ view, nameOf, calledOf }: JudgementProps) {
  const colon = useColon();
  const semicolon = useSemicolon();
  const words = useWords(accountWords);
  const say = useSay();
  return (
    <Section title={words.findings}>
      {view.findings.length === 0 ? <p className="quiet">{words.noFindings}</p> : null}
      {view.findings.map(({ recordRef, proposition, confidence, restsOnRefs, alternatives, author }) => (
        <article className="finding" key={recordRef}>
          <p className="reading">
            <RecordLink recordRef={recordRef}>{nameOf(author)}</RecordLink> {words.concludes}
            {colon}
            {proposition}
          </p>
          <dl className="facts">
            {confidence === undefined ? null : (
              <>
                <dt>{words.confidence}</dt>
                <dd>{say(wordOf(confidences, confidence))}</dd>
              </>
            )}
            <dt>{words.restsOn}</dt>
            <dd>
              <ul className="rests-on">
                {restsOnRefs.map((ref) => (
                  <li key={ref}>
                    <RecordLink recordRef={ref}>{say(kindTitle(calledOf(ref)))}</RecordLink>
                  </li>
                ))}
              </ul>
            </dd>
            <dt>{words.alternatives}</dt>
            <dd>{alternatives.join(semicolon)}</dd>
          </dl>
        </article>
      ))}
    </Section>
  );
}
