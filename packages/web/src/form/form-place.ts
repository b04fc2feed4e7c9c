// SPDX-License-Identifier: Apache-2.0
import type { FormField } from "@scelle/core";
import { type ComponentType, createContext, useContext } from "react";
import { useSay } from "../words/use-words.ts";
import type { FormValue } from "./form-values.ts";

/** What every control of a form may ask, however deep it stands. */
interface FormPlace {
  readonly caseRef: string;
  /** The reader's time zone, for times that name none. */
  readonly zone: string;
  /** What is wrong with the control at a path, in the reader's language. */
  readonly faultAt: (path: string) => string | undefined;
  /** The control for whatever a field asks: lists and groups consist of controls themselves. */
  readonly Control: ComponentType<ControlProps>;
}

export const FormPlaceContext = createContext<FormPlace>({
  caseRef: "",
  zone: "UTC",
  faultAt: () => undefined,
  Control: () => null,
});

export const useFormPlace = (): FormPlace => useContext(FormPlaceContext);

export interface ControlProps {
  readonly field: FormField;
  readonly value: FormValue | undefined;
  readonly onChange: (value: FormValue) => void;
  /** Where the control stands, as the server names it: `attendees.0.reason`. */
  readonly path: string;
}

/** A field's label, with a mark where it must be filled in, and what is wrong with it. */
export function useFieldWords({ field, path }: Pick<ControlProps, "field" | "path">): {
  readonly label: string;
  readonly fault: { readonly errorMessage: string } | undefined;
} {
  const say = useSay();
  const { faultAt } = useFormPlace();
  const { label, isRequired } = field;
  const errorMessage = faultAt(path);
  return {
    label: isRequired ? `${say(label)} *` : say(label),
    fault: errorMessage === undefined ? undefined : { errorMessage },
  };
}
