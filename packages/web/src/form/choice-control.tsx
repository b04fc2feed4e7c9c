// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from "../design/checkbox.tsx";
import { Select } from "../design/select.tsx";
import { useSay, useWords } from "../words/use-words.ts";
import { type ControlProps, useFieldWords } from "./form-place.ts";
import { formWords } from "./form-words.ts";

/** One word of a vocabulary. */
export function ChoiceControl({ field, value, onChange, path }: ControlProps) {
  const { label, fault } = useFieldWords({ field, path });
  const words = useWords(formWords);
  const say = useSay();
  const chosen = typeof value === "string" ? value : "";
  const options = (field.options ?? []).map((option) => ({ value: option.value, name: say(option.label) }));
  const none = { value: "", name: words.notSaid };
  return (
    <Select
      {...fault}
      {...(field.isRequired ? { placeholder: words.choose } : {})}
      isRequired={field.isRequired}
      label={label}
      name={path}
      onChange={onChange}
      options={field.isRequired ? options : [none, ...options]}
      value={chosen}
    />
  );
}

/** Yes or no; where nothing need be said, a third answer says nothing. */
export function CheckboxControl({ field, value, onChange, path }: ControlProps) {
  const { label, fault } = useFieldWords({ field: { ...field, isRequired: false }, path });
  const words = useWords(formWords);
  const said = typeof value === "string" ? value : "";
  if (field.isRequired || field.constant === true) {
    return (
      <div className="field">
        <Checkbox isSelected={said === "yes"} name={path} onChange={(is) => onChange(is ? "yes" : "no")}>
          {label}
        </Checkbox>
      </div>
    );
  }
  const options = [
    { value: "", name: words.notSaid },
    { value: "yes", name: words.yes },
    { value: "no", name: words.no },
  ];
  return <Select {...fault} label={label} name={path} onChange={onChange} options={options} value={said} />;
}
