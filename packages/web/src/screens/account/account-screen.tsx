// SPDX-License-Identifier: Apache-2.0
import type { AccountView } from "@scelle/core/api";
import { useState } from "react";
import { useView } from "../../api/use-view.ts";
import { Empty } from "../../design/empty.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useQuoted, useWords } from "../../words/use-words.ts";
import { byPlace } from "./account-rows.ts";
import { accountWords } from "./account-words.ts";
import { Findings, Independence } from "./judgements.tsx";
import { TextBoard } from "./text-board.tsx";
import { TextChoice } from "./text-choice.tsx";
import { WhoSays } from "./who-says.tsx";
import "./account.css";

/** The statement board: what each text says beside its passages, who is behind it, and what is concluded. */
export function AccountScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(accountWords);
  const quoted = useQuoted();
  const [chosenRef, setChosenRef] = useState<string>();
  const { view, labels, nameOf, problem } = useView<AccountView>(caseRef, "account");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const text = view.texts.find(({ textRef }) => textRef === chosenRef) ?? mostQuoted(view);
  const numbers = numbersOf(view);
  const calledOf = (ref: string) => {
    const quote = view.statements.find(({ recordRef }) => recordRef === ref)?.quote.exact;
    return quote === undefined
      ? nameOf(ref)
      : `${String(numbers.get(ref) ?? "")} ${quoted(shortened(quote))}`;
  };
  if (text === undefined) {
    return (
      <Page lead={words.lead} title={words.title}>
        <Empty>{words.noTexts}</Empty>
      </Page>
    );
  }
  return (
    <Page lead={words.lead} title={words.title}>
      <TextChoice chosenRef={text.textRef} nameOf={nameOf} onChoose={setChosenRef} view={view} />
      <TextBoard
        calledOf={calledOf}
        caseRef={caseRef}
        key={text.textRef}
        labels={labels}
        numberOf={(ref) => numbers.get(ref) ?? 0}
        text={text}
        view={view}
      />
      <WhoSays calledOf={calledOf} caseRef={caseRef} nameOf={nameOf} view={view} />
      <Independence calledOf={calledOf} nameOf={nameOf} view={view} />
      <Findings calledOf={calledOf} nameOf={nameOf} view={view} />
    </Page>
  );
}

/** The text that a reader meets first: the one that most is on record of. */
function mostQuoted({ texts, statements }: AccountView) {
  const quotesOf = (ref: string) => statements.filter(({ textRef }) => textRef === ref).length;
  return [...texts].sort((a, b) => quotesOf(b.textRef) - quotesOf(a.textRef))[0];
}

/** Statements are numbered in the order of their texts and passages. */
function numbersOf({ texts, statements }: AccountView): Map<string, number> {
  const inOrder = texts.flatMap(({ textRef }) =>
    statements.filter((statement) => statement.textRef === textRef).sort(byPlace),
  );
  return new Map(inOrder.map(({ recordRef }, i) => [recordRef, i + 1]));
}

function shortened(quote: string): string {
  const words = quote.split(" ");
  return words.length <= 9 ? quote : `${words.slice(0, 8).join(" ")} …`;
}
