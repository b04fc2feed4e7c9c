// SPDX-License-Identifier: Apache-2.0
import { codePointCount } from "@scelle/core";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useWords } from "../../words/use-words.ts";
import { recordingWords } from "./recording-words.ts";
import {
  type Caret,
  type CaretStep,
  caretOver,
  caretSpan,
  sentenceCaret,
  steppedCaret,
} from "./text-caret.ts";
import { type Segment, type Span, segmentsOf, sentenceSpans, wordSpans, wordsIn } from "./text-spans.ts";

export interface CaretMark {
  readonly span: Span;
  readonly kind: "quote" | "hedge" | "cue";
}

interface CaretTextProps {
  /** The whole text in normal form. */
  readonly text: string;
  readonly language: string;
  /** The part of it that is shown and selected in. */
  readonly within: Span;
  readonly label: string;
  readonly marks?: readonly CaretMark[];
  readonly isFocusedFirst?: boolean;
  readonly onPick: (span: Span) => void;
  readonly onLeave?: () => void;
}

/**
 * A text with a caret that moves by words and sentences: a read-only text area, so that every reader's device
 * knows what it is, over the same words with their marks. What is selected is said aloud as it changes; Enter
 * picks it. A pointer selects as everywhere, widened to whole words.
 */
export function CaretText(props: CaretTextProps) {
  const { text, language, within, label, marks = [], isFocusedFirst = false, onPick, onLeave } = props;
  const words = useWords(recordingWords);
  const helpId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const ground = useMemo(() => groundOf(text, language, within), [text, language, within]);
  const [caret, setCaret] = useState<Caret>({ anchor: 0, focus: 0 });
  const selected = caretSpan(caret, ground);
  useEffect(() => {
    if (isFocusedFirst) area.current?.focus();
  }, [isFocusedFirst]);
  useSelection(area, text, within, selected);
  const press = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step !== undefined) setCaret(steppedCaret(caret, step, event.shiftKey, ground));
    else if (event.key === " ") setCaret(sentenceCaret(caret, ground));
    else if (event.key === "Enter" && selected !== undefined) onPick(selected);
    else if (event.key === "Escape" && onLeave !== undefined) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const point = () => {
    const pointed = area.current === null ? undefined : caretOver(pointedSpan(area.current, within), ground);
    if (pointed !== undefined) setCaret(pointed);
  };
  return (
    <div className="caret">
      <p className="quiet" id={helpId}>
        {words.caretHelp}
      </p>
      <div className="caret-sheet" lang={language}>
        <CaretMarks marks={marks} selected={selected} text={text} within={within} />
        <textarea
          aria-describedby={helpId}
          aria-label={label}
          className="caret-text"
          onKeyDown={press}
          onPointerUp={point}
          readOnly
          ref={area}
          value={wordsIn(text, within)}
        />
      </div>
      <p aria-live="polite" className="caret-selected">
        {words.selected} <q lang={language}>{selected === undefined ? "" : wordsIn(text, selected)}</q>
      </p>
    </div>
  );
}

/** Keeps what is selected in the text area, and in sight. */
function useSelection(
  area: { readonly current: HTMLTextAreaElement | null },
  text: string,
  within: Span,
  selected: Span | undefined,
): void {
  const [from, to] = [selected?.start, selected?.end];
  useEffect(() => {
    if (area.current === null || from === undefined || to === undefined) return;
    const unitsTo = (point: number) => wordsIn(text, { start: within.start, end: point }).length;
    area.current.setSelectionRange(unitsTo(from), unitsTo(to));
    if (document.activeElement !== area.current) return;
    area.current.parentElement?.querySelector(".caret-selected-mark")?.scrollIntoView({ block: "nearest" });
  }, [area, text, within, from, to]);
}

type CaretMarksProps = Pick<CaretTextProps, "text" | "within"> & {
  readonly marks: readonly CaretMark[];
  readonly selected: Span | undefined;
};

/** The same words under the text area, for their marks alone. */
function CaretMarks({ text, within, marks, selected }: CaretMarksProps) {
  const all = [...marks, ...(selected === undefined ? [] : [{ span: selected, kind: "selected" as const }])];
  return (
    <div aria-hidden="true" className="caret-marks">
      {segmentsOf(within, all).map((segment) => (
        <span className={classOf(segment)} key={segment.start}>
          {wordsIn(text, segment)}
        </span>
      ))}
    </div>
  );
}

function classOf({ marks }: Segment<{ readonly span: Span; readonly kind: string }>): string {
  return marks.map(({ kind }) => `caret-${kind}-mark`).join(" ");
}

/** What a pointer has selected in the text area, in code points of the text; a click selects one sign. */
function pointedSpan({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, within: Span): Span {
  const start = within.start + codePointCount(value.slice(0, selectionStart));
  const end = within.start + codePointCount(value.slice(0, selectionEnd));
  return { start, end: Math.max(end, start + 1) };
}

function groundOf(text: string, language: string, within: Span) {
  const inside = ({ start, end }: Span) => start >= within.start && end <= within.end;
  return {
    words: wordSpans(text, language).filter(inside),
    sentences: sentenceSpans(text, language).filter(
      ({ start, end }) => end > within.start && start < within.end,
    ),
  };
}

function stepOf({ key, ctrlKey, metaKey }: KeyboardEvent): CaretStep | undefined {
  const isFar = ctrlKey || metaKey;
  switch (key) {
    case "ArrowRight":
      return "word-on";
    case "ArrowLeft":
      return "word-back";
    case "ArrowDown":
      return "sentence-on";
    case "ArrowUp":
      return "sentence-back";
    case "Home":
      return isFar ? "text-start" : "sentence-start";
    case "End":
      return isFar ? "text-end" : "sentence-end";
    default:
      return undefined;
  }
}
