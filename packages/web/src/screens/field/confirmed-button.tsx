// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { useWords } from "../../words/use-words.ts";

const confirmWords = { en: { keep: "Keep it" }, fr: { keep: "Garder" } };

interface ConfirmedButtonProps {
  readonly label: string;
  /** What is lost, and that nothing brings it back. */
  readonly warning: string;
  readonly onConfirm: () => void;
}

/** A press that takes something away for good: it asks once more. */
export function ConfirmedButton({ label, warning, onConfirm }: ConfirmedButtonProps) {
  const words = useWords(confirmWords);
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked) {
    return (
      <Button onPress={() => setIsAsked(true)} rank="quiet">
        {label}
      </Button>
    );
  }
  return (
    <span className="field-confirm" role="alert">
      <span>{warning}</span> <Button onPress={onConfirm}>{label}</Button>{" "}
      <Button onPress={() => setIsAsked(false)} rank="quiet">
        {words.keep}
      </Button>
    </span>
  );
}
