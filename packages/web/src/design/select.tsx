// SPDX-License-Identifier: Apache-2.0
import { useId } from "react";
import { FieldNotes } from "./field-notes.tsx";

export interface SelectOption {
  readonly value: string;
  readonly name: string;
}

interface SelectProps {
  readonly label: string;
  readonly options: readonly SelectOption[];
  /** Null until something is chosen. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly description?: string;
  readonly errorMessage?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly name?: string;
}

/**
 * A choice of one. The browser's own control, which every reader's device lays out as its owner is used to.
 */
export function Select(props: SelectProps) {
  const { label, options, value, onChange, placeholder, isRequired, isDisabled, name } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        aria-describedby={`${id}-notes`}
        aria-invalid={props.errorMessage !== undefined}
        className="field-control select"
        disabled={isDisabled}
        id={id}
        name={name}
        onChange={(event) => onChange(event.target.value)}
        required={isRequired}
        value={value ?? ""}
      >
        {value === null || placeholder !== undefined ? (
          <option disabled value="">
            {placeholder ?? "–"}
          </option>
        ) : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      <FieldNotes {...props} id={`${id}-notes`} />
    </div>
  );
}
