// SPDX-License-Identifier: Apache-2.0
import type { CheckAnswer } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { problemOf } from "../../api/api-problem.ts";
import { get } from "../../api/client.ts";
import { Button } from "../../design/button.tsx";
import { Mark } from "../../design/mark.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { verifyWords } from "./verify-words.ts";

/** The whole register, judged by the machine that keeps it: useful to whoever keeps it. */
export function CheckedByServer() {
  const words = useWords(verifyWords);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["check"],
    enabled: false,
    queryFn: () => get<CheckAnswer>("/check"),
  });
  return (
    <Section title={words.server}>
      <p className="reading verify-lead">{words.serverLead}</p>
      <Button isDisabled={isFetching} onPress={() => void refetch()}>
        {isFetching ? words.running : words.run}
      </Button>
      {error === null ? null : <ProblemNote problem={problemOf(error)} />}
      <div aria-live="polite">{data === undefined ? null : <Answer answer={data} />}</div>
    </Section>
  );
}

function Answer({ answer }: { readonly answer: CheckAnswer }) {
  const words = useWords(verifyWords);
  const say = useSay();
  const { integrity, completeness, checks, notProved, witnesses, timestamps } = answer;
  return (
    <>
      <dl className="verify-verdicts">
        {(
          [
            [words.integrity, integrity],
            [words.completeness, completeness],
          ] as const
        ).map(([title, { verdict, sentence }]) => (
          <div key={title}>
            <dt>
              {title} <Mark kind={verdict === "fails" ? "break" : "verdict"}>{words.verdicts[verdict]}</Mark>
            </dt>
            <dd>{say(sentence)}</dd>
          </div>
        ))}
      </dl>
      <Table
        caption={words.checks}
        columns={["", words.check, { title: words.count, isFigure: true }]}
        rows={checks.map(({ check, outcome, count, sentence }) => ({
          key: `${check} ${outcome}`,
          cells: [
            <span className={outcome === "failed" ? "verify-failed" : undefined} key="outcome">
              {words.outcomes[outcome] ?? outcome}
            </span>,
            say(sentence),
            count === 1 ? "" : count,
          ],
        }))}
      />
      <h3>{words.witnesses}</h3>
      <ul>
        {witnesses.map((label) => (
          <li key={label.en}>{say(label)}</li>
        ))}
      </ul>
      <h3>{words.timestamps}</h3>
      <ul>
        {timestamps.map((label) => (
          <li key={label.en}>{say(label)}</li>
        ))}
      </ul>
      <h3>{words.notProved}</h3>
      <ul>
        {notProved.map((label) => (
          <li key={label.en}>{say(label)}</li>
        ))}
      </ul>
    </>
  );
}
