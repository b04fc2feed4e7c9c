// SPDX-License-Identifier: Apache-2.0
import type { Problem, ReceiptAnswer } from "@scelle/core/api";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { problemOf } from "../api/api-problem.ts";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { InstantText } from "../design/instant-text.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { RecordLink } from "../design/record-link.tsx";
import { saveBytes } from "../design/save-file.ts";
import { useSay, useWords } from "../words/use-words.ts";
import { formWords } from "./form-words.ts";
import { kindTitle } from "./kind-titles.ts";
import { savedReceipt } from "./saved-receipt.ts";

interface ReceiptNoteProps {
  readonly receipt: ReceiptAnswer;
  /** Where to go from here. */
  readonly children?: ReactNode;
}

/** What was recorded, under which number, and the proof of it to take along. */
export function ReceiptNote({ receipt, children }: ReceiptNoteProps) {
  const { receipt: words } = useWords(formWords);
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="receipt">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}: {say(kindTitle(receipt.kind))}
      </h2>
      <dl className="receipt-lines">
        <dt>{words.entry}</dt>
        <dd className="receipt-entry">
          <RecordLink recordRef={receipt.recordRef}>{receipt.index}</RecordLink>
        </dd>
        <dt>{words.when}</dt>
        <dd>
          <InstantText instant={receipt.recordedAt} />
        </dd>
        <dt>{words.origin}</dt>
        <dd>{receipt.origin}</dd>
        <dt>{words.leaf}</dt>
        <dd>
          <code>{receipt.leafHash}</code>
        </dd>
      </dl>
      <SaveReceipt receipt={receipt} />
      <div className="form-actions">{children}</div>
    </div>
  );
}

function SaveReceipt({ receipt }: { readonly receipt: ReceiptAnswer }) {
  const { receipt: words } = useWords(formWords);
  const session = useSession();
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    setIsSaving(true);
    setProblem(undefined);
    try {
      const origin = receipt.origin.replace(/[^a-z0-9.-]+/gi, "-");
      const file = await savedReceipt(receipt, session?.verifierKey ?? "", words.saveReason);
      saveBytes(`${origin}-${receipt.index}.scelle-receipt`, file);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <div className="receipt-save">
      <p>{words.saveLead}</p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <Button isDisabled={isSaving} onPress={() => void save()} rank="primary">
        {isSaving ? words.saving : words.save}
      </Button>
    </div>
  );
}
