// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from "react";
import { type ControlProps, useFieldWords } from "./form-place.ts";

interface FieldFrameProps extends Pick<ControlProps, "field" | "path"> {
  readonly className?: string;
  readonly children: ReactNode;
}

/** Several controls that answer one question, with what is wrong with the answer as a whole. */
export function FieldFrame({ field, path, className = "", children }: FieldFrameProps) {
  const { label, fault } = useFieldWords({ field, path });
  const faultId = useId();
  return (
    <fieldset
      aria-describedby={fault === undefined ? undefined : faultId}
      className={`form-group ${className}`}
      data-path={path}
    >
      <legend>{label}</legend>
      {children}
      {fault === undefined ? null : (
        <p className="field-error" id={faultId}>
          {fault.errorMessage}
        </p>
      )}
    </fieldset>
  );
}
