// SPDX-License-Identifier: Apache-2.0
import { useId } from "react";
import { FieldNotes } from "./field-notes.tsx";

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly description?: string;
  readonly errorMessage?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly name?: string;
}

export function TextArea(props: TextAreaProps) {
  const { label, value, onChange, rows = 3, isRequired, isDisabled, ...control } = props;
  const { description, errorMessage, ...native } = control;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        {...native}
        aria-describedby={`${id}-notes`}
        aria-invalid={errorMessage !== undefined}
        className="field-control"
        disabled={isDisabled}
        id={id}
        onChange={(event) => onChange(event.target.value)}
        required={isRequired}
        rows={rows}
        value={value}
      />
      <FieldNotes description={description} errorMessage={errorMessage} id={`${id}-notes`} />
    </div>
  );
}
