// SPDX-License-Identifier: Apache-2.0
import { Button } from "../../design/button.tsx";
import { type FieldAct, fieldActs, standingOf } from "../../field/field-acts.ts";
import { type FieldSearch, isRefused } from "../../field/field-search.ts";
import { withActTakenUp } from "../../field/search-changes.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { ActName } from "./act-name.tsx";
import { refusedWords } from "./refused-words.ts";
import type { SearchPartProps } from "./search-part-props.ts";

/** What somebody has to record by hand, since the register would not take it from here. */
export function LeftOutActs({ search, change }: SearchPartProps) {
  const words = useWords(refusedWords);
  const acts = fieldActs(search).filter((act) => standingOf(search, act) === "left-out");
  if (acts.length === 0) return null;
  return (
    <div className="field-refused">
      <h3>{words.leftOut}</h3>
      <p>{words.leftOutHelp}</p>
      <ul className="field-list">
        {acts.map((act) => (
          <li key={act.draft.draftId}>
            <ActName act={act} search={search} /> <Why act={act} search={search} />{" "}
            {search.leftOut?.includes(act.draft.draftId) ? (
              <Button
                onPress={() => void change((before) => withActTakenUp(before, act.draft.draftId))}
                rank="quiet"
              >
                {words.takeUp}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sentence with which the register refused it. */
function Why({ act, search }: { readonly act: FieldAct; readonly search: FieldSearch }) {
  const words = useWords(refusedWords);
  const say = useSay();
  const outcome = search.outcomes[act.draft.draftId];
  return (
    <span className="quiet small">{isRefused(outcome) ? say(outcome.problem.sentence) : words.hangsOn}</span>
  );
}
