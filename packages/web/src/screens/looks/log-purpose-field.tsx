// SPDX-License-Identifier: Apache-2.0
import { logPurposes } from "@scelle/core";
import { giveLogPurpose, type LogPurpose, useLogPurpose } from "../../api/look-reason.ts";
import { Select } from "../../design/select.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { looksWords } from "./looks-words.ts";
import "./looks.css";

interface LogPurposeFieldProps {
  readonly caseRef: string;
  readonly description: string;
}

/** For what the looks of others are read: without it one sees the looks of one's own. */
export function LogPurposeField({ caseRef, description }: LogPurposeFieldProps) {
  const words = useWords(looksWords);
  const say = useSay();
  const purpose = useLogPurpose(caseRef);
  return (
    <div className="looks-purpose">
      <Select
        description={description}
        label={words.purpose}
        onChange={(chosen) => giveLogPurpose(caseRef, chosen as LogPurpose)}
        options={Object.entries(logPurposes).map(([value, label]) => ({ value, name: say(label) }))}
        placeholder={words.choosePurpose}
        value={purpose ?? null}
      />
    </div>
  );
}
