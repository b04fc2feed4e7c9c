// SPDX-License-Identifier: Apache-2.0
import { certainties, credibilities, moods, polarities, reliabilities } from "@scelle/core";
import type { StatementLine } from "@scelle/core/api";
import { Mark } from "../../design/mark.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useColon, useLanguage, useSay, useSemicolon, useWords } from "../../words/use-words.ts";
import { accountWords } from "./account-words.ts";
import { ToldSentence } from "./told-sentence.tsx";
import { VoiceChain } from "./voice-chain.tsx";

interface StatementNoteProps {
  readonly statement: StatementLine;
  /** What other statements are called here: their number and quote. */
  readonly calledOf: (ref: string) => string;
  readonly number: number;
  readonly isNew: boolean;
}

/** One statement beside its passage: told back, its chain, its marks and how it stands to others. */
export function StatementNote({ statement, calledOf, number, isNew }: StatementNoteProps) {
  const words = useWords(accountWords);
  const language = useLanguage();
  const { recordRef, mark, voices = [], validTime } = statement;
  return (
    <article className={isNew ? "statement statement-new" : "statement"} id={`statement-${recordRef}`}>
      <p className="statement-head">
        <RecordLink recordRef={recordRef}>{words.statement(number)}</RecordLink>
        <Mark kind={mark}>{words.marks[mark]}</Mark>
        <StatementMarks statement={statement} />
      </p>
      <ToldSentence
        lang={language}
        parts={statement.parts[language]}
        sentence={statement.sentence[language]}
      />
      {voices.length > 1 || statement.isAnonymous ? <VoiceChain voices={voices} /> : null}
      {validTime === undefined ? null : (
        <p className="statement-foot quiet">
          {words.holds} <TimeText interval={validTime} />
        </p>
      )}
      <Relations calledOf={calledOf} statement={statement} />
    </article>
  );
}

/** Moods that the mark of the clause says already. */
const moodSaidBy: Readonly<Record<string, string>> = {
  alleged: "alleged",
  compared: "compared",
  planned: "intended",
};

/** Mood, polarity and certainty as they were recorded; what is plain is not marked. */
function StatementMarks({ statement }: { readonly statement: StatementLine }) {
  const { mark, mood, polarity, certainty } = statement;
  const say = useSay();
  return (
    <>
      {mood === "asserted" || mood === moodSaidBy[mark] ? null : (
        <Mark kind={`mood-${mood}`}>{say(wordOf(moods, mood))}</Mark>
      )}
      {polarity === "affirmed" ? null : (
        <Mark kind={`polarity-${polarity}`}>{say(wordOf(polarities, polarity))}</Mark>
      )}
      <Mark kind={`certainty-${certainty}`}>{say(wordOf(certainties, certainty))}</Mark>
    </>
  );
}

function Relations({
  statement: { relations, hardenings, grades },
  calledOf,
}: Pick<StatementNoteProps, "statement" | "calledOf">) {
  const words = useWords(accountWords);
  const say = useSay();
  const colon = useColon();
  const semicolon = useSemicolon();
  if (relations.length + hardenings.length + grades.length === 0) return null;
  return (
    <ul className="statement-relations">
      {relations.map(({ recordRef, relation, otherRef, isFrom, reason }) => (
        <li key={recordRef}>
          <RecordLink recordRef={recordRef}>
            {words.relation[relation]?.[isFrom ? 0 : 1] ?? relation}
          </RecordLink>{" "}
          <a href={`#statement-${otherRef}`}>{calledOf(otherRef)}</a> <span className="quiet">{reason}</span>
        </li>
      ))}
      {hardenings.map(({ otherRef, what }) => (
        <li className="hardening" key={otherRef}>
          {words.hardened} <a href={`#statement-${otherRef}`}>{calledOf(otherRef)}</a>{" "}
          <strong>{what.map((how) => words.hardening[how] ?? how).join(", ")}</strong>
        </li>
      ))}
      {grades.map(({ recordRef, voiceIndex, reliability, credibility }) => (
        <li key={recordRef}>
          <RecordLink recordRef={recordRef}>
            {words.grade} {reliability}
            {credibility}
          </RecordLink>{" "}
          <span className="quiet">
            {words.gradeOf(voiceIndex + 1)}
            {colon}
            {say(wordOf(reliabilities, reliability)).toLowerCase()}
            {semicolon}
            {say(wordOf(credibilities, credibility)).toLowerCase()}
          </span>
        </li>
      ))}
    </ul>
  );
}
