// SPDX-License-Identifier: Apache-2.0
import { useId } from "react";
import { FieldNotes } from "./field-notes.tsx";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "number" | "date" | "datetime-local" | "search" | "time";
  readonly maxLength?: number;
  readonly description?: string;
  readonly errorMessage?: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly name?: string;
  readonly min?: number;
  readonly step?: number | "any";
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, type = "text", isRequired, isDisabled, ...control } = props;
  const { description, errorMessage, ...native } = control;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...native}
        aria-describedby={`${id}-notes`}
        aria-invalid={errorMessage !== undefined}
        autoComplete="off"
        className="field-control"
        disabled={isDisabled}
        id={id}
        onChange={(event) => onChange(event.target.value)}
        required={isRequired}
        type={type}
        value={value}
      />
      <FieldNotes description={description} errorMessage={errorMessage} id={`${id}-notes`} />
    </div>
  );
}
