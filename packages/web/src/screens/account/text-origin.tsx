// SPDX-License-Identifier: Apache-2.0
import type { TextLine } from "@scelle/core/api";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { Button } from "../../design/button.tsx";
import { TextArea } from "../../design/text-area.tsx";
import { useWords } from "../../words/use-words.ts";
import { accountWords } from "./account-words.ts";
import type { TextWords } from "./use-text-words.ts";

interface TextOriginProps {
  readonly text: TextLine;
  readonly words: TextWords;
}

/** Where the words on the screen come from and that they are those on record; else a place to bring them. */
export function TextOrigin({ text, words: { from, brought, bring, isPending } }: TextOriginProps) {
  const words = useWords(accountWords);
  if (isPending) return null;
  if (brought?.isTheText === true) {
    return (
      <p className="text-origin" data-text="measured">
        {from === "exercise" ? words.fromExercise : words.fromReader}{" "}
        <code className="digest">{text.textDigest.slice(0, 16)}…</code>
      </p>
    );
  }
  return (
    <div className="text-origin">
      {brought === undefined ? null : (
        <p className="text-refused" role="alert">
          {words.notTheText(brought.length, text.textLength)}{" "}
          <code className="digest">{brought.digest.slice(0, 16)}…</code> {words.measured}:{" "}
          <code className="digest">{text.textDigest.slice(0, 16)}…</code>
        </p>
      )}
      <BringText onBring={bring} />
    </div>
  );
}

function BringText({ onBring }: { readonly onBring: (words: string) => void }) {
  const words = useWords(accountWords);
  const [pasted, setPasted] = useState("");
  const load = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file !== undefined) void file.text().then(onBring);
  };
  return (
    <div className="bring-text">
      <p className="quiet">{words.bring}</p>
      <FileTrigger acceptedFileTypes={["text/plain", ".txt"]} onSelect={load}>
        <Button>{words.load}</Button>
      </FileTrigger>
      <TextArea label={words.paste} onChange={setPasted} rows={6} value={pasted} />
      <Button isDisabled={pasted.trim() === ""} onPress={() => onBring(pasted)}>
        {words.measure}
      </Button>
    </div>
  );
}
