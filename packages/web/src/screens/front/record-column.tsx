// SPDX-License-Identifier: Apache-2.0
import type { FrontView } from "@scelle/core/api";
import type { ReactNode } from "react";
import { LinkTo } from "../../design/link-to.tsx";
import { Mark } from "../../design/mark.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { SealMark } from "../../design/seal-mark.tsx";
import { Section } from "../../design/section.tsx";
import { durationText } from "../../design/time-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { frontWords } from "./front-words.ts";
import { NightDrawing } from "./night-drawing.tsx";

interface RecordColumnProps {
  readonly view: FrontView;
  /** Which reading of the night is believed. */
  readonly believed: number;
  readonly nameOf: (ref: string) => string;
}

/** What is on record beside the account: seals, measures, the night, gaps, procedures. */
export function RecordColumn({ view, believed, nameOf }: RecordColumnProps) {
  const words = useWords(frontWords);
  return (
    <Section title={words.record}>
      <Exhibits view={view} />
      <Part title={words.measuresTitle}>
        <Measures view={view} />
      </Part>
      {view.night === undefined ? null : (
        <Part title={words.night}>
          <NightDrawing believed={believed} nameOf={nameOf} night={view.night} />
        </Part>
      )}
      <Gaps view={view} />
      {view.procedures.length === 0 ? null : (
        <Part title={words.procedures}>
          <ul className="front-list">
            {view.procedures.map(({ recordRef, summary, notified }) => (
              <li key={recordRef}>
                <RecordLink recordRef={recordRef}>{summary.split(":")[0]}</RecordLink>{" "}
                <Mark>{notified ? words.notified : words.unnotified}</Mark>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="front-part">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function Exhibits({ view }: { readonly view: FrontView }) {
  const words = useWords(frontWords);
  return (
    <Part title={words.exhibits}>
      <ul className="front-list">
        {view.exhibits.map(({ exhibitRef, number, description, seal, imageCount }) => (
          <li className="front-exhibit" key={exhibitRef}>
            <SealMark state={seal} />
            <span>
              <LinkTo to={`/cases/${view.caseRef}/exhibits/${exhibitRef}`}>{number}</LinkTo>{" "}
              {description.replace(/^(Exercise|Exercice)\s*: /, "")}
              <span className="quiet"> · {words.images(imageCount)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Measures({ view }: { readonly view: FrontView }) {
  const words = useWords(frontWords);
  const taken = view.measures.filter(({ measureType }) => measureType !== "none");
  const [first] = view.measures;
  if (first === undefined) return <p>{words.noneUnrecorded}</p>;
  return (
    <p>
      <RecordLink recordRef={first.recordRef}>
        {taken.length === 0 ? words.none : words.measures(taken.length)}
      </RecordLink>
    </p>
  );
}

function Gaps({ view }: { readonly view: FrontView }) {
  const words = useWords(frontWords);
  const language = useLanguage();
  const numberOf = (ref: string) => view.exhibits.find(({ exhibitRef }) => exhibitRef === ref)?.number ?? "";
  return (
    <Part title={words.gap}>
      {view.gaps.length === 0 ? <p>{words.noGap}</p> : null}
      <ul className="front-list">
        {view.gaps.map(({ exhibitRef, offerRef, lengthMs }) => (
          <li key={offerRef}>
            <LinkTo to={`/cases/${view.caseRef}/exhibits/${exhibitRef}`}>{numberOf(exhibitRef)}</LinkTo>{" "}
            <RecordLink className="front-gap" recordRef={offerRef}>
              {words.gapTold(durationText(lengthMs, language))}
            </RecordLink>
          </li>
        ))}
      </ul>
    </Part>
  );
}
