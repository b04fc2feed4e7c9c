// SPDX-License-Identifier: Apache-2.0
import { useWords } from "../../words/use-words.ts";
import { accountWords } from "./account-words.ts";
import { type PaintedWords, paintedSentence } from "./painted-sentence.ts";

interface ToldSentenceProps {
  readonly sentence: string;
  readonly parts: readonly { readonly type: string; readonly words: string }[];
  readonly lang: string;
}

/** A statement told back: its hedges, mood and certainty are seen, not only read. */
export function ToldSentence({ sentence, parts, lang }: ToldSentenceProps) {
  const words = useWords(accountWords);
  return (
    <p className="told-sentence" lang={lang}>
      {withPlaces(paintedSentence(sentence, parts)).map(({ place, type, words: said }) =>
        type === undefined ? (
          said
        ) : (
          <span className={`part part-${type}`} key={place} title={words.parts[type]}>
            {said}
          </span>
        ),
      )}
    </p>
  );
}

function withPlaces(painted: readonly PaintedWords[]): (PaintedWords & { readonly place: number })[] {
  let place = 0;
  return painted.map((words) => {
    const at = place;
    place += words.words.length;
    return { ...words, place: at };
  });
}
