// SPDX-License-Identifier: Apache-2.0
import type { AccountView, Labels, TextLine } from "@scelle/core/api";
import { useEffect, useState } from "react";
import { Button } from "../../design/button.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { AccountBoard } from "./account-board.tsx";
import { accountWords } from "./account-words.ts";
import { RecordStatement } from "./record-statement.tsx";
import { TextOrigin } from "./text-origin.tsx";
import { useTextWords } from "./use-text-words.ts";

interface TextBoardProps {
  readonly caseRef: string;
  readonly view: AccountView;
  readonly text: TextLine;
  readonly labels: Labels;
  readonly calledOf: (ref: string) => string;
  readonly numberOf: (ref: string) => number;
}

/** One text: read with what is on record of it, or selected in to record a statement. */
export function TextBoard({ caseRef, view, text, labels, calledOf, numberOf }: TextBoardProps) {
  const words = useWords(accountWords);
  const textWords = useTextWords(text);
  const [isRecording, setIsRecording] = useState(false);
  const [newRef, setNewRef] = useState<string>();
  const statements = view.statements.filter(({ textRef }) => textRef === text.textRef);
  const isShown = statements.some(({ recordRef }) => recordRef === newRef);
  useEffect(() => {
    if (isShown) document.getElementById(`statement-${newRef ?? ""}`)?.scrollIntoView({ block: "center" });
  }, [isShown, newRef]);
  const measured = textWords.brought?.isTheText === true ? textWords.brought.words : undefined;
  const known = knownIn(view, labels);
  return (
    <Section
      aside={
        measured === undefined ? undefined : (
          <Button onPress={() => setIsRecording(!isRecording)}>
            {isRecording ? words.backToBoard : words.record}
          </Button>
        )
      }
      title={words.board}
    >
      <TextOrigin text={text} words={textWords} />
      <p className="unseen" role="status">
        {isShown && newRef !== undefined ? `${words.recorded}: ${calledOf(newRef)}` : ""}
      </p>
      {isRecording && measured !== undefined ? (
        <RecordStatement
          caseRef={caseRef}
          known={known}
          nameOf={(ref) => labels[ref]}
          onLeave={() => setIsRecording(false)}
          onRecorded={(ref) => {
            setNewRef(ref);
            setIsRecording(false);
          }}
          text={text}
          words={measured}
        />
      ) : (
        <AccountBoard
          calledOf={calledOf}
          newRef={newRef}
          numberOf={numberOf}
          statements={statements}
          text={text}
          words={measured}
        />
      )}
    </Section>
  );
}

/** Whom the statements and texts of the case already name, by name. */
function knownIn({ texts, statements }: AccountView, labels: Labels) {
  const refs = new Set([
    ...texts.flatMap(({ publisherRef }) => publisherRef ?? []),
    ...statements.flatMap(({ topicRefs, voices = [] }) => [
      ...topicRefs,
      ...voices.flatMap(({ partyRef }) => partyRef ?? []),
    ]),
  ]);
  return [...refs]
    .flatMap((ref) => (labels[ref] === undefined ? [] : [{ ref, name: labels[ref] }]))
    .sort((a, b) => a.name.localeCompare(b.name));
}
