// SPDX-License-Identifier: Apache-2.0
import { type StatementRecord, sentenceOf, sentenceParts } from "@scelle/core";
import { useWords } from "../../words/use-words.ts";
import { recordingWords } from "./recording-words.ts";
import { unrecorded } from "./statement-form.ts";
import { ToldSentence } from "./told-sentence.tsx";

interface StatementPreviewProps {
  readonly stated: StatementRecord["stated"];
  readonly nameOf: (ref: string) => string | undefined;
}

const languages = ["en", "fr"] as const;

/** The statement told back while it is being written, in both languages, by the code that tells it later. */
export function StatementPreview({ stated, nameOf }: StatementPreviewProps) {
  const words = useWords(recordingWords);
  const record = unrecorded(stated);
  return (
    <section aria-label={words.preview} aria-live="polite" className="preview">
      <h3>{words.preview}</h3>
      {languages.map((language) => (
        <ToldSentence
          key={language}
          lang={language}
          parts={sentenceParts(record, nameOf, language)}
          sentence={sentenceOf(record, nameOf, language)}
        />
      ))}
      <p className="quiet">{words.previewHelp}</p>
    </section>
  );
}
