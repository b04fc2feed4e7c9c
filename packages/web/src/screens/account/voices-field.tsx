// SPDX-License-Identifier: Apache-2.0
import { certainties, partyRef, voiceCounts } from "@scelle/core";
import { Button } from "../../design/button.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { partyKinds, partyOf } from "./found-party.ts";
import { KnownField, type KnownName } from "./known-field.tsx";
import { recordingWords } from "./recording-words.ts";
import type { VoiceEntry } from "./statement-form.ts";

interface VoicesFieldProps {
  readonly caseRef: string;
  readonly known: readonly KnownName[];
  readonly voices: readonly VoiceEntry[];
  readonly onChange: (voices: readonly VoiceEntry[]) => void;
}

/** The chain of voices from the text inwards. A voice without a name has words and a number, and no party. */
export function VoicesField({ caseRef, known, voices, onChange }: VoicesFieldProps) {
  const words = useWords(recordingWords);
  const put = (key: number, voice: VoiceEntry) =>
    onChange(voices.map((other) => (other.key === key ? voice : other)));
  const nextKey = Math.max(...voices.map(({ key }) => key)) + 1;
  return (
    <fieldset className="form-part">
      <legend>{words.voices}</legend>
      <p className="quiet">{words.voicesHelp}</p>
      {voices.map((voice, i) => (
        <fieldset className="voice-entry" key={voice.key}>
          <legend>{words.voice(i + 1)}</legend>
          <VoiceField
            caseRef={caseRef}
            known={known}
            onChange={(next) => put(voice.key, next)}
            voice={voice}
          />
          {i === 0 ? null : (
            <Button onPress={() => onChange(voices.filter(({ key }) => key !== voice.key))}>
              {words.removeVoice}
            </Button>
          )}
        </fieldset>
      ))}
      {voices.length >= voicesMax ? null : (
        <Button
          onPress={() =>
            onChange([...voices, { key: nextKey, naming: "unnamed", description: "", count: "unknown" }])
          }
        >
          {words.addVoice}
        </Button>
      )}
    </fieldset>
  );
}

/** The length of a chain that the record kind allows. */
const voicesMax = 8;

interface VoiceFieldProps {
  readonly caseRef: string;
  readonly known: readonly KnownName[];
  readonly voice: VoiceEntry;
  readonly onChange: (voice: VoiceEntry) => void;
}

function VoiceField({ caseRef, known, voice, onChange }: VoiceFieldProps) {
  const words = useWords(recordingWords);
  const say = useSay();
  const { key, certainty } = voice;
  const kept = { key, ...(certainty === undefined ? {} : { certainty }) };
  const rename = (naming: string) => {
    if (naming === "party") onChange({ ...kept, naming });
    else if (naming === "described" || naming === "unnamed") {
      const before = voice.naming === "party" ? { description: "", count: "one" as const } : voice;
      onChange({ ...kept, naming, description: before.description, count: before.count });
    }
  };
  return (
    <>
      <Select
        label={words.naming}
        onChange={rename}
        options={(["party", "described", "unnamed"] as const).map((value) => ({
          value,
          name: words.namings[value],
        }))}
        value={voice.naming}
      />
      {voice.naming === "party" ? (
        <KnownField
          caseRef={caseRef}
          chosenRef={voice.chosen === undefined ? undefined : partyRef(voice.chosen.party)}
          kinds={partyKinds}
          known={known}
          label={words.party}
          onChoose={(found) => {
            const party = partyOf(found);
            if (party !== undefined)
              onChange({ ...kept, naming: "party", chosen: { party, name: found.label } });
          }}
        />
      ) : (
        <>
          <TextField
            label={words.description}
            maxLength={300}
            onChange={(description) => onChange({ ...voice, description })}
            value={voice.description}
          />
          <Select
            label={words.count}
            onChange={(count) => onChange({ ...voice, count: count as keyof typeof voiceCounts })}
            options={Object.entries(voiceCounts).map(([value, name]) => ({ value, name: say(name) }))}
            value={voice.count}
          />
        </>
      )}
      <CertaintyField onChange={onChange} voice={voice} />
    </>
  );
}

/** How sure one voice is, where the text says. */
function CertaintyField({ voice, onChange }: Pick<VoiceFieldProps, "voice" | "onChange">) {
  const words = useWords(recordingWords);
  const say = useSay();
  return (
    <Select
      label={words.voiceCertainty}
      onChange={(chosen) => {
        const { certainty: _, ...rest } = voice;
        onChange(chosen === "" ? rest : { ...rest, certainty: chosen as keyof typeof certainties });
      }}
      options={[
        { value: "", name: words.notStated },
        ...Object.entries(certainties).map(([value, name]) => ({ value, name: say(name) })),
      ]}
      value={voice.certainty ?? ""}
    />
  );
}
