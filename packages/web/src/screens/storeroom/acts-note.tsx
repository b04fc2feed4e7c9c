// SPDX-License-Identifier: Apache-2.0
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { storeroomWords } from "./storeroom-words.ts";
import type { Acts } from "./use-acts.ts";

interface ActsNoteProps {
  readonly acts: Acts;
  readonly onDone: () => void;
}

/** How far acts that go together have come, and what can be done where they stopped. */
export function ActsNote({ acts, onDone }: ActsNoteProps) {
  const words = useWords(storeroomWords);
  const { progress, problem, isPending } = acts;
  if (progress === undefined) return problem === undefined ? null : <ProblemNote problem={problem} />;
  return (
    <div className="acts-note" role="status">
      <progress aria-label={words.title} max={progress.all} value={progress.done} />
      <p>
        {isPending
          ? words.underWay(progress.done, progress.all)
          : words.halfDone(progress.done, progress.all)}
      </p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      {isPending ? null : (
        <p className="acts-ways">
          <Button
            onPress={() => {
              void acts.goOn().then((isDone) => {
                if (isDone) onDone();
              });
            }}
            rank="primary"
          >
            {words.goOn}
          </Button>{" "}
          <Button onPress={acts.leave}>{words.leave}</Button>
        </p>
      )}
    </div>
  );
}
