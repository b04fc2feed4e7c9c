// SPDX-License-Identifier: Apache-2.0
import { predicates } from "@scelle/core";
import type { AccountView, SayingsAnswer } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../api/client.ts";
import { Button } from "../../design/button.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { Select } from "../../design/select.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { accountWords } from "./account-words.ts";
import { RootList } from "./root-list.tsx";

interface WhoSaysProps {
  readonly caseRef: string;
  readonly view: AccountView;
  readonly nameOf: (ref: string) => string;
  readonly calledOf: (ref: string) => string;
}

interface Question {
  readonly predicate: string;
  readonly actor: string;
  readonly object: string;
}

/** “Who says that …?”: a question to statements; the answer may be nobody. */
export function WhoSays({ caseRef, view, nameOf, calledOf }: WhoSaysProps) {
  const words = useWords(accountWords);
  const say = useSay();
  const [question, setQuestion] = useState<Question>({ predicate: "warned", actor: "", object: "" });
  const [asked, setAsked] = useState<Question>();
  const topics = [...new Set(view.statements.flatMap(({ topicRefs }) => topicRefs))].map((ref) => ({
    value: ref,
    name: nameOf(ref),
  }));
  return (
    <Section title={words.ask}>
      <p className="quiet">{words.askLead}</p>
      <form
        className="who-says"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(question);
        }}
      >
        <Select
          label={words.askActor}
          onChange={(actor) => setQuestion({ ...question, actor })}
          options={[{ value: "", name: words.anybody }, ...topics]}
          value={question.actor}
        />
        <Select
          label={words.askWhat}
          onChange={(predicate) => setQuestion({ ...question, predicate })}
          options={Object.entries(predicates).map(([value, name]) => ({ value, name: say(name) }))}
          value={question.predicate}
        />
        <Select
          label={words.askObject}
          onChange={(object) => setQuestion({ ...question, object })}
          options={[{ value: "", name: words.anything }, ...topics]}
          value={question.object}
        />
        <Button type="submit">{words.askIt}</Button>
      </form>
      {asked === undefined ? null : (
        <Answer calledOf={calledOf} caseRef={caseRef} nameOf={nameOf} question={asked} />
      )}
    </Section>
  );
}

function Answer({
  caseRef,
  question,
  nameOf,
  calledOf,
}: Omit<WhoSaysProps, "view"> & { readonly question: Question }) {
  const words = useWords(accountWords);
  const { data: answer } = useQuery({
    queryKey: ["who-says", caseRef, question],
    queryFn: () =>
      get<SayingsAnswer>(`/cases/${caseRef}/who-says`, {
        query: {
          predicate: question.predicate,
          actor: question.actor === "" ? undefined : question.actor,
          object: question.object === "" ? undefined : question.object,
        },
        reason: { reason: words.ask },
      }),
  });
  if (answer === undefined) return null;
  const { statementRefs, denyRefs = [], neitherRefs = [], roots } = answer;
  return (
    <div aria-live="polite" className="sayings" data-sayings={statementRefs.length}>
      {statementRefs.length === 0 ? (
        <p className="sayings-nobody">{words.nobody}</p>
      ) : (
        <>
          <p>
            {words.says}: {words.rootCount(roots.length)}
          </p>
          <RootList calledOf={calledOf} nameOf={nameOf} roots={roots} />
        </>
      )}
      <Others calledOf={calledOf} refs={denyRefs} title={words.deny} />
      <Others calledOf={calledOf} refs={neitherRefs} title={words.neither} />
    </div>
  );
}

function Others({
  title,
  refs,
  calledOf,
}: { readonly title: string; readonly refs: readonly string[] } & Pick<WhoSaysProps, "calledOf">) {
  if (refs.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className="rests-on">
        {refs.map((ref) => (
          <li key={ref}>
            <RecordLink recordRef={ref}>{calledOf(ref)}</RecordLink>
          </li>
        ))}
      </ul>
    </>
  );
}
