// SPDX-License-Identifier: Apache-2.0
import type { CasePaper, Problem } from "@scelle/core/api";
import { useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { postForBytes } from "../../api/client.ts";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { saveBytes } from "../../design/save-file.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

const paperWords = {
  en: {
    making: "Making the PDF …",
    "search-report": "Search report (PDF)",
    exhibit: "Sheet (PDF)",
    label: "Label (PDF)",
    "hand-over": "Receipt (PDF)",
    continuity: "Continuity (PDF)",
    irregularities: "Irregularities (PDF)",
    looks: "Who looked (PDF)",
  },
  fr: {
    making: "Préparation du PDF…",
    "search-report": "Procès-verbal (PDF)",
    exhibit: "Fiche (PDF)",
    label: "Étiquette (PDF)",
    "hand-over": "Reçu (PDF)",
    continuity: "Continuité (PDF)",
    irregularities: "Irrégularités (PDF)",
    looks: "Qui a consulté (PDF)",
  },
};

interface PaperButtonProps {
  readonly caseRef: string;
  readonly what: CasePaper;
  /** The exhibit, search or case that the paper is of. */
  readonly of: string;
  readonly pack?: string | undefined;
}

/** Has a paper made and saves it; what it shows is looked at, and that is on record. */
export function PaperButton({ caseRef, what, of, pack }: PaperButtonProps) {
  const words = useWords(paperWords);
  const language = useLanguage();
  const [isMaking, setIsMaking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const make = async () => {
    setIsMaking(true);
    setProblem(undefined);
    try {
      const order = { what, ref: of, language, ...(pack === undefined ? {} : { pack }) };
      const response = await postForBytes(`/cases/${caseRef}/papers`, order);
      saveBytes(`${what}-${of.slice(0, 8)}.pdf`, await response.blob());
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setIsMaking(false);
    }
  };
  return (
    <>
      <Button isDisabled={isMaking} onPress={() => void make()}>
        {isMaking ? words.making : words[what]}
      </Button>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
    </>
  );
}
