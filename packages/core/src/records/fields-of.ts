// SPDX-License-Identifier: Apache-2.0
import { baseAssignedFields } from "./base-assigned.ts";
import type { Field, FieldFrom, Kind, MeasuredBy, Shape } from "./define-kind.ts";
import { isOptional, valueTypeOf } from "./schema-walk.ts";
import type { RefTarget, ValueType } from "./value-type.ts";
import type { Label } from "./vocabulary.ts";

/** Everything that a screen, a report or a check wants to know of a field. */
export interface FieldDescription {
  readonly name: string;
  readonly from: FieldFrom;
  readonly label: Label;
  readonly isOptional: boolean;
  readonly isSubject: boolean;
  readonly isFixed: boolean;
  readonly words: boolean;
  readonly valueType?: ValueType;
  readonly unit?: string;
  readonly measuredBy?: MeasuredBy;
  readonly refersTo?: RefTarget;
  readonly source?: string;
}

/**
 * The fields that a kind defines, in its order; those that every record has are left to {@link baseFields}.
 */
export function fieldsOf(kind: Kind): FieldDescription[] {
  return descriptionsOf(kind.shape);
}

/** The fields that the register adds to every record. */
export function baseFields(): FieldDescription[] {
  return descriptionsOf(baseAssignedFields);
}

function descriptionsOf(shape: Shape): FieldDescription[] {
  return Object.entries(shape).map(([name, field]) => descriptionOf(name, field));
}

function descriptionOf(name: string, field: Field): FieldDescription {
  const { meta } = field;
  const valueType = valueTypeOf(field.schema);
  return {
    name,
    from: field.from,
    label: meta.label,
    isOptional: isOptional(field.schema),
    isSubject: meta.subject === true,
    isFixed: meta.subject === true || meta.fixed === true,
    words: field.words,
    ...(valueType === undefined ? {} : { valueType }),
    ...(meta.unit === undefined ? {} : { unit: meta.unit }),
    ...(field.measuredBy === undefined ? {} : { measuredBy: field.measuredBy }),
    ...(valueType?.type === "reference" ? { refersTo: valueType.to } : {}),
    ...(meta.source === undefined ? {} : { source: meta.source }),
  };
}
