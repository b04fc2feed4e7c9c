// SPDX-License-Identifier: Apache-2.0
import { useRef } from "react";
import { Button } from "../design/button.tsx";
import { Checkbox } from "../design/checkbox.tsx";
import { useSay, useWords } from "../words/use-words.ts";
import { FieldFrame } from "./field-frame.tsx";
import { type ControlProps, useFormPlace } from "./form-place.ts";
import { elementOf, type FormValue, formValue } from "./form-values.ts";
import { formWords } from "./form-words.ts";

/** Several values of one sort: boxes to tick for words of a vocabulary, lines for anything else. */
export function ListControl(props: ControlProps) {
  return elementOf(props.field).control === "choice" ? <WordsTicked {...props} /> : <Lines {...props} />;
}

function WordsTicked({ field, value, onChange, path }: ControlProps) {
  const say = useSay();
  const chosen = linesOf(value);
  const toggle = (word: string, is: boolean) => {
    const others = chosen.filter((line) => line !== word);
    const next = is ? [...others, word] : others;
    onChange(next.length === 0 && !field.isRequired ? "" : next);
  };
  return (
    <FieldFrame field={field} path={path}>
      <div className="form-ticks">
        {(elementOf(field).options ?? []).map(({ value: word, label }) => (
          <Checkbox
            isSelected={chosen.includes(word)}
            key={word}
            name={`${path}.${word}`}
            onChange={(is) => toggle(word, is)}
          >
            {say(label)}
          </Checkbox>
        ))}
      </div>
    </FieldFrame>
  );
}

function Lines({ field, value, onChange, path }: ControlProps) {
  const words = useWords(formWords);
  const { Control, zone } = useFormPlace();
  const added = useRef<HTMLDivElement>(null);
  const element = elementOf(field);
  const lines = linesOf(value);
  const { max = Number.POSITIVE_INFINITY, min = 0 } = field;
  const change = (next: readonly FormValue[]) => onChange(next.length === 0 && !field.isRequired ? "" : next);
  const add = () => {
    change([...lines, formValue(element, undefined, zone)]);
    requestAnimationFrame(() => firstControlOf(added.current?.lastElementChild)?.focus());
  };
  return (
    <FieldFrame field={field} path={path}>
      {lines.length === 0 ? (
        <p className="quiet">
          {words.noLines}
          {field.isRequired && min > 0 ? ` ${words.linesMin(min)}` : ""}
        </p>
      ) : null}
      <div className="form-lines" ref={added}>
        {lines.map((line, i) => (
          <div className="form-line" key={i}>
            <Control
              field={{ ...element, label: lineLabel(element.label, i), isRequired: true }}
              onChange={(changed) => change(lines.map((old, at) => (at === i ? changed : old)))}
              path={`${path}.${i}`}
              value={line}
            />
            <Button
              aria-label={words.removeLine(i + 1)}
              onPress={() => change(lines.filter((_, at) => at !== i))}
              rank="quiet"
            >
              {words.remove}
            </Button>
          </div>
        ))}
      </div>
      <Button isDisabled={lines.length >= max} onPress={add}>
        {words.add}
      </Button>
    </FieldFrame>
  );
}

/** Every line is named by what the list holds and by its number, so that no two controls sound alike. */
function lineLabel({ en, fr }: { readonly en: string; readonly fr: string }, i: number) {
  return { en: `${en} ${i + 1}`, fr: `${fr} ${i + 1}` };
}

function linesOf(value: FormValue | undefined): readonly FormValue[] {
  return Array.isArray(value) ? (value as readonly FormValue[]) : [];
}

function firstControlOf(line: Element | null | undefined): HTMLElement | null {
  return line?.querySelector<HTMLElement>("input, select, textarea") ?? null;
}
