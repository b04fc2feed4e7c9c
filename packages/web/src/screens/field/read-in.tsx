// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import { useId, useState } from "react";
import { Button } from "../../design/button.tsx";
import { Section } from "../../design/section.tsx";
import { TextField } from "../../design/text-field.tsx";
import { openFieldFile } from "../../field/field-file.ts";
import { addSearch, keepPhotograph, keptPhotograph } from "../../field/field-store.ts";
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
  const read = async (from: File) => {
    setIsReading(true);
    setTold("");
    try {
      const { search, photographs } = await openFieldFile(
        new Uint8Array(await from.arrayBuffer()),
        passphrase,
      );
      for (const [photographRef, bytes] of photographs) {
        if ((await keptPhotograph(photographRef)) === undefined) await keepPhotograph(photographRef, bytes);
      }
      setTold((await addSearch(search)) ? words.added(search.place) : words.isHere(search.place));
      onDone();
    } catch (error) {
      if (!(error instanceof ScelleError)) throw error;
      setTold(words.unfit);
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
      </div>
    </Section>
  );
}
