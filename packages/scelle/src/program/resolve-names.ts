// SPDX-License-Identifier: Apache-2.0
import { fieldsOf, findKind, type JsonObject, type JsonValue, type RefTarget } from "@scelle/core";
import type { NameSource } from "@scelle/register";
import { recordNamed, wholeRef } from "./references.ts";

/**
 * Stated fields with every name that stands for a reference replaced by it: a person may write an exhibit's
 * number
 * where the record holds a UUID. By their names, as everywhere in records, such fields end in `Ref` or
 * `Refs`.
 * @throws ScelleError("name.unknown" | "name.ambiguous" | "name.other-kind")
 */
export async function resolveNames(names: NameSource, kind: string, stated: JsonObject): Promise<JsonObject> {
  const found = findKind(kind);
  const targets = new Map(
    (found === undefined ? [] : fieldsOf(found)).map(({ name, refersTo }) => [name, refersTo]),
  );
  return await resolveMembers(names, stated, (name) => targets.get(name));
}

async function resolveMembers(
  names: NameSource,
  object: JsonObject,
  targetOf: (name: string) => RefTarget | undefined,
): Promise<JsonObject> {
  const resolved: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(object))
    resolved[name] = await resolveValue(names, name, value, targetOf);
  return resolved;
}

async function resolveValue(
  names: NameSource,
  name: string,
  value: JsonValue,
  targetOf: (name: string) => RefTarget | undefined,
): Promise<JsonValue> {
  if (typeof value === "string") {
    if (!/Refs?$/.test(name) || wholeRef.test(value)) return value;
    return (await recordNamed(names, value, targetOf(name) ?? personOnly(name))).ref;
  }
  if (value === null || typeof value !== "object") return value;
  if (!Array.isArray(value)) return await resolveMembers(names, value as JsonObject, () => undefined);
  return await Promise.all((value as JsonValue[]).map((item) => resolveValue(names, name, item, targetOf)));
}

/** Inside a group nothing but its name says what a field refers to. */
function personOnly(name: string): RefTarget | undefined {
  return name === "personRef" || name === "conductedByRefs" ? "person" : undefined;
}
