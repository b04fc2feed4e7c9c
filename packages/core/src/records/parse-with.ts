// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import { fieldProblem } from "../errors/field-problems.ts";
import { ScelleError } from "../errors.ts";
import { isJsonValue } from "./json-values.ts";

/**
 * The value, if it is what `schema` describes.
 * @throws ScelleError `draft.invalid` naming the first field that is not
 */
export function parseWith<T>(schema: z.ZodMiniType<T>, value: unknown, kind: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0] as z.core.$ZodIssue;
  throw new ScelleError("draft.invalid", { kind, ...problemOf(issue, value) });
}

/**
 * A record of a kind, no member of it lost or changed by the check.
 * @throws ScelleError `draft.invalid`
 */
export function parseRecordWith<T>(schema: z.ZodMiniType, value: unknown, kind: string): T {
  const parsed = parseWith(schema, value, kind);
  if (isJsonValue(value)) return parsed as T;
  throw new ScelleError("draft.invalid", { kind, field: "draft", problem: fieldProblem("not-json") });
}

/** Where and what, without a character of the value: errors reach logs. */
function problemOf(issue: z.core.$ZodIssue, value: unknown): { field: string; problem: string } {
  const field = pathText(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return {
        field: pathText([...issue.path, ...issue.keys.slice(0, 1)]),
        problem: fieldProblem("unknown"),
      };
    case "invalid_type":
      return {
        field,
        problem: isThere(value, issue.path) ? fieldProblem("type", issue.expected) : fieldProblem("missing"),
      };
    case "too_big":
      return { field, problem: fieldProblem("most", issue.maximum) };
    case "too_small":
      return { field, problem: fieldProblem("least", issue.minimum) };
    case "invalid_value":
      return { field, problem: fieldProblem("choice", issue.values.join(", ")) };
    case "invalid_format":
      return { field, problem: fieldProblem("format") };
    case "invalid_union":
      return { field, problem: fieldProblem("union") };
    case "invalid_key":
    case "invalid_element":
      return { field, problem: fieldProblem("element") };
    case "not_multiple_of":
    case "custom":
      return { field, problem: fieldProblem("contradiction") };
  }
}

function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  let found = value;
  for (const step of path) found = (found as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return found !== undefined;
}

/** Names that come from outside are shown only as far as they look like names. */
function pathText(path: readonly PropertyKey[]): string {
  const shown = path[0] === "stated" ? path.slice(1) : path;
  const steps = shown.map((step) => (/^[A-Za-z0-9]{1,40}$/.test(String(step)) ? String(step) : "?"));
  return steps.length === 0 ? "draft" : steps.join(".");
}
