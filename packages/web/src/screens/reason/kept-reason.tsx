// SPDX-License-Identifier: Apache-2.0
import type { LookReason } from "@scelle/core/api";
import { useState } from "react";
import { giveReason } from "../../api/look-reason.ts";
import { useColon, useWords } from "../../words/use-words.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { ReasonText } from "./reason-text.tsx";
import { reasonWords } from "./reason-words.ts";

interface KeptReasonProps {
  readonly caseRef: string;
  readonly reason: LookReason;
}

/** The reason that the looks of this page are recorded with; it can be changed at any time. */
export function KeptReason({ caseRef, reason }: KeptReasonProps) {
  const words = useWords(reasonWords);
  const colon = useColon();
  const [isChanging, setIsChanging] = useState(false);
  if (!isChanging) {
    return (
      <p>
        <span className="quiet">
          {words.whyShort}
          {colon}
        </span>
        <ReasonText reason={reason} />{" "}
        <button className="switch" onClick={() => setIsChanging(true)} type="button">
          {words.change}
        </button>
      </p>
    );
  }
  return (
    <ReasonFields
      initial={reason}
      onGiven={(given) => {
        giveReason(caseRef, given);
        setIsChanging(false);
      }}
    >
      {words.keep}
    </ReasonFields>
  );
}
