// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { TextField } from "../../design/text-field.tsx";
import { localText } from "../../form/local-text.ts";

interface MomentFieldProps {
  readonly label: string;
  readonly value: string;
  /** Told of whole times only; while one is being typed the one before stays. */
  readonly onChange: (instant: string) => void;
}

/** A moment as the clock of this device shows it. */
export function MomentField({ label, value, onChange }: MomentFieldProps) {
  const [text, setText] = useState(() => localText(value, zone));
  return (
    <TextField
      label={label}
      onChange={(typed) => {
        setText(typed);
        const at = new Date(typed);
        if (!Number.isNaN(at.getTime())) onChange(at.toISOString());
      }}
      step="any"
      type="datetime-local"
      value={text}
    />
  );
}

const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
