// SPDX-License-Identifier: Apache-2.0
import type { Problem, Session } from "@scelle/core/api";
import { useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { Button } from "../../design/button.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { saveFile } from "../../design/save-file.ts";
import { Section } from "../../design/section.tsx";
import type { LogFinding } from "../../proof/check-log.ts";
import { usePinned } from "../../proof/pinned-checkpoint.ts";
import { useWords } from "../../words/use-words.ts";
import { verifyWords } from "./verify-words.ts";

/** Whether the log continues what this browser saw of it, and what that was. */
export function CheckedByBrowser({ session }: { readonly session: Session }) {
  const words = useWords(verifyWords);
  const pinned = usePinned(session.verifierKey);
  const [finding, setFinding] = useState<LogFinding>();
  const [problem, setProblem] = useState<Problem>();
  const check = async () => {
    setProblem(undefined);
    try {
      const { checkLog } = await import("../../proof/check-log.ts");
      setFinding(await checkLog(session));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <Section title={words.here}>
      <p className="reading verify-lead">{words.hereLead}</p>
      {pinned === undefined ? (
        <p>{words.notSeen}</p>
      ) : (
        <>
          <p>
            {words.seen(pinned.size)}, <InstantText instant={pinned.seenAt} />
          </p>
          <p className="quiet small">
            {words.root} <code>{pinned.root}</code>
          </p>
        </>
      )}
      <p aria-live="polite" className="verify-verdict">
        {finding === undefined ? "" : verdictOf(finding, words)}
      </p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <div className="verify-actions">
        <Button onPress={() => void check()} rank="primary">
          {words.again}
        </Button>
        {pinned === undefined ? null : (
          <Button onPress={() => saveFile(`scelle-seen-${pinned.size}.json`, pinned)}>
            {words.saveSeen}
          </Button>
        )}
      </div>
      <p className="quiet small">{words.saveHelp}</p>
    </Section>
  );
}

function verdictOf(
  { cause, before }: LogFinding,
  words: Readonly<Record<"broken" | "first" | "continues", string>>,
): string {
  if (cause !== undefined) return words.broken;
  return before === undefined ? words.first : words.continues;
}
