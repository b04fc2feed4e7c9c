// SPDX-License-Identifier: Apache-2.0
import type { FrontView, StatementLine } from "@scelle/core/api";
import { Mark } from "../../design/mark.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { frontWords } from "./front-words.ts";

/** The account as far as it is on record, clause by clause, each with what it is. */
export function AccountColumn({ view }: { readonly view: FrontView }) {
  const words = useWords(frontWords);
  const { text, statements } = view;
  return (
    <Section title={words.account}>
      <p className="quiet small">{words.accountHelp}</p>
      <p className="front-headline" lang={text.language}>
        <RecordLink recordRef={text.textRef}>{text.title}</RecordLink>
      </p>
      {clausesOf(statements).map(({ start, exact, said }) => (
        <div className="front-clause" key={start}>
          <p className="reading" lang={text.language}>
            {exact}
          </p>
          <p className="front-marks">
            {groupsOf(said).map((group) => (
              <Marked group={group} key={group.key} />
            ))}
          </p>
        </div>
      ))}
    </Section>
  );
}

/** What a clause is and who says so; where it says that more than once, each statement by its number. */
function Marked({ group: { mark, voice, refs } }: { readonly group: Group }) {
  const words = useWords(frontWords);
  const [first = "", ...more] = refs;
  return (
    <span className="front-marked">
      <RecordLink className="front-mark" recordRef={first}>
        <Mark kind={mark}>{words.marks[mark]}</Mark>
        <span className="front-voice">{voice}</span>
      </RecordLink>
      {more.map((recordRef, i) => (
        <RecordLink className="front-again small" key={recordRef} recordRef={recordRef}>
          {words.again(i + 2)}
        </RecordLink>
      ))}
    </span>
  );
}

interface Group {
  readonly key: string;
  readonly mark: StatementLine["mark"];
  readonly voice: string;
  readonly refs: readonly string[];
}

/** Statements of one sort by one voice stand on one line. */
function groupsOf(said: readonly StatementLine[]): Group[] {
  const keyOf = (statement: StatementLine) => `${statement.mark} ${voiceOf(statement)}`;
  return [...new Set(said.map(keyOf))].flatMap((key) => {
    const alike = said.filter((statement) => keyOf(statement) === key);
    const [first] = alike;
    if (first === undefined) return [];
    const refs = alike.map(({ recordRef }) => recordRef);
    return [{ key, mark: first.mark, voice: voiceOf(first), refs }];
  });
}

interface Clause {
  readonly start: number;
  readonly exact: string;
  readonly said: readonly StatementLine[];
}

/** Quotes in the order of the text; statements that rest on one quote stand together. */
function clausesOf(statements: readonly StatementLine[]): Clause[] {
  const starts = [...new Set(statements.map(({ quote }) => quote.start))].sort((a, b) => a - b);
  return starts.map((start) => {
    const said = statements.filter(({ quote }) => quote.start === start);
    return { start, exact: said[0]?.quote.exact ?? "", said };
  });
}

/** Whoever is at the far end of the chain: the one who is said to know. */
function voiceOf({ voices = [] }: StatementLine): string {
  const last = voices.at(-1);
  return (last?.words ?? "").replace(/ \((Exercise|Exercice)\)$/, "");
}
