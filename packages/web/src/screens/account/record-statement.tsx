// SPDX-License-Identifier: Apache-2.0
import type { TextQuote } from "@scelle/core";
import type { TextLine } from "@scelle/core/api";
import { useState } from "react";
import { useWords } from "../../words/use-words.ts";
import { CaretText } from "./caret-text.tsx";
import type { KnownName } from "./known-field.tsx";
import { quoteOfSpan } from "./quote-selection.ts";
import { recordingWords } from "./recording-words.ts";
import { StatementFields } from "./statement-fields.tsx";
import { type Span, wholeSpan } from "./text-spans.ts";
import { useAuthor } from "./use-author.ts";
import "./recording.css";

interface RecordStatementProps {
  readonly caseRef: string;
  readonly text: TextLine;
  /** The words of the text, measured in this browser. */
  readonly words: string;
  readonly known: readonly KnownName[];
  readonly nameOf: (ref: string) => string | undefined;
  readonly onRecorded: (recordRef: string) => void;
  readonly onLeave: () => void;
}

/** A statement from a passage: the passage is selected in the text, the rest is stated beside it. */
export function RecordStatement(props: RecordStatementProps) {
  const { caseRef, text, words: whole, known, nameOf, onRecorded, onLeave } = props;
  const words = useWords(recordingWords);
  const [quote, setQuote] = useState<TextQuote>();
  const author = useAuthor(caseRef, text.publisherRef);
  const pick = (span: Span) => setQuote(quoteOfSpan(whole, span));
  return (
    <div className={quote === undefined ? "recording" : "recording recording-form"}>
      <div className="recording-text">
        <CaretText
          isFocusedFirst
          label={words.caretLabel}
          language={text.language}
          marks={quote === undefined ? [] : [{ span: { start: quote.start, end: quote.end }, kind: "quote" }]}
          onLeave={onLeave}
          onPick={pick}
          text={whole}
          within={wholeSpan(whole)}
        />
      </div>
      {quote === undefined ? null : (
        <StatementFields
          author={author}
          caseRef={caseRef}
          key={`${String(quote.start)} ${String(quote.end)} ${author?.name ?? ""}`}
          known={known}
          nameOf={nameOf}
          onLeave={onLeave}
          onRecorded={onRecorded}
          quote={quote}
          text={text}
          words={whole}
        />
      )}
    </div>
  );
}
