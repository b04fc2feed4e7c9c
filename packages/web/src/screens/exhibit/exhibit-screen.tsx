// SPDX-License-Identifier: Apache-2.0
import { identifierTypes } from "@scelle/core";
import type { ExhibitView } from "@scelle/core/api";
import type { ReactNode } from "react";
import { calledIn, useKnownLabels } from "../../api/known-labels.ts";
import { useView } from "../../api/use-view.ts";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLines } from "../../design/record-lines.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { SealMark } from "../../design/seal-mark.tsx";
import { Section } from "../../design/section.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { PaperButton } from "../papers/paper-button.tsx";
import { CustodyLine } from "./custody-line.tsx";
import { exhibitWords } from "./exhibit-words.ts";
import { Images } from "./images.tsx";
import { SealHistory } from "./seal-history.tsx";
import "./exhibit.css";

interface ExhibitScreenProps {
  readonly caseRef: string;
  readonly recordRef: string;
}

/** One exhibit: who answered for it, under which seals it was, what was copied from it. */
export function ExhibitScreen({ caseRef, recordRef }: ExhibitScreenProps) {
  const words = useWords(exhibitWords);
  const { view, problem } = useView<ExhibitView>(caseRef, "exhibit", { of: recordRef });
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const { exhibit, flags, records } = view;
  return (
    <Page
      actions={<Actions caseRef={caseRef} view={view} />}
      lead={exhibit.description.replace(/^(Exercise|Exercice)\s*: /, "")}
      title={exhibit.number}
    >
      <Facts caseRef={caseRef} view={view} />
      <p className="exhibit-papers">
        {(["exhibit", "continuity", "hand-over", "label"] as const).map((what) => (
          <PaperButton caseRef={caseRef} key={what} of={recordRef} what={what} />
        ))}
      </p>
      <CustodyLine view={view} />
      <SealHistory seals={view.seals} />
      <Images images={view.images} registeredImages={view.registeredImages} />
      {flags.length === 0 ? null : (
        <Section title={words.flags}>
          <ul>
            {flags.map(({ recordRef: flagged, code }) => (
              <li key={`${flagged} ${code}`}>
                <RecordLink recordRef={flagged}>{code}</RecordLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section aside={records.length} title={words.records}>
        <RecordLines records={records} />
      </Section>
    </Page>
  );
}

/** What can be done with it now; the register says whether it may. */
function Actions({ caseRef, view }: { readonly caseRef: string; readonly view: ExhibitView }) {
  const words = useWords(exhibitWords);
  const { exhibit, offer } = view;
  if (exhibit.end !== undefined) return null;
  const label = <LinkTo to={`/cases/${caseRef}/labels?of=${exhibit.exhibitRef}`}>{words.label}</LinkTo>;
  const form = (kind: string) => `/cases/${caseRef}/record/${kind}?exhibitRef=${exhibit.exhibitRef}`;
  if (offer?.isForMe === true) {
    return (
      <>
        {label}
        <LinkTo to={`${form("custody-received")}&offerRef=${offer.recordRef}`}>{words.receive}</LinkTo>
      </>
    );
  }
  return (
    <>
      {label}
      <LinkTo to={form("custody-offered")}>{words.handOver}</LinkTo>
      <LinkTo to={form("exhibit-returned")}>{words.returnIt}</LinkTo>
    </>
  );
}

function Facts({ caseRef, view }: { readonly caseRef: string; readonly view: ExhibitView }) {
  const words = useWords(exhibitWords);
  const say = useSay();
  const { exhibit, seizedAt, place, searchRef, identifiers, partOf, parts } = view;
  const labels = useKnownLabels();
  const facts: [string, ReactNode][] = [
    [words.state, <SealMark key="seal" state={exhibit.seal} />],
    [words.seized, <TimeText interval={seizedAt} key="seized" />],
    ...(place === undefined ? [] : [[words.place, place] as [string, ReactNode]]),
    ...(exhibit.paperReference === undefined
      ? []
      : [[words.paper, exhibit.paperReference] as [string, ReactNode]]),
    ...(exhibit.dueBackAt === undefined
      ? []
      : [[words.dueBack, <TimeText interval={exhibit.dueBackAt} key="due" />] as [string, ReactNode]]),
    ...(searchRef === undefined
      ? []
      : [[words.search, <NameOf key="search" recordRef={searchRef} />] as [string, ReactNode]]),
    ...identifiers.map(({ type, value }): [string, ReactNode] => [
      say(wordOf(identifierTypes, type)),
      <code key={value}>{value}</code>,
    ]),
    ...(partOf === undefined
      ? []
      : [
          [
            words.partOf,
            <LinkTo key="whole" to={`/cases/${caseRef}/exhibits/${partOf}`}>
              {calledIn(labels, partOf)}
            </LinkTo>,
          ] as [string, ReactNode],
        ]),
    ...parts.map(({ exhibitRef }): [string, ReactNode] => [
      words.parts,
      <LinkTo key={exhibitRef} to={`/cases/${caseRef}/exhibits/${exhibitRef}`}>
        {calledIn(labels, exhibitRef)}
      </LinkTo>,
    ]),
  ];
  return (
    <dl className="exhibit-facts">
      {facts.map(([name, value], i) => (
        <div key={`${name} ${String(i)}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
