// SPDX-License-Identifier: Apache-2.0
import { TextArea } from "../design/text-area.tsx";
import { TextField } from "../design/text-field.tsx";
import { useWords } from "../words/use-words.ts";
import { type ControlProps, useFieldWords } from "./form-place.ts";
import { formWords } from "./form-words.ts";

/** Below how many signs the number of those left is said. */
const signsLeftShown = 60;

/** Words on one line, a day of the calendar, a code. */
export function LineControl({ field, value, onChange, path }: ControlProps) {
  const { label, fault } = useFieldWords({ field, path });
  const text = typeof value === "string" ? value : "";
  return (
    <TextField
      {...fault}
      {...useLimit(field.lengthMax, text)}
      isRequired={field.isRequired}
      label={label}
      name={path}
      onChange={onChange}
      type={field.format === "date" ? "date" : "text"}
      value={text}
    />
  );
}

/** Words of some length. */
export function ParagraphControl({ field, value, onChange, path }: ControlProps) {
  const { label, fault } = useFieldWords({ field, path });
  const text = typeof value === "string" ? value : "";
  return (
    <TextArea
      {...fault}
      {...useLimit(field.lengthMax, text)}
      isRequired={field.isRequired}
      label={label}
      name={path}
      onChange={onChange}
      rows={field.isRequired ? 4 : 2}
      value={text}
    />
  );
}

/** A number, as text: a reader of French types a comma. */
export function NumberControl({ field, value, onChange, path }: ControlProps) {
  const { label, fault } = useFieldWords({ field, path });
  return (
    <TextField
      {...fault}
      isRequired={field.isRequired}
      label={label}
      name={path}
      onChange={onChange}
      value={typeof value === "string" ? value : ""}
    />
  );
}

/** The limit keeps typing within it, and is said when it comes near. */
function useLimit(lengthMax: number | undefined, text: string) {
  const words = useWords(formWords);
  if (lengthMax === undefined) return {};
  const left = lengthMax - text.length;
  return { maxLength: lengthMax, ...(left > signsLeftShown ? {} : { description: words.signsLeft(left) }) };
}
