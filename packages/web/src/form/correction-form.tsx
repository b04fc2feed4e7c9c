// SPDX-License-Identifier: Apache-2.0
import type { FormField, JsonObject, Kind } from "@scelle/core";
import type { ShownAnswer } from "@scelle/core/api";
import { type FormEvent, useMemo, useState } from "react";
import { useAppend } from "../api/use-append.ts";
import { Button } from "../design/button.tsx";
import { Checkbox } from "../design/checkbox.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { TextArea } from "../design/text-area.tsx";
import { useSay, useWords } from "../words/use-words.ts";
import { correctableFields, newValues, tickedFaults, tickedValue } from "./corrected-fields.ts";
import { correctionWords } from "./correction-words.ts";
import { FieldControl } from "./field-control.tsx";
import type { FormFaults } from "./form-faults.ts";
import { FormPlaceContext } from "./form-place.ts";
import type { FormGroup } from "./form-values.ts";
import { formWords } from "./form-words.ts";
import { ValueText } from "./value-text.tsx";
import "./form.css";

interface CorrectionFormProps {
  readonly record: ShownAnswer;
  readonly kind: Kind;
  readonly onRecorded: () => void;
}

const reasonLengthMax = 1_000;

/** States fields of a record anew; the record stays as it was, and every view shows both. */
export function CorrectionForm({ record, kind, onRecorded }: CorrectionFormProps) {
  const words = useWords(correctionWords);
  const formSays = useWords(formWords);
  const zone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, []);
  const fields = useMemo(() => correctableFields(kind), [kind]);
  const [ticked, setTicked] = useState<FormGroup>({});
  const [reason, setReason] = useState("");
  const [faults, setFaults] = useState<FormFaults>(new Map());
  const { append, isPending, problem } = useAppend();
  const hasTicked = Object.keys(ticked).length > 0 && reason.trim() !== "";
  if (fields.length === 0) return <p>{words.none}</p>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = tickedFaults(fields, ticked);
    setFaults(found);
    if (found.size > 0 || !hasTicked) return;
    const stated = { targetRef: record.recordRef, fields: newValues(fields, ticked), reason: reason.trim() };
    const isRecorded = await append("correction-made", stated).then(
      () => true,
      () => false, // What was refused stands above the fields.
    );
    if (isRecorded) onRecorded();
  };
  const faultAt = (path: string) => {
    const fault = faults.get(path);
    return fault === undefined ? undefined : formSays.faults[fault.fault](fault.bound ?? 0);
  };
  const place = { caseRef: record.caseRef ?? "", zone, faultAt, Control: FieldControl };
  return (
    <FormPlaceContext.Provider value={place}>
      <form className="record-form" noValidate onSubmit={(event) => void submit(event)}>
        <p className="quiet small">{words.lead}</p>
        {problem === undefined ? null : <ProblemNote problem={problem} />}
        {fields.map((field) => (
          <TickedField
            field={field}
            key={field.name}
            onChange={setTicked}
            stated={record.stated as JsonObject}
            ticked={ticked}
            zone={zone}
          />
        ))}
        <TextArea
          isRequired
          label={words.reason}
          maxLength={reasonLengthMax}
          onChange={setReason}
          value={reason}
        />
        <p className="quiet small">{words.fixed}</p>
        <Button isDisabled={isPending || !hasTicked} rank="primary" type="submit">
          {words.correct}
        </Button>
      </form>
    </FormPlaceContext.Provider>
  );
}

interface TickedFieldProps {
  readonly field: FormField;
  readonly stated: JsonObject;
  readonly ticked: FormGroup;
  readonly zone: string;
  readonly onChange: (ticked: FormGroup) => void;
}

/** A field as it stands, or, once ticked, its control. */
function TickedField({ field, stated, ticked, zone, onChange }: TickedFieldProps) {
  const say = useSay();
  const isTicked = field.name in ticked;
  const { [field.name]: _untouched, ...others } = ticked;
  return (
    <div className="ticked-field">
      <Checkbox
        isSelected={isTicked}
        name={`correct.${field.name}`}
        onChange={(is) =>
          onChange(is ? { ...ticked, [field.name]: tickedValue(field, stated, zone) } : others)
        }
      >
        {say(field.label)}
      </Checkbox>
      {isTicked ? (
        <FieldControl
          field={field}
          onChange={(value) => onChange({ ...ticked, [field.name]: value })}
          path={field.name}
          value={ticked[field.name]}
        />
      ) : (
        <p className="quiet small">
          <ValueText field={field} value={stated[field.name]} />
        </p>
      )}
    </div>
  );
}
