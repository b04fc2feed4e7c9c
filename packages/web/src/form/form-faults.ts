// SPDX-License-Identifier: Apache-2.0
import { type FormField, isPrintable } from "@scelle/core";
import {
  elementOf,
  endsOf,
  type FormGroup,
  type FormValue,
  isEmpty,
  isFreelyNamed,
  jsonOf,
  numberOf,
  partsOf,
  textAt,
} from "./form-values.ts";
import { instantOf } from "./local-text.ts";

/** What is wrong with one control before anything is sent. */
export interface FormFault {
  readonly fault: FaultName;
  /** The bound that is not kept. */
  readonly bound?: number;
}

export type FaultName =
  | "missing"
  | "too-long"
  | "characters"
  | "format"
  | "not-number"
  | "not-whole"
  | "too-small"
  | "too-large"
  | "too-few"
  | "too-many"
  | "no-such-time"
  | "order";

/** Faults by the path of their control, written as the server writes it: `attendees.0.reason`. */
export type FormFaults = ReadonlyMap<string, FormFault>;

/** Everything that keeps values from being a record. Rules beyond their form are the register's. */
export function formFaults(fields: readonly FormField[], values: FormGroup): FormFaults {
  return new Map(fields.flatMap((field) => faultsOf(field, values[field.name], field.name)));
}

type Placed = readonly [string, FormFault];

function faultsOf(field: FormField, value: FormValue | undefined, path: string): Placed[] {
  if (field.constant !== undefined || isFreelyNamed(field)) return [];
  if (field.control === "list") return listFaults(field, value ?? "", path);
  const isLeft = value === undefined || isEmpty(field, value);
  if (isLeft && !field.isRequired) return [];
  if (isLeft && !asksForParts(field))
    return field.control === "checkbox" ? [] : [[path, { fault: "missing" }]];
  switch (field.control) {
    case "time":
      return timeFaults(value as FormGroup, path);
    case "quantity":
    case "group":
      return groupFaults(field, value as FormGroup, path);
    default:
      return faultOf(field, value ?? "").map((fault) => [path, fault]);
  }
}

/** Of a group each missing part is named, not the group. */
const asksForParts = ({ control }: FormField): boolean => control === "group" || control === "quantity";

function groupFaults(field: FormField, group: FormGroup, path: string): Placed[] {
  const parts = partsOf(field, group);
  const faults = parts.flatMap((part) => faultsOf(part, group[part.name], `${path}.${part.name}`));
  const [low, high] = ["low", "high"].map((name) => numberOf(textAt(group, name)));
  const isTurned = low !== undefined && high !== undefined && low > high;
  return isTurned && parts.some(({ name }) => name === "low")
    ? [...faults, [`${path}.high`, { fault: "order" }]]
    : faults;
}

function listFaults(field: FormField, value: FormValue, path: string): Placed[] {
  const lines = value === "" ? [] : (value as readonly FormValue[]);
  if (lines.length === 0 && !field.isRequired) return [];
  const { min = 0, max = Number.POSITIVE_INFINITY } = field;
  if (lines.length < min) {
    return [[path, lines.length === 0 ? { fault: "missing" } : { fault: "too-few", bound: min }]];
  }
  if (lines.length > max) return [[path, { fault: "too-many", bound: max }]];
  const element = { ...elementOf(field), isRequired: true };
  return lines.flatMap((line, i) => faultsOf(element, line, `${path}.${i}`));
}

function timeFaults(time: FormGroup, path: string): Placed[] {
  const zone = textAt(time, "zone");
  const [from, until] = endsOf(time).map((end) => instantOf(end, zone));
  if (from === undefined) {
    return [[path, { fault: textAt(time, "earliest") === "" ? "missing" : "no-such-time" }]];
  }
  if (until === undefined) return [[path, { fault: "no-such-time" }]];
  return until < from ? [[path, { fault: "order" }]] : [];
}

function faultOf(field: FormField, value: FormValue): FormFault[] {
  switch (field.control) {
    case "number":
      return numberFaults(field, String(value));
    case "instant":
      return jsonOf(field, value) === undefined ? [{ fault: "no-such-time" }] : [];
    case "line":
    case "paragraph":
      return textFaults(field, String(value));
    default:
      return [];
  }
}

function numberFaults({ isWhole, min, max }: FormField, typed: string): FormFault[] {
  const number = numberOf(typed);
  if (number === undefined) return [{ fault: "not-number" }];
  if (isWhole && !Number.isSafeInteger(number)) return [{ fault: "not-whole" }];
  if (min !== undefined && number < min) return [{ fault: "too-small", bound: min }];
  return max !== undefined && number > max ? [{ fault: "too-large", bound: max }] : [];
}

function textFaults({ format, lengthMax }: FormField, text: string): FormFault[] {
  if (text.trim() === "") return [{ fault: "missing" }];
  if (lengthMax !== undefined && text.length > lengthMax) return [{ fault: "too-long", bound: lengthMax }];
  if (format === undefined) return isPrintable(text) ? [] : [{ fault: "characters" }];
  const pattern = format === "date" ? /^\d{4}-\d{2}-\d{2}$/ : new RegExp(format.pattern, "u");
  return pattern.test(text) ? [] : [{ fault: "format" }];
}
