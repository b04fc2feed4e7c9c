// SPDX-License-Identifier: Apache-2.0
import type { CountLine, IncidentsView } from "@scelle/core/api";
import { useState } from "react";
import { Checkbox } from "../../design/checkbox.tsx";
import { Mark } from "../../design/mark.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { useLanguage, useSemicolon, useWords } from "../../words/use-words.ts";
import { AsKnownOn } from "./as-known-on.tsx";
import { Comparison } from "./comparison.tsx";
import { CountDrawing } from "./count-drawing.tsx";
import { type CountStanding, countReach, standingOf } from "./count-pairs.ts";
import { useCountWords } from "./count-words.ts";
import { incidentsWords } from "./incidents-words.ts";

interface CountsSectionProps {
  readonly view: IncidentsView;
  readonly onAt: (instant: string) => void;
}

/** Counts as known on a day, each with what it counts, and the choice of two to compare. */
export function CountsSection({ view, onAt }: CountsSectionProps) {
  const words = useWords(incidentsWords);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { counts } = view;
  const toggle = (ref: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, ref].slice(-2) : chosen.filter((other) => other !== ref));
  return (
    <Section title={words.counts}>
      <p className="quiet">{words.countsLead}</p>
      {counts.length === 0 ? (
        <p className="quiet">{words.noCounts}</p>
      ) : (
        <>
          <AsKnownOn onAt={onAt} view={view} />
          <ul className="counts">
            {counts.map((count) => (
              <Count
                count={count}
                isChosen={chosen.includes(count.recordRef)}
                key={count.recordRef}
                onToggle={toggle}
                others={counts}
                standing={standingOf(count, view.asKnownAt, counts)}
                reach={countReach(counts)}
              />
            ))}
          </ul>
          <p className="quiet">{words.method}</p>
          <Comparison chosen={chosen} onChoose={setChosen} view={view} />
        </>
      )}
    </Section>
  );
}

interface CountProps {
  readonly count: CountLine;
  readonly others: readonly CountLine[];
  readonly reach: number;
  readonly standing: CountStanding;
  readonly isChosen: boolean;
  readonly onToggle: (ref: string, isChosen: boolean) => void;
}

function Count({ count, others, reach, standing, isChosen, onToggle }: CountProps) {
  const words = useWords(incidentsWords);
  const semicolon = useSemicolon();
  const wordsOf = useCountWords();
  const amount = wordsOf(count.amount);
  const later = others.find(({ recordRef }) => recordRef === count.supersededByRef);
  return (
    <li className={`count count-${standing}`} data-standing={standing}>
      <h3>
        <RecordLink recordRef={count.recordRef}>
          {standing === "superseded" || standing === "given-up" ? <s>{amount}</s> : amount}
        </RecordLink>{" "}
        <Mark kind={standing}>{words.standing[standing]}</Mark>
      </h3>
      <CountDrawing count={count} reach={reach} />
      <IntervalWords count={count} />
      <dl className="facts">
        <dt>{words.says}</dt>
        <dd>
          <Claimant count={count} />
        </dd>
        <dt>{words.counted}</dt>
        <dd>{count.definition}</dd>
        <dt>{words.territory}</dt>
        <dd>{count.territory}</dd>
        <dt>{words.period}</dt>
        <dd>
          <TimeText interval={count.period} />
        </dd>
        <dt>{words.knownFrom}</dt>
        <dd>
          <TimeText interval={count.knownFrom} />
          {later === undefined ? null : `${semicolon}${words.superseded} ${wordsOf(later.amount)}`}
        </dd>
      </dl>
      <Checkbox isSelected={isChosen} onChange={(is) => onToggle(count.recordRef, is)}>
        {words.choose}
        <span className="unseen">: {amount}</span>
      </Checkbox>
    </li>
  );
}

function Claimant({ count: { statementRef, voices = [] } }: { readonly count: CountLine }) {
  const words = useWords(incidentsWords);
  const said = voices.map(({ words: name }) => name).join(" ← ");
  if (statementRef === undefined) return said === "" ? words.nobodySaid : said;
  return <RecordLink recordRef={statementRef}>{said === "" ? words.source : said}</RecordLink>;
}

function IntervalWords({ count: { interval } }: { readonly count: CountLine }) {
  const words = useWords(incidentsWords);
  const language = useLanguage();
  if (interval === undefined) return <p className="quiet">{words.noInterval}</p>;
  const number = (n: number) => n.toLocaleString(language, { maximumFractionDigits: 1 });
  return (
    <p className="quiet">
      {words.interval(Math.round(interval.level * 100), number(interval.low), number(interval.high))}
      {interval.isExact ? null : `. ${words.methodAbout}`}
    </p>
  );
}
