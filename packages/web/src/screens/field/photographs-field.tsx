// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { useId, useState } from "react";
import { ProblemNote } from "../../design/problem-note.tsx";
import { sizeText } from "../../design/size-text.ts";
import { pictureReading, readingNow } from "../../field/device-reading.ts";
import type { FieldItem } from "../../field/field-search.ts";
import { notKept } from "../../field/not-kept.ts";
import { sealPhotograph } from "../../field/seal-photograph.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { AlterItem } from "./search-part-props.ts";
import { searchWords } from "./search-words.ts";

interface PhotographsFieldProps {
  readonly item: FieldItem;
  readonly recipients: readonly string[];
  readonly alter: AlterItem;
}

/** Photographs, sealed one after the other as they come from the camera or the disk. */
export function PhotographsField({ item, recipients, alter }: PhotographsFieldProps) {
  const words = useWords(searchWords);
  const language = useLanguage();
  const id = useId();
  const [pending, setPending] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  const take = async (files: readonly File[]) => {
    setProblem(undefined);
    setPending(files.length);
    const now = readingNow();
    for (const file of files) {
      try {
        const photograph = await sealPhotograph(file, pictureReading(file, now), recipients);
        await alter((before) => ({ ...before, photographs: [...before.photographs, photograph] }));
      } catch (error) {
        setProblem(notKept(error));
      }
      setPending((count) => count - 1);
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{words.photographs}</label>
      <input
        accept="image/*"
        aria-describedby={`${id}-help`}
        capture="environment"
        className="field-control"
        id={id}
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          void take(files);
        }}
        type="file"
      />
      <p className="quiet small" id={`${id}-help`}>
        {words.photographHelp}
      </p>
      <p role="status">{pending > 0 ? words.sealing : null}</p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <ul className="field-list">
        {item.photographs.map(({ photographRef, name, measured }) => (
          <li key={photographRef}>
            {name} <span className="quiet small">{sizeText(measured.imageSize, language)}</span>{" "}
            <code className="field-digest">{measured.imageDigest}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
