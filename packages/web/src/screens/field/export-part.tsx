// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { useState } from "react";
import { ApiProblem, ownProblem } from "../../api/api-problem.ts";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { saveBytes } from "../../design/save-file.ts";
import { Section } from "../../design/section.tsx";
import { TextField } from "../../design/text-field.tsx";
import { type FileLock, fitsFieldFile, sealFieldFile } from "../../field/field-file.ts";
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
  const [problem, setProblem] = useState<Problem>();
  const save = async (lock: FileLock) => {
    setIsSaving(true);
    setProblem(undefined);
    try {
      if (!fitsFieldFile(search)) throw new ApiProblem(tooLarge());
      const bytes = await sealFieldFile({ search, photographs: await photographsOf(search) }, lock);
      const name = `search-${search.searchRef.slice(0, 8)}.age`;
      saveBytes(name, new Blob([new Uint8Array(bytes)], { type: "application/octet-stream" }));
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.problem : notSaved());
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
        {problem === undefined ? null : <ProblemNote problem={problem} />}
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

function tooLarge(): Problem {
  return ownProblem("app.export-size", 0, {
    en: "The photographs of this search are more than one export file holds. Nothing was saved: bring the search in from this device.",
    fr: "Les photographies de cette perquisition dépassent ce que contient un fichier d’export. Rien n’a été enregistré : versez la perquisition depuis cet appareil.",
  });
}

function notSaved(): Problem {
  return ownProblem("app.not-exported", 0, {
    en: "No export file was made: this device may have too little memory for it. Close other tabs and try again, or bring the search in from here.",
    fr: "Aucun fichier d’export n’a été établi : la mémoire manque peut-être sur cet appareil. Fermez d’autres onglets et réessayez, ou versez la perquisition d’ici.",
  });
}
