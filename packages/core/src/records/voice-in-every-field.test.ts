// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../encoding/canonical-json.ts";
import { currentKinds } from "./catalogue.ts";
import type { Kind } from "./define-kind.ts";
import { isRecordable } from "./define-kind.ts";
import { definitionOf, referencesIn, refTargetOf, required } from "./schema-walk.ts";
import { type Act, answerTo, forgetting, openedCase } from "./spec/decision-spec.ts";
import { sampleStated } from "./spec/sample-fields.ts";
import { refOf } from "./spec/spec-names.ts";

/** Everything that speaks without being a person. */
const sources: readonly Act[] = [
  { by: "lead", kind: "document-captured", as: "document" },
  { by: "lead", kind: "text-established", as: "text" },
  { by: "lead", kind: "statement-recorded", as: "statement" },
  { by: "lead", kind: "group-described", as: "group" },
  { by: "lead", kind: "referral-received", as: "report", stated: { channel: "protected-report" } },
];

/** A draft of a kind with a source in one place that asks for a person. */
interface Placed {
  readonly kind: Kind;
  readonly field: string;
  readonly stated: JsonObject;
}

/** Each field of each kind that takes a person, with the source there. */
function placesFor(source: string): Placed[] {
  return currentKinds.filter(isRecordable).flatMap((kind) =>
    Object.entries(kind.shape).flatMap(([field, { schema, from }]): Placed[] => {
      if (from !== "stated") return [];
      const sample = sampleStated(kind.kind);
      const value = valueAt(schema, sample[field], source);
      return value === undefined ? [] : [{ kind, field, stated: { ...sample, [field]: value } }];
    }),
  );
}

function valueAt(
  schema: Parameters<typeof refTargetOf>[0],
  sample: JsonValue | undefined,
  source: string,
): JsonValue | undefined {
  if (refTargetOf(schema) === "person") return source;
  const definition = definitionOf(required(schema));
  if (definition.type === "array" && refTargetOf(definition.element) === "person") return [source];
  const named = sample === undefined ? [] : referencesIn(schema, sample).filter(({ to }) => to === "person");
  if (named.length === 0) return undefined;
  const text = named.reduce((all, { ref }) => all.replaceAll(ref, source), JSON.stringify(sample));
  return JSON.parse(text) as JsonValue;
}

const writers = ["lead", "admin"];

/** What the rules answer to each draft, by whoever gets furthest with it. */
const answersFor = (name: string, rules?: Parameters<typeof answerTo>[1]) =>
  placesFor(refOf(name)).map(({ kind, field, stated }) => {
    const answers = writers.map((by) => {
      const when = { by, kind: kind.kind, version: kind.version, stated };
      const row = { claim: field, given: [...openedCase, ...sources], when, answer: "person.voice" };
      return answerTo(row, rules);
    });
    const [first = ""] = answers.filter((answer) => !answer.startsWith("author."));
    return { place: `${kind.kind}.${field}`, answer: first };
  });

const names = ["document", "text", "statement", "group", "report"];
/** Where a record is of no case, a source of a case is like a reference that there is not. */
const elsewhere = ["reference.unknown", "source.not-custodian"];

test.each(names)("a %s is no person in any field of any kind", (name) => {
  const answers = answersFor(name);
  const others = answers.filter(({ answer }) => answer !== "person.voice");
  expect(answers.length - others.length).toBeGreaterThan(40);
  expect(others.filter(({ answer }) => !elsewhere.includes(answer))).toEqual([]);
});

test("a rule that no longer looks for voices is found", () => {
  const found = answersFor("report", forgetting("person.voice"));
  expect(found.filter(({ answer }) => answer === "accepted").length).toBeGreaterThan(10);
});
