// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from "../encoding/canonical-json.ts";
import { assert } from "../errors.ts";
import type { Field, Kind } from "./define-kind.ts";
import { schemaAsJson } from "./json-schema.ts";
import { alternativeLabels, partLabels } from "./part-labels.ts";
import { definitionOf, isOptional, required, valueTypeOf } from "./schema-walk.ts";
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

/** One field of a form, or one part of a field; nobody types a digest, so measured fields have none. */
export interface FormField {
  readonly name: string;
  readonly label: Label;
  readonly control: FormControl;
  readonly isRequired: boolean;
  /** The words of a choice with their labels, in order. */
  readonly options?: readonly { readonly value: string; readonly label: Label }[];
  /** Longest text, in UTF-16 code units. */
  readonly lengthMax?: number;
  /** Of a text that is not free: its format or its pattern, as JSON Schema writes them. */
  readonly format?: "date" | { readonly pattern: string };
  /** Bounds of a number, or of how many lines a list has. */
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: true;
  readonly unit?: string;
  readonly refersTo?: RefTarget;
  /** The one value that the field may have. */
  readonly constant?: JsonValue;
  /** What a list consists of, asked for once a line. */
  readonly element?: FormField;
  /** The parts of a composed value, in order. */
  readonly parts?: readonly FormField[];
  /** The forms of which the value has exactly one. A group without parts and forms has free names. */
  readonly alternatives?: readonly FormAlternative[];
}

export interface FormAlternative {
  /** The part that only this form has. */
  readonly key: string;
  readonly label: Label;
  readonly parts: readonly FormField[];
}

/** The stated fields of a kind as a form shows them, in the order of the kind. */
export function formFields(kind: Kind): FormField[] {
  return Object.entries(kind.shape)
    .filter(([, field]) => field.from === "stated")
    .map(([name, field]) => fieldOf(name, field));
}

/** A text longer than this is asked for in a paragraph. */
const lineLengthMax = 300;

function fieldOf(name: string, { schema, meta }: Field): FormField {
  return { ...formField(name, meta.label, schema), ...(meta.unit === undefined ? {} : { unit: meta.unit }) };
}

function formField(name: string, label: Label, schema: Schema): FormField {
  const json = schemaAsJson(schema);
  const meaning = valueTypeOf(schema);
  return {
    name,
    label,
    control: controlOf(schema, json),
    isRequired: !isOptional(schema),
    ...(meaning?.type === "choice" ? { options: optionsOf(meaning.vocabulary) } : {}),
    ...(meaning?.type === "reference" ? { refersTo: meaning.to } : {}),
    ...(json["const"] === undefined ? {} : { constant: json["const"] as JsonValue }),
    ...boundsOf(json, meaning?.type === "words"),
    ...formatOf(json, meaning?.type),
    ...compositionOf(name, label, schema),
  };
}

function partField(name: string, schema: Schema): FormField {
  const label = partLabels[name];
  assert(label !== undefined, `the part ${name} of a value has a label`);
  return formField(name, label, schema);
}

function optionsOf(vocabulary: Vocabulary): { value: string; label: Label }[] {
  return Object.entries(vocabulary).map(([value, label]) => ({ value, label }));
}

function boundsOf(json: JsonObject, isWords: boolean): Partial<FormField> {
  const { type } = json;
  if (isWords && typeof json["maxLength"] === "number") return { lengthMax: json["maxLength"] };
  if (type === "array") return numbered(json["minItems"], json["maxItems"]);
  if (type === "integer") return { ...numbered(json["minimum"], json["maximum"]), isWhole: true };
  return type === "number" ? numbered(json["minimum"], json["maximum"]) : {};
}

function numbered(min: unknown, max: unknown): Partial<FormField> {
  return {
    ...(typeof min === "number" ? { min } : {}),
    ...(typeof max === "number" ? { max } : {}),
  };
}

/** Free words and references are checked by what they mean, the others by how they are written. */
function formatOf(json: JsonObject, meaning: string | undefined): Partial<FormField> {
  const isWritten = meaning === undefined || meaning === "digest" || meaning.includes("-key");
  if (json["type"] !== "string" || !(isWritten || meaning === "recipient")) return {};
  if (json["format"] === "date") return { format: "date" };
  return typeof json["pattern"] === "string" ? { format: { pattern: json["pattern"] } } : {};
}

function compositionOf(name: string, label: Label, schema: Schema): Partial<FormField> {
  const definition = definitionOf(required(schema));
  switch (definition.type) {
    case "array":
      return { element: formField(name, label, definition.element) };
    case "object":
      return { parts: partsOf(definition.shape) };
    case "union":
      return { alternatives: alternativesOf(definition.options.map(membersOf)) };
    default:
      return {};
  }
}

type Schema = Field["schema"] | Parameters<typeof definitionOf>[0];
type Members = Readonly<Record<string, Schema>>;

function partsOf(members: Members): FormField[] {
  return Object.entries(members).map(([name, member]) => partField(name, member));
}

function membersOf(schema: Schema): Members {
  const definition = definitionOf(schema);
  assert(definition.type === "object", "a value of several forms is an object in each");
  return definition.shape;
}

function alternativesOf(options: readonly Members[]): FormAlternative[] {
  return options.map((members) => {
    const others = options.filter((other) => other !== members);
    const key = Object.keys(members).find((name) => others.every((other) => !(name in other)));
    const label = key === undefined ? undefined : alternativeLabels[key];
    assert(key !== undefined && label !== undefined, `the form with ${String(key)} is told from the others`);
    return { key, label, parts: partsOf(members) };
  });
}

function controlOf(schema: Schema, json: JsonObject): FormControl {
  switch (valueTypeOf(schema)?.type) {
    case "words":
      return Number(json["maxLength"]) > lineLengthMax ? "paragraph" : "line";
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
      return controlOfType(json);
  }
}

function controlOfType({ type }: JsonObject): FormControl {
  if (type === "array") return "list";
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "checkbox";
  return type === "string" ? "line" : "group";
}
