// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { catalogue, findKind } from "./catalogue.ts";
import { type FormField, formFields } from "./form-fields.ts";
import { alternativeLabels, partLabels } from "./part-labels.ts";

const everyField = catalogue.flatMap((kind) => formFields(kind).flatMap(withParts));

describe("a form", () => {
  test("has a label in both languages for whatever it asks, down to the last part", () => {
    const unlabelled = everyField.filter(({ label }) => label.en.trim() === "" || label.fr.trim() === "");
    expect(unlabelled.map(({ name }) => name)).toEqual([]);
  });

  test("uses every label of a part: none is there for nothing", () => {
    const names = new Set(everyField.map(({ name }) => name));
    const keys = new Set(everyField.flatMap(({ alternatives }) => alternatives ?? []).map(({ key }) => key));
    expect(Object.keys(partLabels).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(alternativeLabels).filter((key) => !keys.has(key))).toEqual([]);
  });

  test("asks for every part of a value: no group is left without its parts but the freely named one", () => {
    const empty = everyField.filter(
      ({ control, parts, alternatives }) =>
        ["group", "time", "quantity"].includes(control) && parts === undefined && alternatives === undefined,
    );
    expect(empty.map(({ name }) => name)).toEqual(["fields"]);
    const lists = everyField.filter(({ control }) => control === "list");
    expect(lists.filter(({ element }) => element === undefined)).toEqual([]);
  });

  test("tells the forms of one value apart by a part that only one of them has", () => {
    const chain = formFields(kindNamed("statement-recorded")).find(({ name }) => name === "chain");
    expect(chain?.element?.alternatives?.map(({ key }) => key)).toEqual(["party", "description"]);
  });

  test("says how long a text and how large a number may be", () => {
    const fields = formFields(kindNamed("exhibit-seized"));
    expect(fields.find(({ name }) => name === "number")?.lengthMax).toBe(40);
    expect(fields.find(({ name }) => name === "identifiers")).toMatchObject({ min: 1, max: 20 });
  });
});

function kindNamed(name: string) {
  const kind = findKind(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

function withParts(field: FormField): FormField[] {
  const alternatives = (field.alternatives ?? []).flatMap(({ parts }) => parts);
  const parts = [...(field.parts ?? []), ...alternatives, ...(field.element ? [field.element] : [])];
  return [field, ...parts.flatMap(withParts)];
}
