// SPDX-License-Identifier: Apache-2.0
import type { Kind } from "@scelle/core";
import { useId } from "react";
import { Button } from "../design/button.tsx";
import { sizeText } from "../design/size-text.ts";
import { useFormPlace } from "../form/form-place.ts";
import { useLanguage, useWords } from "../words/use-words.ts";
import { sealingWords } from "./sealing-words.ts";
import type { Sealing } from "./use-sealing.ts";

interface SealControlProps {
  readonly kind: Kind;
  readonly sealing: Sealing;
  readonly isPending: boolean;
}

/** The file that a record is measured of, and how far its sealing is. */
export function SealControl({ kind, sealing, isPending }: SealControlProps) {
  const words = useWords(sealingWords);
  const id = useId();
  const { file, fault, progress } = sealing;
  return (
    <div className="field" data-path="objectRoot">
      <label htmlFor={id}>{words.label} *</label>
      <input
        aria-describedby={`${id}-notes`}
        aria-invalid={fault !== undefined}
        className="field-control"
        disabled={isPending}
        id={id}
        onChange={({ target }) => sealing.choose(target.files?.[0])}
        type="file"
      />
      <div id={`${id}-notes`}>
        <p className="quiet small">{words.lead}</p>
        {fault === undefined ? null : <p className="field-error">{words.faults[fault]}</p>}
        {fault === "too-large" && file !== undefined ? <SealCommand kind={kind} name={file.name} /> : null}
      </div>
      {progress === undefined ? null : <Progress sealing={sealing} {...progress} />}
    </div>
  );
}

interface ProgressProps {
  readonly sealing: Sealing;
  readonly arrivedBytes: number;
  readonly totalBytes: number;
}

function Progress({ sealing, arrivedBytes, totalBytes }: ProgressProps) {
  const words = useWords(sealingWords);
  const language = useLanguage();
  const [arrived, total] = [arrivedBytes, totalBytes].map((bytes) => sizeText(bytes, language));
  return (
    <div className="seal-progress">
      <progress aria-label={words.sealing} max={totalBytes} value={arrivedBytes} />
      <p aria-live="polite" className="small">
        {words.arrived(arrived ?? "", total ?? "")}
      </p>
      <Button onPress={() => sealing.stop()}>{words.stop}</Button>
    </div>
  );
}

/** The command that does the same, with what is known here filled in. */
function SealCommand({ kind, name }: { readonly kind: Kind; readonly name: string }) {
  const { caseRef } = useFormPlace();
  const path = `'${name.replaceAll("'", "'\\''")}'`;
  const what = kind.kind === "image-acquired" ? "--exhibit NUMBER" : `--case ${caseRef} --document TITLE`;
  return (
    <p>
      <code>{`scelle seal ${path} ${what} --register DIR`}</code>
    </p>
  );
}
