// SPDX-License-Identifier: Apache-2.0
import type { OverviewView } from "@scelle/core/api";
import { LinkTo } from "../../design/link-to.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { Decisions, Notices, Questions } from "../rights/rights-lists.tsx";
import { rightsWords } from "../rights/rights-words.ts";

interface RightsSectionProps {
  readonly caseRef: string;
  readonly view: OverviewView;
}

/** What those concerned were told, given and refused, and what they asked. */
export function RightsSection({ caseRef, view }: RightsSectionProps) {
  const words = useWords(rightsWords);
  const { notices, decisions, questions } = view.rights;
  const at = (kind: string) => `/cases/${caseRef}/record/${kind}`;
  return (
    <Section aside={decisions.length} title={words.rights}>
      <p className="quiet">{words.lead}</p>
      <h3>{words.decisions}</h3>
      <Decisions decisions={decisions} />
      <h3>{words.notices}</h3>
      <Notices notices={notices} />
      <h3>{words.questions}</h3>
      <Questions answerAt={(ref) => `${at("question-answered")}?questionRef=${ref}`} questions={questions} />
      <p className="rights-actions">
        <LinkTo to={at("access-granted")}>{words.grant1}</LinkTo>
        <LinkTo to={at("access-refused")}>{words.refuse1}</LinkTo>
        <LinkTo to={at("notice-served")}>{words.notice1}</LinkTo>
      </p>
    </Section>
  );
}
