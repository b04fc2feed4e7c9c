// SPDX-License-Identifier: Apache-2.0
import { CheckboxControl, ChoiceControl } from "./choice-control.tsx";
import type { ControlProps } from "./form-place.ts";
import { GroupControl } from "./group-control.tsx";
import { LineControl, NumberControl, ParagraphControl } from "./line-control.tsx";
import { ListControl } from "./list-control.tsx";
import { ReferenceControl } from "./reference-control.tsx";
import { InstantControl, TimeControl } from "./time-control.tsx";

/** The control that a field of a record kind asks for. */
export function FieldControl(props: ControlProps) {
  switch (props.field.control) {
    case "line":
      return <LineControl {...props} />;
    case "paragraph":
      return <ParagraphControl {...props} />;
    case "choice":
      return <ChoiceControl {...props} />;
    case "reference":
      return <ReferenceControl {...props} />;
    case "time":
      return <TimeControl {...props} />;
    case "instant":
      return <InstantControl {...props} />;
    case "number":
      return <NumberControl {...props} />;
    case "checkbox":
      return <CheckboxControl {...props} />;
    case "list":
      return <ListControl {...props} />;
    case "quantity":
    case "group":
      return <GroupControl {...props} />;
  }
}
