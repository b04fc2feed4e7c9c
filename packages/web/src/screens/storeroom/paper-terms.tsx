// SPDX-License-Identifier: Apache-2.0
import { sealConditions } from "@scelle/core";
import { Checkbox } from "../../design/checkbox.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { handOverWords } from "./hand-over-words.ts";
import { PaperField } from "./paper-field.tsx";
import { useOptions } from "./use-options.ts";

/** What the signed paper of a receiver without an account says. */
export interface PaperTermsValue {
  readonly isOnPaper: boolean;
  readonly receiptObject: string;
  readonly sealCondition: string | null;
  readonly place: string;
}

interface PaperTermsProps {
  readonly caseRef: string;
  readonly value: PaperTermsValue;
  /** Of what stands then: the paper is looked up while the rest is filled in. */
  readonly onChange: (update: (before: PaperTermsValue) => PaperTermsValue) => void;
}

/** Whether the receiver signed a paper, which, and what it says of the seals and the place. */
export function PaperTerms({ caseRef, value, onChange }: PaperTermsProps) {
  const words = useWords(handOverWords);
  const conditions = useOptions(sealConditions);
  const change = (part: Partial<PaperTermsValue>) => onChange((before) => ({ ...before, ...part }));
  return (
    <>
      <Checkbox isSelected={value.isOnPaper} onChange={(isOnPaper) => change({ isOnPaper })}>
        {words.onPaper}
      </Checkbox>
      {value.isOnPaper ? (
        <>
          <PaperField
            caseRef={caseRef}
            onChange={(receiptObject) => change({ receiptObject })}
            root={value.receiptObject}
          />
          <Select
            label={words.condition}
            onChange={(sealCondition) => change({ sealCondition })}
            options={conditions}
            placeholder={words.chooseCondition}
            value={value.sealCondition}
          />
          <TextField
            label={words.where}
            maxLength={300}
            onChange={(place) => change({ place })}
            value={value.place}
          />
        </>
      ) : null}
    </>
  );
}
