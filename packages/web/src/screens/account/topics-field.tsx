// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { topicKinds, topicOf } from "./found-party.ts";
import { KnownField, type KnownName } from "./known-field.tsx";
import { recordingWords } from "./recording-words.ts";
import type { ChosenTopic } from "./statement-form.ts";

interface TopicsFieldProps {
  readonly caseRef: string;
  readonly label: string;
  readonly known: readonly KnownName[];
  readonly topics: readonly ChosenTopic[];
  readonly onChange: (topics: readonly ChosenTopic[]) => void;
}

/** What a statement speaks of: what the register knows, or words where it knows nobody. */
export function TopicsField({ caseRef, label, known, topics, onChange }: TopicsFieldProps) {
  const words = useWords(recordingWords);
  const [description, setDescription] = useState("");
  const add = (topic: ChosenTopic) => {
    if (topics.length < topicsMax) onChange([...topics.filter(({ name }) => name !== topic.name), topic]);
  };
  return (
    <fieldset className="form-part">
      <legend>{label}</legend>
      <ul className="chosen-list">
        {topics.map((chosen) => (
          <li key={chosen.name}>
            {chosen.name}
            <Button
              aria-label={words.removeTopic(chosen.name)}
              onPress={() => onChange(topics.filter((other) => other !== chosen))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <KnownField
        caseRef={caseRef}
        chosenRef={undefined}
        kinds={topicKinds}
        known={known}
        label={label}
        onChoose={(found) => {
          const topic = topicOf(found);
          if (topic !== undefined) add({ topic, name: found.label });
        }}
      />
      <div className="known-search">
        <TextField label={words.topicWords} maxLength={300} onChange={setDescription} value={description} />
        <Button
          isDisabled={description.trim() === ""}
          onPress={() => {
            add({ topic: { description: description.trim() }, name: description.trim() });
            setDescription("");
          }}
        >
          {words.addTopic}
        </Button>
      </div>
    </fieldset>
  );
}

/** The length of the list that the record kind allows. */
const topicsMax = 20;
