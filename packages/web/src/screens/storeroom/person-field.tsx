// SPDX-License-Identifier: Apache-2.0
import type { FormField, Label } from "@scelle/core";
import { useMemo } from "react";
import { FormPlaceContext } from "../../form/form-place.ts";
import { ReferenceControl } from "../../form/reference-control.tsx";
import "../../form/form.css";

interface PersonFieldProps {
  readonly caseRef: string;
  readonly label: Label;
  readonly name: string;
  /** Empty until somebody is chosen. */
  readonly value: string;
  readonly onChange: (ref: string) => void;
}

/** A person, found by name as forms find one. */
export function PersonField({ caseRef, label, name, value, onChange }: PersonFieldProps) {
  const field: FormField = { name, label, control: "reference", isRequired: true, refersTo: "person" };
  const place = useMemo(
    () => ({ caseRef, zone: "UTC", faultAt: () => undefined, Control: () => null }),
    [caseRef],
  );
  return (
    <FormPlaceContext value={place}>
      <ReferenceControl
        field={field}
        onChange={(ref) => onChange(typeof ref === "string" ? ref : "")}
        path={name}
        value={value}
      />
    </FormPlaceContext>
  );
}
