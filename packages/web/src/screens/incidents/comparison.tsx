// SPDX-License-Identifier: Apache-2.0
import type { CountLine, IncidentsView } from "@scelle/core/api";
import { Button } from "../../design/button.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { CountDrawing } from "./count-drawing.tsx";
import { countReach, type PairAnswer, pairAnswer } from "./count-pairs.ts";
import { useCountWords } from "./count-words.ts";
import { incidentsWords } from "./incidents-words.ts";

interface ComparisonProps {
  readonly view: IncidentsView;
  /** Up to two counts, in the order in which they were chosen. */
  readonly chosen: readonly string[];
  readonly onChoose: (refs: readonly string[]) => void;
}

/** Two counts against each other, or why not, and the nearest pair that can be. */
export function Comparison({ view, chosen, onChoose }: ComparisonProps) {
  const words = useWords(incidentsWords);
  const [one, other] = chosen;
  const answer = one === undefined || other === undefined ? undefined : pairAnswer(view, one, other);
  return (
    <div aria-live="polite" className="comparison">
      <h3>{words.comparison}</h3>
      {answer === undefined ? (
        <p className="quiet">{one === undefined ? words.chosenCount : words.chosenOne}</p>
      ) : null}
      {answer?.isComparable === true ? <Compared pair={[answer.one, answer.other]} /> : null}
      {answer?.isComparable === false ? <Refused answer={answer} onChoose={onChoose} /> : null}
      {chosen.length === 0 ? null : <Button onPress={() => onChoose([])}>{words.clear}</Button>}
    </div>
  );
}

function Compared({ pair }: { readonly pair: readonly [CountLine, CountLine] }) {
  const words = useWords(incidentsWords);
  const language = useLanguage();
  const [one, other] = pair.map(({ amount }) => amount.value);
  return (
    <div data-comparison="made">
      <p>
        <strong>{words.comparable}</strong> {words.comparableNote}
      </p>
      <PairDrawing pair={pair} />
      {one === undefined || other === undefined ? null : (
        <p>{words.difference(Math.abs(one - other).toLocaleString(language))}</p>
      )}
    </div>
  );
}

function Refused({
  answer,
  onChoose,
}: {
  readonly answer: Extract<PairAnswer, { isComparable: false }>;
  readonly onChoose: ComparisonProps["onChoose"];
}) {
  const words = useWords(incidentsWords);
  const { one, other, reasons, nearest } = answer;
  return (
    <div data-comparison="refused">
      <p>
        <strong>{words.refused}</strong> {words.refusedBecause}{" "}
        {reasons.map((reason) => words.reasons[reason] ?? reason).join(", ")}.
      </p>
      <dl className="differences">
        {reasons.map((reason) => (
          <Difference key={reason} one={one} other={other} reason={reason} />
        ))}
      </dl>
      {nearest === undefined ? (
        <p className="quiet">{words.noNearest}</p>
      ) : (
        <>
          <h4>{words.nearest}</h4>
          <PairDrawing pair={nearest} />
          <Button onPress={() => onChoose(nearest.map(({ recordRef }) => recordRef))}>
            {words.showNearest}
          </Button>
        </>
      )}
    </div>
  );
}

/** What each of the two says where they differ, in its own words. */
function Difference({
  one,
  other,
  reason,
}: {
  readonly one: CountLine;
  readonly other: CountLine;
  readonly reason: string;
}) {
  const words = useWords(incidentsWords);
  const wordsOf = (count: CountLine) => {
    if (reason === "definition" || reason === "territory" || reason === "measure") return count[reason];
    return reason === "unit" ? count.amount.unit : undefined;
  };
  const [left, right] = [wordsOf(one), wordsOf(other)];
  if (left === undefined || right === undefined) return null;
  return (
    <div>
      <dt>{words.reasons[reason]}</dt>
      <dd>
        <q>{left}</q> {words.against} <q>{right}</q>
      </dd>
    </div>
  );
}

function PairDrawing({ pair }: { readonly pair: readonly [CountLine, CountLine] }) {
  const wordsOf = useCountWords();
  return (
    <ul className="pair">
      {pair.map((count) => (
        <li key={count.recordRef}>
          <span>
            <RecordLink recordRef={count.recordRef}>{wordsOf(count.amount)}</RecordLink>{" "}
            <span className="quiet">
              {count.definition}, {count.territory}, {count.period.label ?? yearsOf(count)}
            </span>
          </span>
          <CountDrawing count={count} reach={countReach(pair)} />
        </li>
      ))}
    </ul>
  );
}

function yearsOf({ period: { earliest, latest, zone } }: CountLine): string {
  const year = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric" });
  const [from, to] = [year.format(Date.parse(earliest)), year.format(Date.parse(latest))];
  return from === to ? from : `${from}–${to}`;
}
