// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { saveBytes } from "../../design/save-file.ts";
import { Section } from "../../design/section.tsx";
import { TextField } from "../../design/text-field.tsx";
import { type FileLock, sealFieldFile } from "../../field/field-file.ts";
import type { FieldSearch } from "../../field/field-search.ts";
import { keptPhotograph } from "../../field/field-store.ts";
import { useWords } from "../../words/use-words.ts";
import { exportWords } from "./export-words.ts";

/** Shorter ones are guessed, however slow each guess is made. */
const passphraseLengthMin = 12;

/** The search as one encrypted file, for a passphrase or for the recipients of its case. */
export function ExportPart({ search }: { readonly search: FieldSearch }) {
  const words = useWords(exportWords);
  const [passphrase, setPassphrase] = useState("");
  const [isSaving, setIsSaving] = useState(false);
  const save = async (lock: FileLock) => {
    setIsSaving(true);
    try {
      const bytes = await sealFieldFile({ search, photographs: await photographsOf(search) }, lock);
      const name = `search-${search.searchRef.slice(0, 8)}.age`;
      saveBytes(name, new Blob([new Uint8Array(bytes)], { type: "application/octet-stream" }));
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      <div className="field-form">
        <TextField
          description={words.passphraseHelp}
          label={words.passphrase}
          maxLength={200}
          onChange={setPassphrase}
          value={passphrase}
        />
        <Button
          isDisabled={isSaving || passphrase.length < passphraseLengthMin}
          onPress={() => void save({ passphrase })}
        >
          {words.withWords}
        </Button>
        <Button isDisabled={isSaving} onPress={() => void save({ recipients: search.prepared.recipients })}>
          {words.withRecipients}
        </Button>
        <p className="quiet small">{words.recipientsHelp}</p>
        <p role="status">{isSaving ? words.saving : null}</p>
      </div>
    </Section>
  );
}

/** Those that this device still has. */
async function photographsOf({ items }: FieldSearch): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const refs = items.flatMap(({ photographs }) => photographs.map(({ photographRef }) => photographRef));
  const kept = await Promise.all(refs.map(async (ref) => [ref, await keptPhotograph(ref)] as const));
  return new Map(kept.flatMap(([ref, bytes]) => (bytes === undefined ? [] : [[ref, bytes]])));
}
