// SPDX-License-Identifier: Apache-2.0
import type { MarkLine, ShownAnswer } from "@scelle/core/api";
import { type FormEvent, useState } from "react";
import { useAppend } from "../api/use-append.ts";
import { Button } from "../design/button.tsx";
import { InstantText } from "../design/instant-text.tsx";
import { NameOf } from "../design/name-of.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { TextArea } from "../design/text-area.tsx";
import { MarkState } from "../screens/rights/favourable-marks.tsx";
import { favourableWords } from "../screens/rights/favourable-words.ts";
import { useWords } from "../words/use-words.ts";

interface FavourableProps {
  readonly record: ShownAnswer;
  readonly marks: readonly MarkLine[];
  readonly personRef: string;
  readonly onRecorded: () => void;
}

const reasonLengthMax = 2_000;
const notMarkable: readonly string[] = [
  "record-consulted",
  "records-combined",
  "attempt-refused",
  "favourable-marked",
  "favourable-unmarked",
];

/** Who says that a record speaks for the defence, and the way to say so or to take it back, with a reason. */
export function Favourable({ record, marks, personRef, onRecorded }: FavourableProps) {
  const words = useWords(favourableWords);
  const [asked, setAsked] = useState<Asked>();
  const { caseRef, kind, recordRef } = record;
  if (caseRef === undefined || notMarkable.includes(kind)) return null;
  const standing = marks.filter(({ removal }) => removal === undefined);
  const isMarkedByMe = standing.some(({ author }) => author === personRef);
  const done = () => {
    setAsked(undefined);
    onRecorded();
  };
  if (asked !== undefined) {
    return <ReasonForm asked={asked} onCancel={() => setAsked(undefined)} onRecorded={done} />;
  }
  return (
    <section aria-label={words.title} className="proof-marks">
      {marks.map((mark) => (
        <p className="small" key={mark.markRef}>
          {words.by} <NameOf recordRef={mark.author} /> <InstantText instant={mark.at} />{" "}
          {mark.reason === undefined ? null : <q>{mark.reason}</q>} <MarkState mark={mark} />{" "}
          {mark.removal === undefined ? (
            <Button
              onPress={() =>
                setAsked({ kind: "favourable-unmarked", stated: { caseRef, markRef: mark.markRef } })
              }
            >
              {words.remove}
            </Button>
          ) : null}
        </p>
      ))}
      {isMarkedByMe ? null : (
        <Button onPress={() => setAsked({ kind: "favourable-marked", stated: { caseRef, recordRef } })}>
          {words.mark}
        </Button>
      )}
    </section>
  );
}

/** What is about to be recorded; its reason is still to come. */
interface Asked {
  readonly kind: "favourable-marked" | "favourable-unmarked";
  readonly stated: Readonly<Record<string, string>>;
}

interface ReasonFormProps {
  readonly asked: Asked;
  readonly onCancel: () => void;
  readonly onRecorded: () => void;
}

function ReasonForm({ asked: { kind, stated }, onCancel, onRecorded }: ReasonFormProps) {
  const words = useWords(favourableWords);
  const [reason, setReason] = useState("");
  const { append, isPending, problem } = useAppend();
  const isMarking = kind === "favourable-marked";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isRecorded = await append(kind, { ...stated, reason: reason.trim() }).then(
      () => true,
      () => false, // What was refused stands above the field.
    );
    if (isRecorded) onRecorded();
  };
  return (
    <form className="record-form" noValidate onSubmit={(event) => void submit(event)}>
      <h3>{isMarking ? words.mark : words.remove}</h3>
      <p className="quiet small">{words.help}</p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <TextArea
        isRequired
        label={words.why}
        maxLength={reasonLengthMax}
        onChange={setReason}
        value={reason}
      />
      <p className="proof-marks-actions">
        <Button isDisabled={isPending || reason.trim() === ""} rank="primary" type="submit">
          {isMarking ? words.record1 : words.record2}
        </Button>{" "}
        <Button onPress={onCancel}>{words.cancel}</Button>
      </p>
    </form>
  );
}
