// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../encoding/canonical-json.ts";
import type { Field, Kind } from "./define-kind.ts";
import { schemaAsJson } from "./json-schema.ts";
import { isOptional, valueTypeOf } from "./schema-walk.ts";
import type { RefTarget } from "./value-type.ts";
import type { Label, Vocabulary } from "./vocabulary.ts";

/** How a form asks for a field. */
export type FormControl =
  | "line"
  | "paragraph"
  | "choice"
  | "reference"
  | "time"
  | "instant"
  | "quantity"
  | "number"
  | "checkbox"
  | "list"
  | "group";

/** One field of a form; only stated fields have one, since nobody types a digest. */
export interface FormField {
  readonly name: string;
  readonly label: Label;
  readonly control: FormControl;
  readonly isRequired: boolean;
  /** The words of a choice with their labels, in order. */
  readonly options?: readonly { readonly value: string; readonly label: Label }[];
  /** Longest text, in UTF-16 code units. */
  readonly lengthMax?: number;
  readonly unit?: string;
  readonly refersTo?: RefTarget;
}

/** The stated fields of a kind as a form shows them, in the order of the kind. */
export function formFields(kind: Kind): FormField[] {
  return Object.entries(kind.shape)
    .filter(([, field]) => field.from === "stated")
    .map(([name, field]) => formField(name, field));
}

/** A text longer than this is asked for in a paragraph. */
const lineLengthMax = 300;

function formField(name: string, field: Field): FormField {
  const schema = schemaAsJson(field.schema);
  const meaning = valueTypeOf(field.schema);
  const { maxLength } = schema;
  const lengthMax = meaning?.type === "words" && typeof maxLength === "number" ? maxLength : undefined;
  return {
    name,
    label: field.meta.label,
    control: controlOf(field, schema),
    isRequired: !isOptional(field.schema),
    ...(meaning?.type === "choice" ? { options: optionsOf(meaning.vocabulary) } : {}),
    ...(lengthMax === undefined ? {} : { lengthMax }),
    ...(field.meta.unit === undefined ? {} : { unit: field.meta.unit }),
    ...(meaning?.type === "reference" ? { refersTo: meaning.to } : {}),
  };
}

function optionsOf(vocabulary: Vocabulary): { value: string; label: Label }[] {
  return Object.entries(vocabulary).map(([value, label]) => ({ value, label }));
}

function controlOf(field: Field, schema: JsonObject): FormControl {
  switch (valueTypeOf(field.schema)?.type) {
    case "words":
      return Number(schema["maxLength"]) > lineLengthMax ? "paragraph" : "line";
    case "choice":
      return "choice";
    case "reference":
      return "reference";
    case "interval":
      return "time";
    case "instant":
      return "instant";
    case "quantity":
      return "quantity";
    default:
      return controlOfType(schema);
  }
}

function controlOfType({ type }: JsonObject): FormControl {
  if (type === "array") return "list";
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "checkbox";
  return type === "string" ? "line" : "group";
}
