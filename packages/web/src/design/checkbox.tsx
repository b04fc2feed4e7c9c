// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";

interface CheckboxProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly name?: string;
  readonly children: ReactNode;
}

export function Checkbox({ isSelected, onChange, isDisabled, name, children }: CheckboxProps) {
  return (
    <label className="checkbox">
      <input
        checked={isSelected}
        disabled={isDisabled}
        name={name}
        onChange={(event) => onChange(event.target.checked)}
        type="checkbox"
      />
      <span>{children}</span>
    </label>
  );
}
