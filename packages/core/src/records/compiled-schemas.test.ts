// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { ScelleError } from "../errors.ts";
import { currentKinds } from "./catalogue.ts";
import { compileSchemas } from "./compiled-schemas.ts";
import type { Kind } from "./define-kind.ts";
import { parseDraft } from "./draft.ts";
import { compileSchemasBy, schemasOf } from "./kind-schemas.ts";
import { sampleMeasured, sampleStated } from "./spec/sample-fields.ts";
import { refOf } from "./spec/spec-names.ts";

const draftOf = ({ kind, version }: Kind): JsonObject => {
  const measured = sampleMeasured(kind);
  const measurement = measured === undefined ? {} : { measured, measuredBy: "scelle/0.1.0" };
  return { draftId: refOf(kind), kind, version, stated: sampleStated(kind), ...measurement };
};

/** Values that may stand where another is wanted. */
const strangers: readonly unknown[] = [
  null,
  -0,
  1.5,
  "",
  "x".repeat(5_000),
  "a\u0007b",
  refOf("somebody"),
  [null],
  {},
];

/** A value with one of its parts replaced, left out, or doubled; then with a part more. */
function* variantsOf(value: unknown): Generator<unknown> {
  yield* strangers;
  if (Array.isArray(value)) {
    yield [...value, ...value];
    for (const [i, item] of value.entries()) {
      for (const variant of variantsOf(item)) yield value.with(i, variant);
    }
  } else if (value !== null && typeof value === "object") {
    yield { ...value, stranger: 1 };
    yield JSON.parse(`{"__proto__":1,${JSON.stringify(value).slice(1)}`.replace(/,}$/, "}"));
    for (const [name, member] of Object.entries(value)) {
      const { [name]: _left, ...rest } = value as JsonObject;
      yield rest;
      for (const variant of variantsOf(member)) yield { ...value, [name]: variant };
    }
  }
}

/** What a schema says of a value, to the last issue; and what it makes of it. */
function saidOf(schema: z.ZodMiniType, value: unknown): { data: unknown } | { issues: unknown } {
  const { success, data, error } = schema.safeParse(value);
  return success ? { data } : { issues: error?.issues };
}

test.each(currentKinds.map((kind) => [kind.kind, kind] as const))(
  "compiled, the check of %s says the same of every value",
  (_, kind) => {
    const { draft: plain } = schemasOf(kind);
    const compiled = z.compile(plain);
    expect(compiled).not.toBe(plain);
    const good = draftOf(kind);
    expect(saidOf(compiled, good)).toEqual({ data: good });
    let refusedCount = 0;
    for (const variant of variantsOf(good)) {
      const said = saidOf(plain, variant);
      const saidCompiled = saidOf(compiled, variant);
      if (!isDeepStrictEqual(saidCompiled, said)) expect(saidCompiled).toEqual(said);
      if ("issues" in said) refusedCount++;
    }
    expect(refusedCount).toBeGreaterThan(20);
  },
);

test("a compiled check that takes what the plain one refuses is found", () => {
  const [kind] = currentKinds;
  if (kind === undefined) throw new Error("there are kinds");
  const { draft: plain } = schemasOf(kind);
  const lenient = z.compile(z.looseObject({ kind: z.string() }));
  const differing = [...variantsOf(draftOf(kind))].filter(
    (variant) => lenient.safeParse(variant).success !== plain.safeParse(variant).success,
  );
  expect(differing.length).toBeGreaterThan(0);
});

test("a kind that comes often is compiled, and refuses as before", () => {
  let compiledCount = 0;
  compileSchemasBy((schema) => {
    compiledCount++;
    return z.compile(schema);
  });
  const kind = currentKinds.find((one) => one.kind === "exhibit-seized") as Kind;
  const good = draftOf(kind);
  const bad = { ...good, stated: { ...(good["stated"] as JsonObject), place: "" } };
  const refusal = (): unknown => {
    try {
      return parseDraft(bad);
    } catch (error) {
      return error instanceof ScelleError ? [error.code, error.facts] : error;
    }
  };
  const before = refusal();
  for (let i = 0; i < 300; i++) expect(parseDraft(good)).toEqual(good);
  expect(compiledCount).toBe(4);
  expect(refusal()).toEqual(before);
});

beforeAll(() => compileSchemas());
afterAll(() => compileSchemasBy(undefined));
