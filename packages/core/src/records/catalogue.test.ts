// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { baseAssignedFields } from "./base-assigned.ts";
import { catalogue, currentKinds, findKind } from "./catalogue.ts";
import {
  assigned,
  defineKind,
  type Field,
  isRecordable,
  type Kind,
  optional,
  type Shape,
  stated,
} from "./define-kind.ts";
import { formFields } from "./form-fields.ts";
import { needsWords, refTargetOf, valueTypeOf } from "./schema-walk.ts";
import { answerTo, openedCase } from "./spec/decision-spec.ts";
import { sampleStated } from "./spec/sample-fields.ts";
import { anyJson, oneOf, text, wholeNumber } from "./values.ts";
import { legalStatuses } from "./vocabularies.ts";

/** A field where it stands, for a sentence about it. */
interface Placed {
  readonly name: string;
  readonly field: Field;
}

const everyField = [...catalogue.flatMap(fieldsPlaced), ...shapePlaced("every record", baseAssignedFields)];

describe("parsing changes nothing", () => {
  test("every schema is of a type that returns what it takes", () => {
    expect(everyField.flatMap(({ name, field }) => changesIn(field.schema, name))).toEqual([]);
  });

  test.each<[string, z.ZodMiniType]>([
    ["a default", z._default(z.string(), "x")],
    ["a prefault", z.prefault(z.string(), "x")],
    ["a transform", z.pipe(z.string(), z.transform(Number))],
    ["a coercion", z.coerce.number()],
    ["a catch", z.catch(z.string(), "x")],
    ["a trim", z.string().check(z.trim())],
    ["a change of case", z.string().check(z.toLowerCase())],
    ["an open object", z.object({ a: z.string() })],
    ["an unchecked value", z.unknown()],
    ["a fault within a list", z.array(z.strictObject({ a: optional(z.catch(z.string(), "x")) }))],
  ])("%s would be found", (_, schema) => {
    expect(changesIn(schema, "planted")).toHaveLength(1);
  });
});

describe("every kind", () => {
  test("has a name, a version, and its title and sentence in both languages", () => {
    for (const { kind, version, title, about } of catalogue) {
      expect(kind).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(version).toBeGreaterThan(0);
      for (const label of [title, about])
        expect(Math.min(label.en.length, label.fr.length)).toBeGreaterThan(3);
    }
  });

  test("stands once in the catalogue and is found by its name", () => {
    expect(new Set(catalogue.map(({ kind, version }) => `${kind}/${version}`)).size).toBe(catalogue.length);
    for (const kind of catalogue) expect(findKind(kind.kind, kind.version)).toBe(kind);
  });

  test("founds what no other kind founds, but for a case that was received and an exhibit: seized, from paper, or part of another", () => {
    const founding = currentKinds.filter(({ founds }) => founds !== undefined);
    const more = ["case-received", "exhibit-divided", "exhibit-taken-over"];
    const others = founding.filter(({ kind }) => !more.includes(kind));
    expect(new Set(others.map(({ founds }) => founds)).size).toBe(others.length);
    expect(founding.length).toBe(others.length + more.length);
  });

  test("refers only to what some kind founds, to records and to objects", () => {
    const founded = new Set<string>([...catalogue.flatMap(({ founds }) => founds ?? []), "record", "object"]);
    const targets = everyField.flatMap(({ field }) => refTargetOf(field.schema) ?? []);
    expect(targets.filter((target) => !founded.has(target))).toEqual([]);
  });

  test("has a form for its stated fields, in their order, and for no other", () => {
    for (const kind of catalogue) {
      const names = Object.keys(kind.shape).filter((name) => kind.shape[name]?.from === "stated");
      expect(formFields(kind).map(({ name }) => name)).toEqual(names);
    }
  });

  test("has a sample that its form would send", () => {
    for (const kind of catalogue) {
      const required = formFields(kind).filter(({ isRequired }) => isRequired);
      expect(Object.keys(sampleStated(kind.kind))).toEqual(
        expect.arrayContaining(required.map(({ name }) => name)),
      );
    }
  });
});

test("what is offered to persons is never an act of the register alone", () => {
  const offered = currentKinds.filter(isRecordable);
  const refused = offered.filter(({ kind, version }) => {
    const when = { by: "admin", kind, version };
    return answerTo({ claim: "", answer: "", given: openedCase, when }) === "author.register-only";
  });
  expect(refused.map(({ kind }) => kind)).toEqual([]);
  expect(offered.length).toBeGreaterThan(70);
});

describe("every field", () => {
  test("has a label in both languages", () => {
    expect(everyField.filter(({ field }) => !isBilingual(field.meta.label)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  test("that is a number has a unit", () => {
    expect(everyField.filter(({ field }) => lacksUnit(field)).map(({ name }) => name)).toEqual([]);
  });

  test("of a closed vocabulary has each word in both languages", () => {
    expect(everyField.flatMap(({ name, field }) => unlabelledWords(field.schema, name))).toEqual([]);
  });

  test("says that it holds words if it does, and only then", () => {
    const wrong = everyField.filter(({ field }) => field.words !== needsWords(field.schema));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("that names the subject is stated and a reference", () => {
    const subjects = everyField.filter(({ field }) => field.meta.subject === true);
    expect(subjects.length).toBeGreaterThan(0);
    const wrong = subjects.filter(
      ({ field }) => field.from !== "stated" || refTargetOf(field.schema) === undefined,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("that is measured says by whom", () => {
    const wrong = everyField.filter(
      ({ field }) => (field.measuredBy !== undefined) !== (field.from === "measured"),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe("a careless kind is found", () => {
  const careless = defineKind({
    kind: "careless",
    version: 1,
    group: "case",
    title: { en: "Careless", fr: "Négligent" },
    about: { en: "Planted.", fr: "Planté." },
    shape: {
      size: stated(wholeNumber(), { label: { en: "Size", fr: "Taille" } }),
      remark: stated(text(10), { label: { en: "Remark", fr: "" } }),
      state: assigned(z.enum(["a", "b"]), { label: { en: "State", fr: "État" } }),
    },
  });
  const { size, remark, state } = careless.shape;

  test.each<[string, boolean]>([
    ["a number without a unit", lacksUnit(size)],
    ["a label in one language", !isBilingual(remark.meta.label)],
    ["words that do not say so", remark.words !== needsWords(remark.schema)],
    ["a vocabulary without labels", unlabelledWords(state.schema, "state").length === 2],
  ])("%s", (_, isFound) => {
    expect(isFound).toBe(true);
  });

  test("a vocabulary is data with labels", () => {
    expect(unlabelledWords(oneOf(legalStatuses), "status")).toEqual([]);
  });
});

function fieldsPlaced(kind: Kind): Placed[] {
  return shapePlaced(kind.kind, kind.shape);
}

function shapePlaced(where: string, shape: Shape): Placed[] {
  return Object.entries(shape).map(([name, field]) => ({ name: `${where}.${name}`, field }));
}

function isBilingual({ en, fr }: Field["meta"]["label"]): boolean {
  return en.trim() !== "" && fr.trim() !== "";
}

const plainTypes: readonly string[] = ["string", "number", "boolean", "enum", "literal"];
const plainChecks: readonly string[] = [
  "min_length",
  "max_length",
  "string_format",
  "number_format",
  "greater_than",
  "less_than",
  "custom",
];

/** Where a schema could return something else than it took. */
function changesIn(schema: z.core.$ZodType, name: string): string[] {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  const checks = (definition.checks ?? []).map((check) => check._zod.def.check);
  const found = checks
    .filter((check) => !plainChecks.includes(check))
    .map((check) => `${name}: check ${check}`);
  if ("coerce" in definition && definition.coerce === true) return [...found, `${name}: coerces`];
  switch (definition.type) {
    case "optional":
      return [...found, ...changesIn(definition.innerType, name)];
    case "array":
      return [...found, ...changesIn(definition.element, `${name}[]`)];
    case "union":
      return [...found, ...definition.options.flatMap((option, i) => changesIn(option, `${name}|${i}`))];
    case "record":
      return [
        ...found,
        ...changesIn(definition.keyType, `${name}{}`),
        ...changesIn(definition.valueType, `${name}{}`),
      ];
    case "object":
      return [...found, ...changesInObject(definition, name)];
    case "unknown":
      return schema === anyJson ? found : [...found, `${name}: takes anything`];
    default:
      return plainTypes.includes(definition.type) ? found : [...found, `${name}: ${definition.type}`];
  }
}

function changesInObject({ shape, catchall }: z.core.$ZodObjectDef, name: string): string[] {
  const members = Object.entries(shape).flatMap(([member, inner]) => changesIn(inner, `${name}.${member}`));
  const isStrict = (catchall as z.core.$ZodTypes | undefined)?._zod.def.type === "never";
  return isStrict ? members : [...members, `${name}: drops what it does not know`];
}

/** A number says its unit by the field, by its own name, or by a unit beside it. */
function lacksUnit({ schema, meta }: Field): boolean {
  return meta.unit === undefined && hasBareNumber(schema);
}

function hasBareNumber(schema: z.core.$ZodType): boolean {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  switch (definition.type) {
    case "number":
      return true;
    case "optional":
      return hasBareNumber(definition.innerType);
    case "array":
      return hasBareNumber(definition.element);
    case "union":
      return definition.options.some(hasBareNumber);
    case "object":
      return Object.entries(definition.shape).some(
        ([name, member]) =>
          !("unit" in definition.shape) && !/Bytes$|^index$|^version$/.test(name) && hasBareNumber(member),
      );
    default:
      return false;
  }
}

function unlabelledWords(schema: z.core.$ZodType, name: string): string[] {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  switch (definition.type) {
    case "enum": {
      const meaning = valueTypeOf(schema);
      const labels = meaning?.type === "choice" ? meaning.vocabulary : {};
      return Object.values(definition.entries)
        .map(String)
        .filter((word) => labels[word] === undefined || !isBilingual(labels[word]))
        .map((word) => `${name}: ${word}`);
    }
    case "optional":
      return unlabelledWords(definition.innerType, name);
    case "array":
      return unlabelledWords(definition.element, name);
    case "union":
      return definition.options.flatMap((option) => unlabelledWords(option, name));
    case "object":
      return Object.entries(definition.shape).flatMap(([member, inner]) =>
        unlabelledWords(inner, `${name}.${member}`),
      );
    default:
      return [];
  }
}
