// SPDX-License-Identifier: Apache-2.0
import { formFields, type JsonObject, type JsonValue, type Kind } from "@scelle/core";
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { Button } from "../design/button.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { SealControl } from "../sealing/seal-control.tsx";
import { type Sealing, useSealing } from "../sealing/use-sealing.ts";
import { useSay, useWords } from "../words/use-words.ts";
import { FieldControl } from "./field-control.tsx";
import type { FormFault } from "./form-faults.ts";
import { FormPlaceContext } from "./form-place.ts";
import { formWords } from "./form-words.ts";
import { problemPath } from "./problem-path.ts";
import { ReceiptNote } from "./receipt-note.tsx";
import { SigningNote } from "./signing-note.tsx";
import { useLearnedNames } from "./use-learned-names.ts";
import { type RecordDraft, useRecordDraft } from "./use-record-draft.ts";
import { ValueText } from "./value-text.tsx";
import "./form.css";

interface RecordFormProps {
  readonly kind: Kind;
  readonly caseRef: string;
  /** Stated fields that the form begins with. */
  readonly begun: JsonObject;
  /** Fields that are known from where the form stands, and not asked. */
  readonly known: readonly string[];
  /** Where to go after recording. */
  readonly afterwards: (recordRef: string) => ReactNode;
}

/** The form of a record kind: what it asks is derived from the kind. */
export function RecordForm({ kind, caseRef, begun, known, afterwards }: RecordFormProps) {
  const words = useWords(formWords);
  const zone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, []);
  const place = `${caseRef} ${kind.kind} ${Object.values(begun).map(String).join(" ")}`;
  const sealing = useSealing(kind, caseRef);
  const draft = useRecordDraft(kind, place, begun, zone, sealing?.measure);
  if (draft.receipt !== undefined) {
    return (
      <ReceiptNote receipt={draft.receipt}>
        {afterwards(draft.receipt.recordRef)}
        <Button
          onPress={() => {
            sealing?.choose(undefined);
            draft.startOver();
          }}
        >
          {words.receipt.again}
        </Button>
      </ReceiptNote>
    );
  }
  return <Fields {...{ caseRef, draft, kind, known, sealing, zone }} />;
}

interface FieldsProps {
  readonly kind: Kind;
  readonly caseRef: string;
  readonly known: readonly string[];
  readonly draft: RecordDraft;
  /** Of a kind that is measured of a file. */
  readonly sealing: Sealing | undefined;
  readonly zone: string;
}

function Fields({ kind, caseRef, known, draft, sealing, zone }: FieldsProps) {
  const words = useWords(formWords);
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const faultAt = useFaultAt(kind, draft);
  useFocusOnFault(form, draft);
  const { values, setValues, isPending } = draft;
  useLearnedNames(
    caseRef,
    known.map((name) => values[name]).filter((value) => typeof value === "string"),
  );
  const asked = formFields(kind).filter(({ name }) => !known.includes(name));
  const shown = formFields(kind).filter(({ name }) => known.includes(name) && name !== "caseRef");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void draft.record();
  };
  return (
    <FormPlaceContext.Provider value={{ caseRef, zone, faultAt, Control: FieldControl }}>
      <form className="record-form" noValidate onSubmit={submit} ref={form}>
        <p className="quiet">
          {words.required} {draft.isContinued ? words.keptFrom : words.kept}{" "}
          {draft.isContinued ? (
            <Button onPress={() => draft.startOver()} rank="quiet">
              {words.startOver}
            </Button>
          ) : null}
        </p>
        <FormTop draft={draft} />
        {shown.map((field) => (
          <div className="field" key={field.name}>
            <span className="form-label">{say(field.label)}</span>
            <span>
              <ValueText field={field} value={values[field.name] as JsonValue} />
            </span>
          </div>
        ))}
        {asked.map((field) => (
          <FieldControl
            field={field}
            key={field.name}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
            path={field.name}
            value={values[field.name]}
          />
        ))}
        {sealing === undefined ? null : <SealControl isPending={isPending} kind={kind} sealing={sealing} />}
        <SigningNote kind={kind} />
        <div className="form-actions">
          <Button isDisabled={isPending} rank="primary" type="submit">
            {isPending ? words.recording : words.record}
          </Button>
        </div>
      </form>
    </FormPlaceContext.Provider>
  );
}

/** What keeps the form from being recorded, before its first field. */
function FormTop({ draft }: { readonly draft: RecordDraft }) {
  const words = useWords(formWords);
  const { problem, faults, values, startOver } = draft;
  if (problem !== undefined) {
    return (
      <ProblemNote problem={problem}>
        {problem.type === "draft.id-taken" ? (
          <p>
            {words.alreadyRecorded} <Button onPress={() => startOver(values)}>{words.asNew}</Button>
          </p>
        ) : null}
      </ProblemNote>
    );
  }
  return faults.size === 0 ? null : (
    <p className="form-faults" role="alert">
      {words.faultsTop(faults.size)}
    </p>
  );
}

/** The sentence beside a control: of what was found here, or of what the register refused. */
function useFaultAt(kind: Kind, { faults, problem, values }: RecordDraft) {
  const words = useWords(formWords);
  const say = useSay();
  const refusedPath = problem === undefined ? undefined : problemPath(problem, formFields(kind), values);
  const sentence = ({ fault, bound = 0 }: FormFault): string => words.faults[fault](bound);
  return (path: string): string | undefined => {
    const fault = faults.get(path);
    if (fault !== undefined) return sentence(fault);
    return problem !== undefined && path === refusedPath ? say(problem.sentence) : undefined;
  };
}

/** After an attempt, leads to the first control that is wrong. */
function useFocusOnFault(
  form: React.RefObject<HTMLFormElement | null>,
  { faults, problem, isPending, attempts }: RecordDraft,
): void {
  const isWrong = faults.size > 0 || problem !== undefined;
  const answered = useRef(0);
  useEffect(() => {
    if (isPending || !isWrong || answered.current === attempts) return;
    answered.current = attempts;
    const wrong = form.current?.querySelector<HTMLElement>(
      "[aria-invalid=true], [data-path]:has(.field-error)",
    );
    const control = wrong?.matches("input, select, textarea")
      ? wrong
      : wrong?.querySelector<HTMLElement>(controls);
    control?.focus();
  }, [form, isWrong, isPending, attempts]);
}

const controls = "input, select, textarea, button";
