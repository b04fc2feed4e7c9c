// SPDX-License-Identifier: Apache-2.0
import type { GrantedView } from "@scelle/core/api";
import { useLogPurpose } from "../../api/look-reason.ts";
import { useView } from "../../api/use-view.ts";
import { Empty } from "../../design/empty.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLines } from "../../design/record-lines.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { LogPurposeField } from "../looks/log-purpose-field.tsx";
import { LooksTable } from "../looks/looks-table.tsx";
import { FavourableMarks } from "../rights/favourable-marks.tsx";
import { Decisions, Notices, Questions } from "../rights/rights-lists.tsx";
import { rightsWords } from "../rights/rights-words.ts";

const fileWords = {
  en: {
    title: "File opened to you",
    lead: "What the decision on access lists, each record with its proof. Of what else there may be this page says nothing.",
    presumption: "A person under allegation is presumed innocent until a court has found otherwise.",
    listed: "What is open to you",
    none: "The decision lists nothing that is still there.",
    looks: "Who has looked",
    noLooks: "Nobody had looked before the decision, or the purpose is still to be chosen.",
    forWhat: "The decision gives it to you. For what you read it is recorded with your look.",
    ask: "Ask a question",
  },
  fr: {
    title: "Dossier qui vous est ouvert",
    lead: "Ce que liste la décision d’accès, chaque acte avec sa preuve. De ce qu’il peut y avoir d’autre, cette page ne dit rien.",
    presumption:
      "Toute personne mise en cause est présumée innocente tant qu’un tribunal n’en a pas jugé autrement.",
    listed: "Ce qui vous est ouvert",
    none: "La décision ne liste rien qui soit encore là.",
    looks: "Qui a consulté",
    noLooks: "Personne n’avait consulté avant la décision, ou la finalité reste à choisir.",
    forWhat: "La décision vous le communique. La fin de votre lecture est consignée avec elle.",
    ask: "Poser une question",
  },
};

/** What a decision on access opens to a person and counsel, and their questions. */
export function FileScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(fileWords);
  const told = useWords(rightsWords);
  const purpose = useLogPurpose(caseRef);
  const { view, problem } = useView<GrantedView>(caseRef, "granted");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const grant = view.decisions.find(({ isGrant }) => isGrant);
  const givesLooks = view.decisions.some((decision) => decision.givesLooks === true);
  return (
    <Page
      actions={
        grant === undefined ? null : (
          <LinkTo to={`/cases/${caseRef}/record/question-asked?grantRef=${grant.recordRef}`}>
            {words.ask}
          </LinkTo>
        )
      }
      lead={words.lead}
      title={words.title}
    >
      <p className="quiet">{words.presumption}</p>
      <Section aside={view.records.length} title={words.listed}>
        {view.records.length === 0 ? (
          <Empty>{words.none}</Empty>
        ) : (
          <RecordLines records={view.records.map(({ line }) => line)} />
        )}
      </Section>
      <FavourableMarks marks={view.marks} />
      <Section title={told.decisions}>
        <Decisions decisions={view.decisions} />
      </Section>
      <Section title={told.notices}>
        <Notices notices={view.notices} />
      </Section>
      {givesLooks ? (
        <Section title={words.looks}>
          {purpose === undefined ? <LogPurposeField caseRef={caseRef} description={words.forWhat} /> : null}
          <LooksTable empty={words.noLooks} looks={view.whoLooked} />
        </Section>
      ) : null}
      <Section title={told.questions}>
        <Questions questions={view.questions} />
      </Section>
    </Page>
  );
}
