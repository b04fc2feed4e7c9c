// SPDX-License-Identifier: Apache-2.0
import {
  type Draft,
  type JsonObject,
  type JsonValue,
  jsonSchema,
  type Kind,
  type RecordPayload,
} from "@scelle/core";
import fc from "fast-check";

/** Lists and texts are kept short: what a bound is worth is tested at the bound. */
const listLengthMax = 3;
const textLengthMax = 4_096;

/** Drafts of a kind, from nothing but its JSON Schema: every field that may be left out sometimes is. */
export function arbitraryDraft(kind: Kind): fc.Arbitrary<Draft> {
  return arbitraryValue(jsonSchema(kind)) as unknown as fc.Arbitrary<Draft>;
}

/** Stored records of a kind, with what the register adds. */
export function arbitraryPayload(kind: Kind): fc.Arbitrary<RecordPayload> {
  return arbitraryValue(jsonSchema(kind, "payload")) as unknown as fc.Arbitrary<RecordPayload>;
}

/** Values that a JSON Schema describes. Times that belong together are put in their order. */
export function arbitraryValue(schema: JsonObject): fc.Arbitrary<JsonValue> {
  if ("const" in schema) return fc.constant(schema["const"] as JsonValue);
  if ("enum" in schema) return fc.constantFrom(...(schema["enum"] as JsonValue[]));
  const options = (schema["anyOf"] ?? schema["oneOf"]) as JsonObject[] | undefined;
  if (options !== undefined) return fc.oneof(...options.map(arbitraryValue));
  switch (schema["type"]) {
    case "object":
      return arbitraryObject(schema);
    case "array":
      return arbitraryList(schema);
    case "string":
      return arbitraryText(schema);
    case "integer":
      return fc.integer(boundsOf(schema));
    case "number":
      return fc.double({ ...boundsOf(schema), noNaN: true }).map((value) => value + 0);
    case "boolean":
      return fc.boolean();
    default:
      return anyJson;
  }
}

/** Where a schema lets any JSON stand. */
const anyJson: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer(), { maxLength: listLengthMax }),
  fc.record({ value: fc.nat(), unit: fc.string({ maxLength: 5 }) }).map((group) => ({ ...group })),
);

function arbitraryObject(schema: JsonObject): fc.Arbitrary<JsonValue> {
  const members = schema["properties"] as { readonly [name: string]: JsonObject } | undefined;
  if (members === undefined) return arbitraryRecord(schema);
  const required = (schema["required"] ?? []) as string[];
  const values = Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, arbitraryValue(member)]),
  );
  return fc.record(values, { requiredKeys: required }).map((object) => inOrder({ ...object } as JsonObject));
}

/** An object whose member names are free within a pattern. */
function arbitraryRecord(schema: JsonObject): fc.Arbitrary<JsonValue> {
  const names = arbitraryText((schema["propertyNames"] ?? {}) as JsonObject);
  const values = arbitraryValue((schema["additionalProperties"] ?? {}) as JsonObject);
  return fc.dictionary(names, values, { maxKeys: listLengthMax, noNullPrototype: true });
}

function arbitraryList(schema: JsonObject): fc.Arbitrary<JsonValue> {
  const minLength = Number(schema["minItems"] ?? 0);
  const maxLength = Math.max(minLength, Math.min(listLengthMax, Number(schema["maxItems"] ?? listLengthMax)));
  return fc.array(arbitraryValue(schema["items"] as JsonObject), { minLength, maxLength });
}

const days = {
  min: new Date("1990-01-01T00:00:00Z"),
  max: new Date("2099-12-31T00:00:00Z"),
  noInvalidDate: true,
};

function arbitraryText(schema: JsonObject): fc.Arbitrary<string> {
  if (schema["format"] === "date-time") return fc.date(days).map((date) => date.toISOString());
  if (schema["format"] === "date") return fc.date(days).map((date) => date.toISOString().slice(0, 10));
  const { pattern, maxLength } = schema;
  const lengthMax = Math.min(textLengthMax, Number(maxLength ?? textLengthMax));
  if (typeof pattern !== "string") return fc.string({ minLength: 1, maxLength: lengthMax });
  return matching(pattern, lengthMax);
}

const byPattern = new Map<string, fc.Arbitrary<string>>();

/** To read a pattern takes the generator a while, and thousands of fields share a few of them. */
function matching(pattern: string, maxLength: number): fc.Arbitrary<string> {
  const name = `${maxLength} ${pattern}`;
  // The generator does not read this one escape.
  const readable = pattern.replace("\\u{10ffff}", "\u{10ffff}");
  const known =
    byPattern.get(name) ?? fc.stringMatching(new RegExp(readable, "u"), { maxLength, size: "small" });
  byPattern.set(name, known);
  return known;
}

/** A schema cannot say that one member is not above another; these pairs are. */
function inOrder(object: JsonObject): JsonObject {
  const pairs = [
    ["earliest", "latest"],
    ["low", "high"],
    ["size", "knownSize"],
  ] as const;
  for (const [lower, upper] of pairs) {
    const [a, b] = [object[lower], object[upper]];
    if (a === undefined || b === undefined || a === null || b === null) continue;
    if (a > b) return { ...object, [lower]: b, [upper]: a };
  }
  return object;
}

/** The bounds of a number; far ones are drawn nearer. */
function boundsOf({ minimum, maximum }: JsonObject): { min: number; max: number } {
  const max = Math.min(2 ** 31 - 1, Number(maximum ?? 2 ** 31 - 1));
  return { min: Number(minimum ?? 0), max };
}
