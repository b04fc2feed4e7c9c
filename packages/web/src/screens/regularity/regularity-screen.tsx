// SPDX-License-Identifier: Apache-2.0
import { ruleWords } from "@scelle/core";
import type { RegularityView } from "@scelle/core/api";
import { useSearch } from "@tanstack/react-router";
import { useView } from "../../api/use-view.ts";
import { Empty } from "../../design/empty.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { locales } from "../../design/time-words.ts";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { PaperButton } from "../papers/paper-button.tsx";
import { GradeList } from "./grade-mark.tsx";
import { PackChoice } from "./pack-choice.tsx";
import { RegularityFlag } from "./regularity-flag.tsx";
import { regularityWords } from "./regularity-words.ts";
import "./regularity.css";

/** The case beside rules of procedure: what is not met, what is not known, and what was asked. */
export function RegularityScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(regularityWords);
  const { pack, calendar } = useSearch({ strict: false }) as {
    readonly pack?: string;
    readonly calendar?: string;
  };
  const { view, problem, isCut } = useView<RegularityView>(caseRef, "regularity", { pack, calendar });
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const isAsked = view.counts.some(({ met, notMet, unknown }) => met + notMet + unknown > 0);
  return (
    <Page
      actions={<PaperButton caseRef={caseRef} of={caseRef} pack={pack} what="irregularities" />}
      lead={words.lead}
      title={words.title}
    >
      <PackChoice calendar={calendar} view={view} />
      <Notice isCut={isCut} view={view} />
      {isAsked ? <Answers caseRef={caseRef} view={view} /> : <Empty>{words.noActs}</Empty>}
    </Page>
  );
}

/** What a flag is and is not, who reviewed the rules, and over what they were put. */
function Notice({ view, isCut }: { readonly view: RegularityView; readonly isCut: boolean }) {
  const words = useWords(regularityWords);
  const language = useLanguage();
  const { review, recordCount } = view;
  const reviewed = review === undefined ? words.unreviewed : words.reviewed(review.by, review.day);
  const count = new Intl.NumberFormat(locales[language]).format(recordCount);
  return (
    <div className="regularity-notice" role="note">
      <p>
        <strong>{reviewed}</strong> {words.noFinding}
      </p>
      <p>
        {words.computed(count)} {words.mayBeAnswered} {isCut ? words.cut : null}
      </p>
    </div>
  );
}

interface AnswersProps {
  readonly caseRef: string;
  readonly view: RegularityView;
}

function Answers({ caseRef, view }: AnswersProps) {
  const words = useWords(regularityWords);
  const say = useSay();
  const { flags, unknown, counts, records } = view;
  const asked = counts.filter(({ met, notMet, unknown: open }) => met + notMet + open > 0);
  return (
    <>
      <Section aside={flags.length} title={words.flags}>
        {flags.length === 0 ? <Empty>{words.noFlags}</Empty> : <GradeList />}
        <ol className="regularity-flags">
          {flags.map((flag) => (
            <RegularityFlag caseRef={caseRef} flag={flag} key={keyOf(flag)} records={records} />
          ))}
        </ol>
      </Section>
      <Section aside={unknown.length} title={words.unknown}>
        {unknown.length === 0 ? (
          <Empty>{words.noUnknown}</Empty>
        ) : (
          <p className="quiet">{words.unknownLead}</p>
        )}
        <ol className="regularity-flags">
          {unknown.map((flag) => (
            <RegularityFlag caseRef={caseRef} flag={flag} key={keyOf(flag)} records={records} />
          ))}
        </ol>
      </Section>
      <Section title={words.asked}>
        <Table
          caption={words.asked}
          columns={[
            words.rule,
            { title: words.met, isFigure: true },
            { title: words.notMet, isFigure: true },
            { title: words.open, isFigure: true },
          ]}
          rows={asked.map(({ rule, met, notMet, unknown: open }) => ({
            key: rule,
            cells: [say(ruleWords[rule].title), met, notMet, open],
          }))}
        />
      </Section>
    </>
  );
}

function keyOf({ rule, actRef, exhibitRef = "" }: RegularityView["flags"][number]): string {
  return `${rule} ${actRef} ${exhibitRef}`;
}
