// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { TextField } from "../../design/text-field.tsx";
import { type FieldAct, fieldActs, standingOf, withoutRefusals } from "../../field/field-acts.ts";
import { type FieldSearch, isRefused } from "../../field/field-search.ts";
import { nextNumber } from "../../field/item-numbers.ts";
import { renumbered, withActLeftOut } from "../../field/search-changes.ts";
import { useWords } from "../../words/use-words.ts";
import { ActName } from "./act-name.tsx";
import { RefusedEdit } from "./refused-edits.tsx";
import { refusedWords } from "./refused-words.ts";
import type { SearchPartProps } from "./search-part-props.ts";

/** Each act that the register refused, with its sentence and what can be done about it. */
export function RefusedActs({ search, change }: SearchPartProps) {
  const words = useWords(refusedWords);
  const acts = fieldActs(search);
  const held = acts.filter((act) => standingOf(search, act) === "held").length;
  return (
    <div className="field-refused">
      <h3>{words.refused}</h3>
      <p>
        {words.refusedHelp} {held === 0 ? null : words.held(held)}
      </p>
      {acts
        .filter((act) => standingOf(search, act) === "refused")
        .map((act) => (
          <RefusedAct act={act} change={change} key={act.draft.draftId} search={search} />
        ))}
    </div>
  );
}

interface RefusedActProps extends SearchPartProps {
  readonly act: FieldAct;
}

function RefusedAct({ act, search, change }: RefusedActProps) {
  const words = useWords(refusedWords);
  const { draft, itemRef } = act;
  const outcome = search.outcomes[draft.draftId];
  const item = search.items.find((one) => one.itemRef === itemRef);
  if (!isRefused(outcome)) return null;
  const isNumber = outcome.problem.type.endsWith("exhibit-number-taken");
  const again = () => void change((before) => withoutRefusals(before, [draft.draftId]));
  return (
    <div>
      <h4>
        <ActName act={act} search={search} />
      </h4>
      <ProblemNote problem={outcome.problem}>
        {isNumber && item !== undefined ? (
          <Renumbering
            number={item.number}
            onTake={(number) =>
              void change((before) => renumbered(before, item.itemRef, number, words.remark(item.number)))
            }
            proposed={freeNumber(search)}
          />
        ) : (
          <>
            <RefusedEdit act={act} change={change} search={search} />
            <p>
              <Button onPress={again}>{words.tryAgain}</Button>
            </p>
          </>
        )}
        <Button onPress={() => void change((before) => withActLeftOut(before, draft.draftId))} rank="quiet">
          {words.leaveOut}
        </Button>
      </ProblemNote>
    </div>
  );
}

interface RenumberingProps {
  readonly number: string;
  readonly proposed: string;
  readonly onTake: (number: string) => void;
}

function Renumbering({ number, proposed, onTake }: RenumberingProps) {
  const words = useWords(refusedWords);
  const [text, setText] = useState(proposed);
  const typed = text.trim();
  return (
    <div className="field-pair">
      <TextField label={words.newNumber} maxLength={40} onChange={setText} value={text} />
      <p>
        <Button isDisabled={typed === "" || typed === number} onPress={() => onTake(typed)}>
          {words.renumber}
        </Button>
      </p>
    </div>
  );
}

/** Above every number that this device knows of. */
function freeNumber({ items, prepared, numberPrefix, numberFirst }: FieldSearch): string {
  const taken = [...prepared.exhibitNumbers, ...items.map(({ number }) => number)];
  return nextNumber(numberPrefix, numberFirst + items.length, taken);
}
