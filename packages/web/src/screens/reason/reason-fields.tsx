// SPDX-License-Identifier: Apache-2.0
import { lookGrounds } from "@scelle/core";
import type { LookReason } from "@scelle/core/api";
import { type ReactNode, useState } from "react";
import { actReferenceLengthMax, reasonLengthMax } from "../../api/look-reason.ts";
import { Button } from "../../design/button.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { reasonWords } from "./reason-words.ts";
import "./reason.css";

interface ReasonFieldsProps {
  readonly initial?: LookReason | undefined;
  /** What the button says. */
  readonly children: ReactNode;
  readonly onGiven: (reason: LookReason) => void;
}

/** Why somebody looks: a ground of the list, the act that it serves, and words where the list does not do. */
export function ReasonFields({ initial, children, onGiven }: ReasonFieldsProps) {
  const words = useWords(reasonWords);
  const say = useSay();
  const first = initial === undefined ? null : (initial.ground ?? "other");
  const [ground, setGround] = useState<string | null>(first);
  const [act, setAct] = useState(initial?.actReference ?? "");
  const [told, setTold] = useState(initial?.reason ?? "");
  const needsWords = ground === "other";
  const isWhole = ground !== null && (!needsWords || told.trim() !== "");
  return (
    <form
      className="reason-asked"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onGiven(reasonFrom(ground, act.trim(), told.trim()));
      }}
    >
      <Select
        isRequired
        label={words.ground}
        onChange={setGround}
        options={Object.entries(lookGrounds).map(([value, label]) => ({ value, name: say(label) }))}
        placeholder={words.choose}
        value={ground}
      />
      <TextField label={words.act} maxLength={actReferenceLengthMax} onChange={setAct} value={act} />
      <TextField
        isRequired={needsWords}
        label={needsWords ? words.wordsNeeded : words.words}
        maxLength={reasonLengthMax}
        onChange={setTold}
        value={told}
      />
      <Button isDisabled={!isWhole} rank="primary" type="submit">
        {children}
      </Button>
    </form>
  );
}

function reasonFrom(ground: string, actReference: string, reason: string): LookReason {
  return {
    ground: ground as NonNullable<LookReason["ground"]>,
    ...(actReference === "" ? {} : { actReference }),
    ...(reason === "" ? {} : { reason }),
  };
}
