// SPDX-License-Identifier: Apache-2.0
import { Outlet, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { giveReason, lookInto, reasonLengthMax, reasonOf, useReason } from "../api/look-reason.ts";
import { Button } from "../design/button.tsx";
import { Page } from "../design/page.tsx";
import { TextArea } from "../design/text-area.tsx";
import { useLanguage, useWords } from "../words/use-words.ts";
import { useSession } from "./session.ts";
import { shellWords } from "./shell-words.ts";

/** What all screens of one case share: nothing is asked before there is a reason to look. */
export function CaseFrame() {
  const { caseRef = "" } = useParams({ strict: false }) as { readonly caseRef?: string };
  const session = useSession();
  const language = useLanguage();
  const reason = useReason(caseRef);
  const isExercise = session?.isExercise === true;
  useEffect(() => {
    lookInto(caseRef);
    if (isExercise && reasonOf(caseRef) === undefined) {
      giveReason(caseRef, shellWords[language].exerciseReason);
    }
  }, [caseRef, isExercise, language, reason]);
  if (reason === undefined) return isExercise ? null : <ReasonAsked caseRef={caseRef} />;
  return <Outlet key={session?.personRef ?? ""} />;
}

function ReasonAsked({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(shellWords);
  const [entered, setEntered] = useState("");
  return (
    <Page lead={words.whyHelp} title={words.why}>
      <form
        className="reason-asked"
        onSubmit={(event) => {
          event.preventDefault();
          if (entered.trim() !== "") giveReason(caseRef, entered.trim());
        }}
      >
        <TextArea
          isRequired
          label={words.whyShort}
          maxLength={reasonLengthMax}
          onChange={setEntered}
          value={entered}
        />
        <Button isDisabled={entered.trim() === ""} rank="primary" type="submit">
          {words.look}
        </Button>
      </form>
    </Page>
  );
}
