// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { handOverWords } from "./hand-over-words.ts";

interface RefusalProps {
  readonly name: string;
  readonly isDisabled: boolean;
  readonly onRefuse: (reason: string) => void;
}

/** An offer is not taken, or taken back, with a reason. */
export function Refusal({ name, isDisabled, onRefuse }: RefusalProps) {
  const words = useWords(handOverWords);
  const [reason, setReason] = useState("");
  return (
    <>
      <TextField label={words.reason} maxLength={1_000} onChange={setReason} value={reason} />
      <Button isDisabled={isDisabled || reason.trim() === ""} onPress={() => onRefuse(reason.trim())}>
        {name}
      </Button>
    </>
  );
}
