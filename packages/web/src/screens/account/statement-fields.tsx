// SPDX-License-Identifier: Apache-2.0
import { partyRef, type TextQuote } from "@scelle/core";
import type { TextLine } from "@scelle/core/api";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ApiProblem } from "../../api/api-problem.ts";
import { useAppend } from "../../api/use-append.ts";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { TextArea } from "../../design/text-area.tsx";
import { useWords } from "../../words/use-words.ts";
import { HedgesField } from "./hedges-field.tsx";
import type { KnownName } from "./known-field.tsx";
import { recordingWords } from "./recording-words.ts";
import { HowField, SaidField } from "./said-field.tsx";
import { type ChosenParty, entryFor, missingParts, type StatementEntry, statedOf } from "./statement-form.ts";
import { StatementPreview } from "./statement-preview.tsx";
import { type StatedTime, statedTime } from "./time-entry.ts";
import { TimeField } from "./time-field.tsx";
import { TopicsField } from "./topics-field.tsx";
import { VoicesField } from "./voices-field.tsx";

interface StatementFieldsProps {
  readonly caseRef: string;
  readonly text: TextLine;
  readonly words: string;
  readonly quote: TextQuote;
  readonly author: ChosenParty | undefined;
  readonly known: readonly KnownName[];
  readonly nameOf: (ref: string) => string | undefined;
  readonly onRecorded: (recordRef: string) => void;
  readonly onLeave: () => void;
}

/** The form of one statement, begun with its passage, with the sentence that it will be told back in. */
export function StatementFields(props: StatementFieldsProps) {
  const { caseRef, text, words: whole, quote, author, known, onRecorded, onLeave } = props;
  const words = useWords(recordingWords);
  const heading = useRef<HTMLHeadingElement>(null);
  const [entry, setEntry] = useState<StatementEntry>(() => entryFor(quote, text, author));
  const { append, isPending, problem } = useAppend();
  useEffect(() => heading.current?.focus(), []);
  const time = statedTime(entry.time, text.publishedAt, words.atPublication);
  const missing = missingParts(entry, time);
  const stated = statedOf(caseRef, text.textRef, entry, time);
  const record = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { recordRef } = await append("statement-recorded", stated);
      onRecorded(recordRef);
    } catch (error) {
      // What the register refused is known and shown under the form, which keeps everything that was stated.
      if (!(error instanceof ApiProblem)) throw error;
    }
  };
  return (
    <form className="statement-form" onSubmit={(event) => void record(event)}>
      <h3 ref={heading} tabIndex={-1}>
        {words.form}
      </h3>
      <blockquote className="reading" lang={text.language}>
        {quote.exact}
      </blockquote>
      <StatementParts {...{ caseRef, entry, known, text, time }} onChange={setEntry} words={whole} />
      <StatementPreview nameOf={(ref) => nameIn(entry, ref) ?? props.nameOf(ref)} stated={stated} />
      {missing.length === 0 ? null : (
        <p className="missing">
          {words.missingTitle} {missing.map((part) => words.missing[part]).join(", ")}.
        </p>
      )}
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <div className="form-actions">
        <Button isDisabled={missing.length > 0 || isPending} type="submit">
          {isPending ? words.recording : words.record}
        </Button>
        <Button onPress={onLeave}>{words.cancel}</Button>
      </div>
    </form>
  );
}

interface StatementPartsProps extends Pick<StatementFieldsProps, "caseRef" | "text" | "words" | "known"> {
  readonly entry: StatementEntry;
  readonly time: StatedTime;
  readonly onChange: (entry: StatementEntry) => void;
}

/** Everything that is stated of a passage, in the order in which a reader of the text would say it. */
function StatementParts(props: StatementPartsProps) {
  const { caseRef, text, words: whole, known, entry, time, onChange } = props;
  const words = useWords(recordingWords);
  return (
    <>
      <SaidField entry={entry} onChange={onChange} />
      <VoicesField
        caseRef={caseRef}
        known={known}
        onChange={(voices) => onChange({ ...entry, voices })}
        voices={entry.voices}
      />
      <HowField entry={entry} onChange={onChange} />
      <HedgesField
        hedges={entry.hedges}
        language={text.language}
        onChange={(hedges) => onChange({ ...entry, hedges })}
        passage={{ start: entry.quote.start, end: entry.quote.end }}
        text={whole}
      />
      <TimeField onChange={(next) => onChange({ ...entry, time: next })} stated={time} time={entry.time} />
      <TopicsField
        caseRef={caseRef}
        known={known}
        label={words.subjects}
        onChange={(subjects) => onChange({ ...entry, subjects })}
        topics={entry.subjects}
      />
      <TopicsField
        caseRef={caseRef}
        known={known}
        label={words.objects}
        onChange={(objects) => onChange({ ...entry, objects })}
        topics={entry.objects}
      />
      <TextArea
        label={words.note}
        maxLength={4000}
        onChange={(note) => onChange({ ...entry, note })}
        rows={2}
        value={entry.note}
      />
    </>
  );
}

/** The name of a party as it was chosen in the form: the view may not speak of it yet. */
function nameIn({ voices }: StatementEntry, ref: string): string | undefined {
  return voices
    .flatMap((voice) => (voice.naming === "party" ? (voice.chosen ?? []) : []))
    .find(({ party }) => partyRef(party) === ref)?.name;
}
