// SPDX-License-Identifier: Apache-2.0
import type { FormField, JsonObject, JsonValue } from "@scelle/core";
import { instantOf, localText } from "./local-text.ts";

// What a form holds while it is filled in: texts, lists of lines and groups of parts. Nothing is lost between
// a
// record's stated fields and these values, in either direction.

export type FormValue = string | readonly FormValue[] | FormGroup;
export interface FormGroup {
  readonly [name: string]: FormValue;
}

/** Where a group that has one of several forms keeps which one was chosen. */
export const chosenForm = "=";

/** Of the parts of a time, the two that a form holds as its clocks show them. */
const times = ["earliest", "latest"];

/** The values that a form begins with: from stated fields as far as there are any. */
export function formValues(fields: readonly FormField[], stated: JsonObject, zone: string): FormGroup {
  return Object.fromEntries(fields.map((field) => [field.name, formValue(field, stated[field.name], zone)]));
}

/** The stated fields that values stand for; what is empty is left out. */
export function statedOf(fields: readonly FormField[], values: FormGroup): JsonObject {
  const members = fields.flatMap((field) => {
    const value = jsonOf(field, values[field.name]);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(members);
}

/** The value of one control; an absent one is empty. @param zone of times that name none */
export function formValue(field: FormField, value: JsonValue | undefined, zone: string): FormValue {
  switch (field.control) {
    case "checkbox":
      return value === undefined ? "" : value === true ? "yes" : "no";
    case "number":
      return value === undefined ? "" : String(value);
    case "instant":
      return { at: value === undefined ? "" : localText(String(value), zone), zone };
    case "time":
      return timeValues(value as JsonObject | undefined, zone);
    case "list":
      return value === undefined ? "" : linesOf(field, value as JsonValue[], zone);
    case "quantity":
    case "group":
      return groupValues(field, (value ?? {}) as JsonObject, zone);
    default:
      return value === undefined ? "" : String(value);
  }
}

/** What the value of one control stands for; undefined where it is empty or cannot be read. */
export function jsonOf(field: FormField, value: FormValue | undefined): JsonValue | undefined {
  if (value === undefined) return undefined;
  if (field.constant !== undefined) return constantOf(field, value);
  switch (field.control) {
    case "checkbox":
      return value === "" && !field.isRequired ? undefined : value === "yes";
    case "number":
      return numberOf(String(value));
    case "instant":
      return instantOf(textAt(value, "at"), textAt(value, "zone"));
    case "time":
      return timeOf(field, value as FormGroup);
    case "list":
      return listOf(field, value);
    case "quantity":
    case "group":
      return groupOf(field, value as FormGroup);
    default:
      return value === "" ? undefined : (value as string);
  }
}

/** The parts of a group, or of the one of its forms that was chosen. */
export function partsOf(field: FormField, value: FormGroup): readonly FormField[] {
  if (field.parts !== undefined) return field.parts;
  return field.alternatives?.find(({ key }) => key === value[chosenForm])?.parts ?? [];
}

/** Whether a group holds fields under names that another record gives it. */
export function isFreelyNamed({ control, parts, alternatives }: FormField): boolean {
  return control === "group" && parts === undefined && alternatives === undefined;
}

/** A number as people type it: spaces between thousands, a comma or a point before decimals. */
export function numberOf(typed: string): number | undefined {
  const text = typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** The text at a name of a group. */
export function textAt(value: FormValue | undefined, name: string): string {
  const text = value === undefined ? "" : (value as FormGroup)[name];
  return typeof text === "string" ? text : "";
}

export function elementOf({ element, name }: FormField): FormField {
  if (element === undefined) throw new Error(`the list ${name} says what it holds`);
  return element;
}

/** Whether nothing was filled in. What a form sets by itself does not count. */
export function isEmpty(field: FormField, value: FormValue | undefined): boolean {
  if (value === undefined) return true;
  switch (field.control) {
    case "checkbox":
      return value === "" || (field.isRequired && value === "no");
    case "instant":
      return textAt(value, "at") === "";
    case "time":
      return times.every((name) => textAt(value, name) === "");
    case "list":
      return value.length === 0;
    case "quantity":
    case "group":
      return isGroupEmpty(field, value as FormGroup);
    default:
      return field.constant !== undefined || value === "";
  }
}

/**
 * The two ends of a time as its clocks show them. One without a second end is exact, and a day without an
 * hour
 * is the whole day.
 */
export function endsOf(time: FormGroup): readonly [string, string] {
  const [from = "", until = ""] = times.map((name) => textAt(time, name));
  const end = until === "" ? from : until;
  return [isDayOnly(from) ? `${from}00:00` : from, isDayOnly(end) ? `${end}23:59` : end];
}

function isGroupEmpty(field: FormField, value: FormGroup): boolean {
  if (isFreelyNamed(field)) return Object.keys(value).length === 0;
  return partsOf(field, value).every((part) => isEmpty(part, value[part.name]));
}

function timeValues(time: JsonObject | undefined, zone: string): FormGroup {
  if (time === undefined) return { earliest: "", latest: "", zone, basis: "stated", label: "" };
  const ownZone = String(time["zone"]);
  const [earliest, latest] = times.map((name) => String(time[name]));
  return {
    earliest: localText(earliest ?? "", ownZone),
    latest: latest === earliest ? "" : localText(latest ?? "", ownZone),
    zone: ownZone,
    basis: String(time["basis"]),
    label: String(time["label"] ?? ""),
  };
}

const isDayOnly = (text: string): boolean => text.endsWith("T");

function timeOf(field: FormField, value: FormGroup): JsonObject | undefined {
  if (isEmpty(field, value)) return undefined;
  const zone = textAt(value, "zone");
  const label = textAt(value, "label");
  const [earliest, latest] = endsOf(value).map((end) => instantOf(end, zone));
  return {
    ...(earliest === undefined ? {} : { earliest }),
    ...(latest === undefined ? {} : { latest }),
    zone,
    basis: textAt(value, "basis"),
    ...(label === "" ? {} : { label }),
  };
}

function groupValues(field: FormField, group: JsonObject, zone: string): FormGroup {
  if (isFreelyNamed(field)) {
    return Object.fromEntries(Object.entries(group).map(([name, value]) => [name, JSON.stringify(value)]));
  }
  const { alternatives } = field;
  if (alternatives === undefined) return formValues(field.parts ?? [], group, zone);
  const chosen = alternatives.find(({ key }) => key in group) ?? alternatives[0];
  return { [chosenForm]: chosen?.key ?? "", ...formValues(chosen?.parts ?? [], group, zone) };
}

function groupOf(field: FormField, value: FormGroup): JsonObject | undefined {
  if (isFreelyNamed(field)) return freelyNamed(value);
  if (!field.isRequired && isEmpty(field, value)) return undefined;
  return statedOf(partsOf(field, value), value);
}

function freelyNamed(value: FormGroup): JsonObject {
  const members = Object.entries(value).map(([name, text]) => [name, JSON.parse(String(text)) as JsonValue]);
  return Object.fromEntries(members) as JsonObject;
}

function linesOf(field: FormField, lines: readonly JsonValue[], zone: string): FormValue[] {
  const element = elementOf(field);
  return lines.map((line) => formValue(element, line, zone));
}

/** A list that was never begun is left out where it may be; one without lines says that there is none. */
function listOf(field: FormField, value: FormValue): JsonValue[] | undefined {
  if (value === "") return field.isRequired ? [] : undefined;
  const element = elementOf(field);
  return (value as readonly FormValue[]).map((line) => jsonOf(element, line) ?? null);
}

/** A value that is always the same: written where the field must be, or where the box is ticked. */
function constantOf({ isRequired, constant, control }: FormField, value: FormValue): JsonValue | undefined {
  const isSaid = isRequired || (control === "checkbox" ? value === "yes" : value !== "");
  return isSaid ? constant : undefined;
}
