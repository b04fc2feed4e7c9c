// SPDX-License-Identifier: Apache-2.0
import type { FormField } from "@scelle/core";
import { Select } from "../design/select.tsx";
import { useSay, useWords } from "../words/use-words.ts";
import { FieldFrame } from "./field-frame.tsx";
import { type ControlProps, useFormPlace } from "./form-place.ts";
import { chosenForm, type FormGroup, formValues, partsOf, textAt } from "./form-values.ts";
import { formWords } from "./form-words.ts";

/** Parts that belong together, in one of several forms where there are several. */
export function GroupControl({ field, value, onChange, path }: ControlProps) {
  const { Control } = useFormPlace();
  const group = (value ?? {}) as FormGroup;
  const parts = partsOf(field, group).filter(({ constant }) => constant === undefined);
  return (
    <FieldFrame className={field.control === "quantity" ? "form-quantity" : ""} field={field} path={path}>
      {field.alternatives === undefined ? null : (
        <FormChoice field={field} group={group} onChange={onChange} path={path} />
      )}
      {parts.map((part) => (
        <Control
          field={part}
          key={part.name}
          onChange={(changed) => onChange({ ...group, [part.name]: changed })}
          path={`${path}.${part.name}`}
          value={group[part.name]}
        />
      ))}
    </FieldFrame>
  );
}

interface FormChoiceProps extends Pick<ControlProps, "onChange" | "path"> {
  readonly field: FormField;
  readonly group: FormGroup;
}

function FormChoice({ field, group, onChange, path }: FormChoiceProps) {
  const words = useWords(formWords);
  const say = useSay();
  const { zone } = useFormPlace();
  const alternatives = field.alternatives ?? [];
  const choose = (key: string) => {
    const parts = alternatives.find((alternative) => alternative.key === key)?.parts ?? [];
    // What both forms ask for is not asked twice.
    const kept = Object.entries(group).filter(([name]) => parts.some((part) => part.name === name));
    onChange({ ...formValues(parts, {}, zone), ...Object.fromEntries(kept), [chosenForm]: key });
  };
  return (
    <Select
      label={words.which}
      name={`${path}.${chosenForm}`}
      onChange={choose}
      options={alternatives.map(({ key, label }) => ({ value: key, name: say(label) }))}
      value={textAt(group, chosenForm)}
    />
  );
}
