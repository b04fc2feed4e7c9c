// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import type { JsonObject, JsonValue } from "../encoding/canonical-json.ts";
import { type RefTarget, type ValueType, valueTypes } from "./value-type.ts";

/** The meaning of a schema, optional or not. */
export function valueTypeOf(schema: z.core.$ZodType): ValueType | undefined {
  return valueTypes.get(required(schema) as z.ZodMiniType);
}

/** What a schema refers to, if it is a reference. */
export function refTargetOf(schema: z.core.$ZodType): RefTarget | undefined {
  const meaning = valueTypeOf(schema);
  return meaning?.type === "reference" ? meaning.to : undefined;
}

export function isOptional(schema: z.core.$ZodType): boolean {
  return definitionOf(schema).type === "optional";
}

/** One reference in a value and what it must name. */
export interface FoundReference {
  readonly to: RefTarget;
  readonly ref: string;
}

/** Every reference in a value, however deep. */
export function referencesIn(schema: z.core.$ZodType, value: JsonValue): FoundReference[] {
  if (!mayHoldReferences(schema)) return [];
  const to = refTargetOf(schema);
  if (to !== undefined && typeof value === "string") return [{ to, ref: value }];
  return partsOf(schema, value).flatMap(([part, partValue]) => referencesIn(part, partValue));
}

/** Every text that a person wrote in a value, however deep. */
export function wordsIn(schema: z.core.$ZodType, value: JsonValue): string[] {
  if (!mayHoldWords(schema)) return [];
  const meaning = valueTypeOf(schema)?.type;
  if (meaning === "words" && typeof value === "string") return [value];
  if (meaning === "corrected-fields") return stringsIn(value);
  return partsOf(schema, value).flatMap(([part, partValue]) => wordsIn(part, partValue));
}

/** Whether a value of this schema may hold words and cannot be without them. */
export function needsWords(schema: z.core.$ZodType): boolean {
  const meaning = valueTypeOf(schema)?.type;
  if (meaning === "words" || meaning === "corrected-fields") return true;
  const definition = definitionOf(required(schema));
  switch (definition.type) {
    case "array":
      return needsWords(definition.element);
    case "object":
      return Object.values(definition.shape).some((member) => !isOptional(member) && needsWords(member));
    case "union":
      return definition.options.some(needsWords);
    default:
      return false;
  }
}

/** The value without its words; undefined if nothing of it can stand without them. */
export function withoutWords(schema: z.core.$ZodType, value: JsonValue): JsonValue | undefined {
  if (needsWords(schema)) return undefined;
  const inner = required(schema);
  if (definitionOf(inner).type === "array")
    return partsOf(inner, value).map(([part, item]) => kept(part, item));
  if (definitionOf(inner).type !== "object") return value;
  const object = value as JsonObject;
  const { shape } = definitionOf(inner) as z.core.$ZodObjectDef;
  const members = Object.entries(shape).flatMap(([name, member]) => {
    const memberValue = object[name];
    const rest = memberValue === undefined ? undefined : withoutWords(member, memberValue);
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return Object.fromEntries(members);
}

/** The schema without a wrapper that lets it be left out. */
export function required(schema: z.core.$ZodType): z.core.$ZodType {
  const definition = definitionOf(schema);
  return definition.type === "optional" ? definition.innerType : schema;
}

/** What a schema was made of. */
export function definitionOf(schema: z.core.$ZodType): z.core.$ZodTypes["_zod"]["def"] {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** New values of fields that another kind describes: any of them may be words. */
function stringsIn(value: JsonValue): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
}

function kept(schema: z.core.$ZodType, value: JsonValue): JsonValue {
  return withoutWords(schema, value) ?? null;
}

type Question = (schema: z.core.$ZodType) => boolean;

/** Of every record it is asked what its values hold: where they cannot hold it is found out once. */
const mayHoldReferences = ofAnyPart((schema) => refTargetOf(schema) !== undefined);
const mayHoldWords = ofAnyPart((schema) => {
  const meaning = valueTypeOf(schema)?.type;
  return meaning === "words" || meaning === "corrected-fields";
});

/** Whether something is so of a schema or of one of its parts, those that {@link partsOf} goes into. */
function ofAnyPart(isSo: Question): Question {
  const answers = new WeakMap<z.core.$ZodType, boolean>();
  const ask: Question = (schema) => {
    const known = answers.get(schema);
    if (known !== undefined) return known;
    const answer = isSo(schema) || partSchemas(schema).some(ask);
    answers.set(schema, answer);
    return answer;
  };
  return ask;
}

function partSchemas(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const definition = definitionOf(required(schema));
  switch (definition.type) {
    case "array":
      return [definition.element];
    case "object":
      return Object.values(definition.shape);
    case "union":
      return definition.options;
    default:
      return [];
  }
}

/** The parts of a composed value beside the schemas that describe them. */
function partsOf(schema: z.core.$ZodType, value: JsonValue): [z.core.$ZodType, JsonValue][] {
  const definition = definitionOf(required(schema));
  switch (definition.type) {
    case "array":
      return (value as JsonValue[]).map((item) => [definition.element, item]);
    case "object":
      return Object.entries(definition.shape).flatMap(([name, member]) => {
        const part = (value as JsonObject)[name];
        return part === undefined ? [] : [[member, part] as [z.core.$ZodType, JsonValue]];
      });
    case "union": {
      const option = definition.options.find((candidate) => accepts(candidate, value));
      return option === undefined ? [] : partsOf(option, value);
    }
    default:
      return [];
  }
}

function accepts(schema: z.core.$ZodType, value: JsonValue): boolean {
  return (schema as z.ZodMiniType).safeParse(value).success;
}
