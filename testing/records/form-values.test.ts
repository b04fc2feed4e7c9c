// SPDX-License-Identifier: Apache-2.0
import { catalogue, formFields, type JsonObject } from "@scelle/core";
import { type FormGroup, formValues, statedOf } from "@scelle/web/form-values";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryDraft } from "../arbitrary.ts";

const zones = ["Europe/Paris", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "UTC"];
const runs = { numRuns: 100 };

describe("a form of the app", () => {
  test.each(catalogue.map((kind) => [kind.kind, kind] as const))(
    "loses nothing of a draft that is filled into it: %s",
    (_name, kind) => {
      const fields = formFields(kind);
      fc.assert(
        fc.property(arbitraryDraft(kind), fc.constantFrom(...zones), ({ stated }, zone) => {
          expect(statedOf(fields, formValues(fields, stated, zone))).toEqual(plain(stated));
        }),
        runs,
      );
    },
  );

  test.each(catalogue.map((kind) => [kind.kind, kind] as const))(
    "states nothing by itself before it is filled in: %s",
    (_name, kind) => {
      const fields = formFields(kind);
      const stated = statedOf(fields, formValues(fields, {}, "Europe/Paris"));
      const optional = fields.filter(({ isRequired }) => !isRequired).map(({ name }) => name);
      expect(Object.keys(stated).filter((name) => optional.includes(name))).toEqual([]);
    },
  );

  test("would show a value that a form drops on its way", () => {
    const kind = catalogue.find(({ kind: name }) => name === "exhibit-seized");
    const fields = formFields(kind ?? fail("no such kind"));
    const forgetful = (values: FormGroup): FormGroup => ({ ...values, seizedAt: withoutWords(values) });
    const drops = fc.check(
      fc.property(arbitraryDraft(kind ?? fail("no such kind")), ({ stated }) => {
        const returned = statedOf(fields, forgetful(formValues(fields, stated, "UTC")));
        expect(returned).toEqual(plain(stated));
      }),
      runs,
    );
    expect(drops.failed).toBe(true);
  });
});

/** The planted fault: the words in which a time was said are not kept. */
function withoutWords({ seizedAt }: FormGroup): FormGroup {
  return { ...(seizedAt as FormGroup), label: "" };
}

/** Generated objects with an ordinary prototype, as a request has them. */
function plain(stated: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(stated)) as JsonObject;
}

function fail(claim: string): never {
  throw new Error(claim);
}
