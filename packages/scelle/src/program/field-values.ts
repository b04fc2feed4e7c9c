// SPDX-License-Identifier: Apache-2.0
import {
  type FormField,
  fieldProblem,
  formFields,
  type JsonObject,
  type JsonValue,
  type Kind,
  ScelleError,
} from "@scelle/core";
import { parseJsonObject } from "./json-text.ts";
import { readTextFile } from "./read-text-file.ts";
import { statedTime } from "./stated-time.ts";

/**
 * The stated fields of a draft from `name=value` words. A value is typed as people write it, by the kind of
 * its
 * field; one that begins with `{` or `[` is JSON, and `@FILE` stands for the text of a file.
 * @throws ScelleError("usage.value-invalid" | "draft.invalid" | "json.malformed" | "file.unreadable")
 */
export async function statedFields(kind: Kind, words: readonly string[], nowMs: number): Promise<JsonObject> {
  const byName = new Map(formFields(kind).map((field) => [field.name, field]));
  const stated: Record<string, JsonValue> = {};
  for (const word of words) {
    const [name = "", ...rest] = word.split("=");
    if (rest.length === 0)
      throw new ScelleError("usage.value-invalid", { option: "--field", expected: "NAME=VALUE" });
    const field = byName.get(name);
    if (field === undefined) throw unknownField(kind, name);
    const value = await fieldValue(kind, field, await valueOrFile(rest.join("=")), nowMs);
    const before = stated[name];
    stated[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return stated;
}

/** `@FILE` stands for what the file says, without its comments and its last line's end. */
export async function valueOrFile(text: string): Promise<string> {
  if (!text.startsWith("@")) return text;
  const content = await readTextFile(text.slice(1));
  return content.replace(/^#.*\n/gm, "").trimEnd();
}

async function fieldValue(kind: Kind, field: FormField, text: string, nowMs: number): Promise<JsonValue> {
  const invalid = (problem: string): ScelleError =>
    new ScelleError("draft.invalid", { kind: kind.kind, field: field.name, problem });
  if (text.startsWith("{")) return parseJsonObject(text, `--field ${field.name}`);
  switch (field.control) {
    case "line":
    case "paragraph":
    case "choice":
    case "reference":
      return text;
    case "time": {
      const value = statedTime(text, nowMs, Intl.DateTimeFormat().resolvedOptions().timeZone);
      if (value === undefined) throw invalid(fieldProblem("time"));
      return value;
    }
    case "instant": {
      const value = statedTime(text, nowMs, Intl.DateTimeFormat().resolvedOptions().timeZone);
      if (value === undefined || value["earliest"] !== value["latest"]) throw invalid(fieldProblem("moment"));
      return value["earliest"] ?? "";
    }
    case "quantity":
      return quantityValue(text) ?? Promise.reject(invalid(fieldProblem("quantity")));
    case "number":
      if (!/^-?\d{1,15}$/.test(text)) throw invalid(fieldProblem("number"));
      return Number(text);
    case "checkbox":
      if (text !== "true" && text !== "false") throw invalid(fieldProblem("checkbox"));
      return text === "true";
    case "list":
      return listValue(text, field.name);
    case "group":
      throw invalid(fieldProblem("group"));
  }
}

function listValue(text: string, name: string): JsonValue {
  if (text === "") return [];
  if (!text.startsWith("[")) return text.split(",").map((item) => item.trim());
  return parseJsonObject(`{"value":${text}}`, `--field ${name}`)["value"] ?? [];
}

function quantityValue(text: string): JsonObject | undefined {
  const number = String.raw`(\d{1,15}(?:\.\d{1,6})?)`;
  const match = new RegExp(`^(about )?${number}(?:-${number})? ([a-z]+)$`).exec(text);
  if (match === null) return undefined;
  const [, about, first = "", second, unit = ""] = match;
  if (second !== undefined) return { low: Number(first), high: Number(second), unit };
  return about === undefined ? { value: Number(first), unit } : { about: Number(first), unit };
}

function unknownField(kind: Kind, name: string): ScelleError {
  const field = /^[A-Za-z0-9]{1,40}$/.test(name) ? name : "?";
  const problem = fieldProblem("unknown-listed", kind.kind);
  return new ScelleError("draft.invalid", { kind: kind.kind, field, problem });
}
