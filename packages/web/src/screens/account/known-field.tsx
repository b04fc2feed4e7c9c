// SPDX-License-Identifier: Apache-2.0
import type { ResolvedAnswer } from "@scelle/core/api";
import { useState } from "react";
import { get } from "../../api/client.ts";
import { Button } from "../../design/button.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { recordingWords } from "./recording-words.ts";

export interface KnownName {
  readonly ref: string;
  readonly name: string;
}

interface KnownFieldProps {
  readonly caseRef: string;
  readonly label: string;
  /** Kinds of records that may be named here, as they are founded. */
  readonly kinds: readonly string[];
  /** Whom the statements of the case already name. */
  readonly known: readonly KnownName[];
  readonly chosenRef: string | undefined;
  readonly onChoose: (found: ResolvedAnswer) => void;
}

/** Somebody or something that the register knows: from those already named, or by name or reference. */
export function KnownField({ caseRef, label, kinds, known, chosenRef, onChoose }: KnownFieldProps) {
  const words = useWords(recordingWords);
  const [name, setName] = useState("");
  const [isUnknown, setIsUnknown] = useState(false);
  const find = async (text: string) => {
    const { matches } = await get<{ matches: readonly ResolvedAnswer[] }>("/resolve", {
      query: { text, caseRef },
    });
    const found = matches.find(({ kind }) => kinds.includes(kind));
    setIsUnknown(found === undefined);
    if (found !== undefined) onChoose(found);
  };
  return (
    <div className="known-field">
      <Select
        label={label}
        onChange={(ref) => void find(ref)}
        options={known.map(({ ref, name: said }) => ({ value: ref, name: said }))}
        placeholder={words.notChosen}
        value={chosenRef ?? null}
      />
      <div className="known-search">
        <TextField label={words.partyName} onChange={setName} value={name} />
        <Button isDisabled={name.trim() === ""} onPress={() => void find(name.trim())}>
          {words.find}
        </Button>
      </div>
      {isUnknown ? <p role="alert">{words.notFound}</p> : null}
    </div>
  );
}
