// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import type { ReactNode } from "react";
import { useSay, useWords } from "../words/use-words.ts";

const problemWords = {
  en: { code: "Code" },
  fr: { code: "Code" },
};

interface ProblemNoteProps {
  readonly problem: Problem;
  /** What can be done about it: a button. */
  readonly children?: ReactNode;
}

/** What was refused or went wrong, in the sentence that names the cure. */
export function ProblemNote({ problem, children }: ProblemNoteProps) {
  const words = useWords(problemWords);
  const say = useSay();
  return (
    <div className="problem" role="alert">
      <p>{say(problem.sentence)}</p>
      <p className="quiet">
        {words.code} <code>{problem.type}</code>
      </p>
      {children}
    </div>
  );
}
