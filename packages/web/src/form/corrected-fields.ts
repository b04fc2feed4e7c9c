// SPDX-License-Identifier: Apache-2.0
import {
  type FormField,
  fieldsOf,
  formFields,
  type JsonObject,
  type JsonValue,
  type Kind,
} from "@scelle/core";
import { type FormFaults, formFaults } from "./form-faults.ts";
import { type FormGroup, type FormValue, formValue, isEmpty, jsonOf } from "./form-values.ts";

/**
 * The fields of a kind that a correction may change: what a record is about and what gives authority stays.
 */
export function correctableFields(kind: Kind): FormField[] {
  const fixed = new Set(fieldsOf(kind).flatMap(({ name, isFixed }) => (isFixed ? [name] : [])));
  return formFields(kind).filter(({ name }) => !fixed.has(name));
}

/** A ticked field begins with what stands in the record. */
export function tickedValue(field: FormField, stated: JsonObject, zone: string): FormValue {
  return formValue(field, stated[field.name], zone);
}

/** The new values of ticked fields; `null` withdraws one that is now empty. */
export function newValues(fields: readonly FormField[], ticked: FormGroup): JsonObject {
  const members = fields
    .filter(({ name }) => name in ticked)
    .map((field) => [field.name, newValue(field, ticked[field.name])] as const);
  return Object.fromEntries(members);
}

/** What keeps ticked fields from being recorded. */
export function tickedFaults(fields: readonly FormField[], ticked: FormGroup): FormFaults {
  return formFaults(
    fields.filter(({ name }) => name in ticked),
    ticked,
  );
}

function newValue(field: FormField, value: FormValue | undefined): JsonValue {
  return value === undefined || isEmpty(field, value) ? null : (jsonOf(field, value) ?? null);
}
