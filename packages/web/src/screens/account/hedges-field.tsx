// SPDX-License-Identifier: Apache-2.0
import { hedgeTargets } from "@scelle/core";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Select } from "../../design/select.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { CaretText } from "./caret-text.tsx";
import { quoteOfSpan } from "./quote-selection.ts";
import { recordingWords } from "./recording-words.ts";
import type { HedgeEntry } from "./statement-form.ts";
import { overlaps, type Span, sentenceSpans } from "./text-spans.ts";

interface HedgesFieldProps {
  readonly text: string;
  readonly language: string;
  readonly passage: Span;
  readonly hedges: readonly HedgeEntry[];
  readonly onChange: (hedges: readonly HedgeEntry[]) => void;
}

/** Words of the passage, or of the sentence around it, that weaken what it says: selected, never typed. */
export function HedgesField({ text, language, passage, hedges, onChange }: HedgesFieldProps) {
  const words = useWords(recordingWords);
  const say = useSay();
  const [weakens, setWeakens] = useState<HedgeEntry["weakens"]>("certainty");
  const pick = (span: Span) => {
    const quote = quoteOfSpan(text, span);
    if (quote === undefined) return;
    const others = hedges.filter(
      (hedge) => hedge.quote.start !== quote.start || hedge.quote.end !== quote.end,
    );
    onChange([...others, { quote, weakens }]);
  };
  return (
    <fieldset className="form-part">
      <legend>{words.hedges}</legend>
      <p className="quiet">{words.hedgesHelp}</p>
      <Select
        label={words.weakens}
        onChange={(target) => setWeakens(target as HedgeEntry["weakens"])}
        options={Object.entries(hedgeTargets).map(([value, name]) => ({ value, name: say(name) }))}
        value={weakens}
      />
      <CaretText
        label={words.hedgeText}
        language={language}
        marks={[
          { span: passage, kind: "quote" },
          ...hedges.map(({ quote }) => ({
            span: { start: quote.start, end: quote.end },
            kind: "hedge" as const,
          })),
        ]}
        onPick={pick}
        text={text}
        within={sentencesAround(text, language, passage)}
      />
      <ul className="chosen-list">
        {hedges.map((hedge) => (
          <li key={hedge.quote.start}>
            <q lang={language}>{hedge.quote.exact}</q>{" "}
            <span className="quiet">{say(hedgeTargets[hedge.weakens])}</span>
            <Button
              aria-label={words.removeHedge(hedge.quote.exact)}
              onPress={() => onChange(hedges.filter((other) => other !== hedge))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** The whole sentences that a passage touches. */
function sentencesAround(text: string, language: string, passage: Span): Span {
  const touched = sentenceSpans(text, language).filter((sentence) => overlaps(sentence, passage));
  return { start: touched[0]?.start ?? passage.start, end: touched.at(-1)?.end ?? passage.end };
}
