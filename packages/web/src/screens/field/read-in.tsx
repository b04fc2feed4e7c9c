// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import type { Problem } from "@scelle/core/api";
import { useId, useState } from "react";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Section } from "../../design/section.tsx";
import { TextField } from "../../design/text-field.tsx";
import { assertFieldFileSize, openFieldFile } from "../../field/field-file.ts";
import { addFieldFile } from "../../field/field-store.ts";
import { notKept } from "../../field/not-kept.ts";
import { useWords } from "../../words/use-words.ts";
import { exportWords } from "./export-words.ts";

/** An export file of another device, or of this one before. */
export function ReadIn({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(exportWords);
  const id = useId();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState("");
  const [isReading, setIsReading] = useState(false);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const read = async (from: File) => {
    setIsReading(true);
    setTold("");
    setProblem(undefined);
    try {
      const { search, photographs } = await openFieldFile(await bytesOf(from), passphrase);
      const isAdded = await addFieldFile({ search, photographs });
      setTold(isAdded ? words.added(search.place) : words.isHere(search.place));
      onDone();
    } catch (error) {
      if (error instanceof ScelleError) setTold(words.unfit);
      else setProblem(notKept(error));
    } finally {
      setIsReading(false);
    }
  };
  return (
    <Section title={words.readIn}>
      <p className="quiet">{words.readInHelp}</p>
      <div className="field-form">
        <div className="field">
          <label htmlFor={id}>{words.file}</label>
          <input
            className="field-control"
            id={id}
            onChange={(event) => setFile(event.target.files?.[0])}
            type="file"
          />
        </div>
        <TextField label={words.passphrase} maxLength={200} onChange={setPassphrase} value={passphrase} />
        <Button
          isDisabled={file === undefined || passphrase === "" || isReading}
          onPress={() => {
            if (file !== undefined) void read(file);
          }}
        >
          {words.read}
        </Button>
        <p role="status">{isReading ? words.reading : told}</p>
        {problem === undefined ? null : <ProblemNote problem={problem} />}
      </div>
    </Section>
  );
}

/** @throws ScelleError where the file is larger than any export file, before it is read */
async function bytesOf(file: File): Promise<Uint8Array> {
  assertFieldFileSize(file.size);
  return new Uint8Array(await file.arrayBuffer());
}
