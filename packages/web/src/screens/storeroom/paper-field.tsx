// SPDX-License-Identifier: Apache-2.0
import type { FormField } from "@scelle/core";
import type { Problem, RecordAnswer } from "@scelle/core/api";
import { useMemo, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { get } from "../../api/client.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { FormPlaceContext } from "../../form/form-place.ts";
import { ReferenceControl } from "../../form/reference-control.tsx";
import { useWords } from "../../words/use-words.ts";
import { handOverWords } from "./hand-over-words.ts";
import "../../form/form.css";

interface PaperFieldProps {
  readonly caseRef: string;
  /** Root of the document; empty until one is chosen. */
  readonly root: string;
  readonly onChange: (root: string) => void;
}

/** A captured document, found by its title: a signed paper stands for whoever has no account. */
export function PaperField({ caseRef, root, onChange }: PaperFieldProps) {
  const words = useWords(handOverWords);
  const [recordRef, setRecord] = useState("");
  const [fault, setFault] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const field: FormField = {
    ...{ name: "receiptObject", label: words.paper, control: "reference", isRequired: true },
    refersTo: "record",
  };
  const place = useMemo(
    () => ({ caseRef, zone: "UTC", faultAt: () => fault, Control: () => null }),
    [caseRef, fault],
  );
  const choose = async (ref: string) => {
    setRecord(ref);
    setFault(undefined);
    setProblem(undefined);
    onChange("");
    if (ref === "") return;
    try {
      const { record } = await get<RecordAnswer>(`/records/${ref}`);
      const objectRoot = record.kind === "document-captured" ? record.measured?.["objectRoot"] : undefined;
      if (typeof objectRoot === "string") onChange(objectRoot);
      else setFault(words.notPaper);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <FormPlaceContext value={place}>
      <ReferenceControl
        field={field}
        onChange={(ref) => void choose(typeof ref === "string" ? ref : "")}
        path="receiptObject"
        value={recordRef}
      />
      {root === "" ? <p className="quiet small">{words.paperHelp}</p> : null}
      {problem === undefined ? null : <ProblemNote problem={problem} />}
    </FormPlaceContext>
  );
}
