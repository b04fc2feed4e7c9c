// SPDX-License-Identifier: Apache-2.0
import { type Attendee, attendeeCapacities, signatureOutcomes } from "@scelle/core";
import { Button } from "../../design/button.tsx";
import { Checkbox } from "../../design/checkbox.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { type FieldSearch, nameIn } from "../../field/field-search.ts";
import { useWords } from "../../words/use-words.ts";
import { useOptions } from "../storeroom/use-options.ts";
import { attendanceWords } from "./attendance-words.ts";

interface AttendeeFieldsProps {
  readonly attendee: Attendee;
  readonly search: FieldSearch;
  /** Undefined removes. */
  readonly onChange: (next: Attendee | undefined) => void;
}

/** One person who attended, and whether the person signed. */
export function AttendeeFields({ attendee, search, onChange }: AttendeeFieldsProps) {
  const words = useWords(attendanceWords);
  const capacities = useOptions(attendeeCapacities);
  const signatures = useOptions(signatureOutcomes);
  const { personRef, capacity, signature, reason, isOutsideAuthority } = attendee;
  const name = nameIn(search, personRef);
  return (
    <fieldset className="field-group">
      <legend>{name}</legend>
      <div className="field-pair">
        <Select
          label={words.capacity}
          onChange={(value) => onChange({ ...attendee, capacity: value as Attendee["capacity"] })}
          options={capacities}
          value={capacity}
        />
        <Select
          label={words.signature}
          onChange={(value) => onChange({ ...attendee, signature: value as Attendee["signature"] })}
          options={signatures}
          value={signature}
        />
        {signature === "signed" ? null : (
          <TextField
            label={words.reason}
            maxLength={500}
            onChange={(text) => onChange(withReason(attendee, text))}
            value={reason ?? ""}
          />
        )}
      </div>
      {capacity === "witness" ? (
        <Checkbox
          isSelected={isOutsideAuthority === true}
          onChange={(is) => onChange({ ...attendee, isOutsideAuthority: is })}
        >
          {words.outside}
        </Checkbox>
      ) : null}
      <Button aria-label={`${words.remove}: ${name}`} onPress={() => onChange(undefined)} rank="quiet">
        {words.remove}
      </Button>
    </fieldset>
  );
}

function withReason({ reason: _before, ...attendee }: Attendee, text: string): Attendee {
  return text === "" ? attendee : { ...attendee, reason: text };
}
