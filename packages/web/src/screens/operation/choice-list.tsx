// SPDX-License-Identifier: Apache-2.0
import { Label, Radio, RadioGroup } from "react-aria-components";
import "./choice-list.css";

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** More choices than this stand in columns. */
const manyFrom = 4;

/** A few choices side by side, all of them visible; one is chosen, by arrow keys or pointer. */
export function ChoiceList({ label, choices, chosen, onChoose }: ChoiceListProps) {
  return (
    <RadioGroup className="choice-list" onChange={onChoose} value={chosen}>
      <Label className="choice-list-label">{label}</Label>
      <div
        className={choices.length > manyFrom ? "choice-list-choices choice-list-many" : "choice-list-choices"}
      >
        {choices.map(({ value, name }) => (
          <Radio className="choice" key={value} value={value}>
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
