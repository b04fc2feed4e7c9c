// SPDX-License-Identifier: Apache-2.0
import { Button } from "../../design/button.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Section } from "../../design/section.tsx";
import { fieldActs, nextAct, standingOf } from "../../field/field-acts.ts";
import { useWords } from "../../words/use-words.ts";
import { endWords } from "./end-words.ts";
import { LeftOutActs } from "./left-out-acts.tsx";
import { RefusedActs } from "./refused-acts.tsx";
import type { SearchPartProps } from "./search-part-props.ts";
import { useBringIn } from "./use-bring-in.ts";

/** How far the acts of a search have come, what stopped them, and what the register refused. */
export function BringInPart({ search, change }: SearchPartProps) {
  const words = useWords(endWords);
  const { isStopped, problem, run } = useBringIn(search);
  const acts = fieldActs(search);
  const standings = acts.map((act) => standingOf(search, act));
  const done = standings.filter((standing) => standing === "recorded").length;
  const isWhole = done === acts.length;
  const begin = () => change((before) => ({ ...before, isComingIn: true }));
  return (
    <Section title={words.bringIn}>
      {isWhole ? null : <p className="quiet">{words.bringInHelp}</p>}
      {search.isComingIn ? <progress aria-label={words.bringIn} max={acts.length} value={done} /> : null}
      <p role="status">{isWhole ? words.done(acts.length) : words.going(done, acts.length)}</p>
      {problem === undefined ? null : (
        <ProblemNote problem={problem}>
          <p>{words.stopped}</p>
          {problem.type.startsWith("session.") ? <LinkTo to="/sign-in">{words.signIn}</LinkTo> : null}
        </ProblemNote>
      )}
      {search.isComingIn ? null : (
        <Button onPress={() => void begin()} rank="primary">
          {words.go}
        </Button>
      )}
      {isStopped && nextAct(search) !== undefined ? (
        <Button onPress={() => void run()}>{words.goOn}</Button>
      ) : null}
      {standings.includes("refused") ? <RefusedActs change={change} search={search} /> : null}
      <LeftOutActs change={change} search={search} />
    </Section>
  );
}
