// SPDX-License-Identifier: Apache-2.0
import { certainties, moods, polarities, predicates } from "@scelle/core";
import { Select } from "../../design/select.tsx";
import { TextArea } from "../../design/text-area.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { recordingWords } from "./recording-words.ts";
import type { StatementEntry } from "./statement-form.ts";

interface SaidFieldProps {
  readonly entry: StatementEntry;
  readonly onChange: (entry: StatementEntry) => void;
}

/** What is said, plainly, in one language at least. */
export function SaidField({ entry, onChange }: SaidFieldProps) {
  const words = useWords(recordingWords);
  const { clauses } = entry;
  return (
    <fieldset className="form-part">
      <legend>{words.said}</legend>
      <p className="quiet">{words.saidHelp}</p>
      <TextArea
        label={words.saidEn}
        maxLength={1000}
        onChange={(en) => onChange({ ...entry, clauses: { ...clauses, en } })}
        rows={2}
        value={clauses.en}
      />
      <TextArea
        label={words.saidFr}
        maxLength={1000}
        onChange={(fr) => onChange({ ...entry, clauses: { ...clauses, fr } })}
        rows={2}
        value={clauses.fr}
      />
    </fieldset>
  );
}

/** Matter, mood, polarity, certainty and, where there is one, the condition. */
export function HowField({ entry, onChange }: SaidFieldProps) {
  const words = useWords(recordingWords);
  return (
    <fieldset className="form-part">
      <legend>{words.how}</legend>
      <WordSelect
        label={words.predicate}
        onChange={(predicate) => onChange({ ...entry, predicate })}
        value={entry.predicate}
        vocabulary={predicates}
      />
      <WordSelect
        label={words.mood}
        onChange={(mood) => onChange({ ...entry, mood })}
        value={entry.mood}
        vocabulary={moods}
      />
      {entry.mood === "conditional" ? (
        <TextField
          label={words.condition}
          maxLength={500}
          onChange={(condition) => onChange({ ...entry, condition })}
          value={entry.condition}
        />
      ) : null}
      <WordSelect
        label={words.polarity}
        onChange={(polarity) => onChange({ ...entry, polarity })}
        value={entry.polarity}
        vocabulary={polarities}
      />
      <WordSelect
        label={words.certainty}
        onChange={(certainty) => onChange({ ...entry, certainty })}
        value={entry.certainty}
        vocabulary={certainties}
      />
    </fieldset>
  );
}

interface WordSelectProps<Word extends string> {
  readonly label: string;
  readonly vocabulary: Readonly<Record<Word, { readonly en: string; readonly fr: string }>>;
  readonly value: Word;
  readonly onChange: (word: Word) => void;
}

/** One word of a closed vocabulary of the record kinds. */
function WordSelect<Word extends string>({ label, vocabulary, value, onChange }: WordSelectProps<Word>) {
  const say = useSay();
  const wordsOf = Object.keys(vocabulary) as Word[];
  return (
    <Select
      label={label}
      onChange={(chosen) => {
        const word = wordsOf.find((known) => known === chosen);
        if (word !== undefined) onChange(word);
      }}
      options={wordsOf.map((word) => ({ value: word, name: say(vocabulary[word]) }))}
      value={value}
    />
  );
}
