// SPDX-License-Identifier: Apache-2.0
import { anchorQuote } from "@scelle/core";
import type { StatementLine, TextLine } from "@scelle/core/api";
import { useWords } from "../../words/use-words.ts";
import { type AccountRow, accountRows, byPlace } from "./account-rows.ts";
import { accountWords } from "./account-words.ts";
import { StatementNote } from "./statement-note.tsx";
import { type Segment, type Span, segmentsOf, sentenceSpans, wordsIn } from "./text-spans.ts";

interface AccountBoardProps {
  readonly text: TextLine;
  /** The words of the text, measured; absent where nobody brought them. */
  readonly words: string | undefined;
  readonly statements: readonly StatementLine[];
  readonly calledOf: (ref: string) => string;
  readonly numberOf: (ref: string) => number;
  readonly newRef: string | undefined;
}

/** A text in the margin, sentence by sentence, and beside each what it says. */
export function AccountBoard(props: AccountBoardProps) {
  const words = useWords(accountWords);
  const { text, words: whole, statements } = props;
  if (whole === undefined) {
    return (
      <div className="board">
        <p className="quiet">{statements.length === 0 ? words.noStatements : words.unplaced}</p>
        {[...statements].sort(byPlace).map((statement) => (
          <div className="board-row" key={statement.recordRef}>
            <blockquote className="board-text" lang={text.language}>
              {statement.quote.exact}
            </blockquote>
            <Notes {...props} statements={[statement]} />
          </div>
        ))}
      </div>
    );
  }
  const orphans = statements.filter(({ quote }) => anchorQuote(whole, quote).state !== "exact");
  const placed = statements.filter((statement) => !orphans.includes(statement));
  return (
    <div className="board">
      {statements.length === 0 ? <p className="quiet">{words.noStatements}</p> : null}
      {accountRows(whole, sentenceSpans(whole, text.language), placed).map((row) => (
        <Row {...props} key={row.span.start} row={row} whole={whole} />
      ))}
      {orphans.length === 0 ? null : (
        <>
          <p className="text-refused">{words.orphaned}</p>
          <Notes {...props} statements={orphans} />
        </>
      )}
    </div>
  );
}

function Row({
  row: { span, isParagraphStart, statements },
  whole,
  ...props
}: AccountBoardProps & { readonly row: AccountRow; readonly whole: string }) {
  return (
    <div className={isParagraphStart ? "board-row board-paragraph" : "board-row"}>
      <p className="board-text" lang={props.text.language}>
        <QuotedText numberOf={props.numberOf} span={span} statements={statements} whole={whole} />
      </p>
      <Notes {...props} statements={statements} />
    </div>
  );
}

interface Quoted {
  readonly span: Span;
  readonly ref: string;
  readonly isHedge: boolean;
}

/** A sentence with what is quoted from it underlined, hedges marked, and the numbers of its statements. */
function QuotedText({
  whole,
  span,
  statements,
  numberOf,
}: {
  readonly whole: string;
  readonly span: Span;
} & Pick<AccountBoardProps, "statements" | "numberOf">) {
  const marks: Quoted[] = statements.flatMap(({ recordRef: ref, quote, hedges = [] }) => [
    { span: { start: quote.start, end: quote.end }, ref, isHedge: false },
    ...hedges.map(({ start, end }) => ({ span: { start, end }, ref, isHedge: true })),
  ]);
  return segmentsOf(span, marks).map((segment) => (
    <span className={classOf(segment)} key={segment.start}>
      {wordsIn(whole, segment)}
      {marks
        .filter((mark) => !mark.isHedge && mark.span.end === segment.end)
        .map(({ ref }) => (
          <a className="quote-number" href={`#statement-${ref}`} key={ref}>
            {numberOf(ref)}
          </a>
        ))}
    </span>
  ));
}

function classOf({ marks }: Segment<Quoted>): string {
  if (marks.some(({ isHedge }) => isHedge)) return "quoted quoted-hedge";
  return marks.length > 0 ? "quoted" : "";
}

function Notes({ statements, calledOf, numberOf, newRef }: AccountBoardProps) {
  return (
    <div className="board-notes">
      {statements.map((statement) => (
        <StatementNote
          calledOf={calledOf}
          isNew={statement.recordRef === newRef}
          key={statement.recordRef}
          number={numberOf(statement.recordRef)}
          statement={statement}
        />
      ))}
    </div>
  );
}
