// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../encoding/canonical-json.ts";
import type { EffectiveRecord } from "../records/effective-records.ts";
import type { CaseFacts } from "./case-facts.ts";
import { caseFacts } from "./case-facts.ts";
import type { OutcomeStanding } from "./grades.ts";
import type { Outcome } from "./outcome.ts";
import { packs } from "./packs.ts";
import { type Rule, ruleTable } from "./rule-table.ts";
import type { RuleName } from "./rule-words.ts";
import { controlRows } from "./spec/control-rows.ts";
import { otherRows } from "./spec/other-rows.ts";
import { type RuleRow, saidOf } from "./spec/rule-spec.ts";
import { sealRows } from "./spec/seal-rows.ts";
import { searchRows } from "./spec/search-rows.ts";
import { weightRows } from "./spec/weight-rows.ts";

const rows = [...searchRows, ...sealRows, ...controlRows, ...weightRows, ...otherRows];
const names = Object.keys(ruleTable) as RuleName[];

describe.each(names)("%s", (rule) => {
  test.each(rows.filter((row) => row.rule === rule))("$claim", (row) => {
    const { says, because } = saidOf(row);
    expect([...says].sort()).toEqual([...row.says].sort());
    expect(because).toEqual(row.because ?? []);
  });
});

describe("every rule is shown met and not met", () => {
  test.each(names)("%s", (rule) => {
    const said = new Set(rows.filter((row) => row.rule === rule).flatMap((row) => row.says));
    expect([...said]).toEqual(expect.arrayContaining(["met", "not-met"]));
  });
});

/** These ask what a record says or does not say, and nothing that it could leave open. */
const neverUnknown: readonly RuleName[] = ["moved-sealed", "seal-unbroken", "inventory-complete"];

describe("a rule that says one thing for another is found", () => {
  const slips: readonly (readonly [OutcomeStanding, OutcomeStanding])[] = [
    ["not-met", "met"],
    ["met", "not-met"],
    ["unknown", "not-met"],
    ["unknown", "met"],
  ];
  const planted = names.flatMap((rule) =>
    slips
      .filter(([from]) => from !== "unknown" || !neverUnknown.includes(rule))
      .map(([from, to]) => ({ rule, from, to })),
  );
  test.each(planted)("$rule: $to where it is $from", ({ rule, from, to }) => {
    const slipping: Rule = (...asked) =>
      ruleTable[rule](...asked).map(
        (outcome): Outcome => (outcome.standing === from ? { ...outcome, standing: to } : outcome),
      );
    expect(disagreeing(rule, slipping)).not.toEqual([]);
  });
});

describe("a planted bug of each family is found", () => {
  /** What a mistaken program would have looked at. */
  type Blindness = (stated: JsonObject) => JsonObject;
  const planted: readonly (readonly [string, RuleName, Blindness])[] = [
    ["hours are read in UTC", "search-hours", (stated) => inUtc(stated)],
    ["the end of an authority is forgotten", "search-authority", without("validUntil")],
    ["every witness stands outside", "search-attended", withAttendees({ isOutsideAuthority: true })],
    ["a witness nobody placed stands inside", "search-attended", withAttendees({}, false)],
    ["somebody who left still serves", "witnesses-outside", without("until")],
    ["every seal is provisional", "definitive-seal-attended", put("sealType", "provisional")],
    ["every seal is open", "opening-attended", put("sealType", "open")],
    ["every hand-over is from hand to hand", "control-continuous", without("handedOverAt")],
    ["scales do not err", "weight-accounted", (stated) => sharp(stated)],
    ["an habilitation needs no document", "habilitation-proved", put("documentObject", "a".repeat(64))],
    ["an habilitation has no end", "habilitation-proved", without("until")],
    ["every thing is a narcotic", "narcotic-weighed", put("category", "drug")],
  ];
  test.each(planted)("%s", (_bug, rule, blindness) => {
    const blind: Rule = (facts, ...rest) => ruleTable[rule](seenThrough(facts, blindness), ...rest);
    expect(disagreeing(rule, blind)).not.toEqual([]);
  });

  test("holidays are forgotten", () => {
    const forgetful: Rule = (facts, limits) => ruleTable["deadline-length"](facts, limits, () => new Set());
    expect(disagreeing("deadline-length", forgetful)).not.toEqual([]);
  });

  test("whoever acts attends the own act", () => {
    const lax: Rule = (facts, ...rest) =>
      ruleTable["search-attended"](
        seenThrough(facts, (stated) => ({ ...stated, ...("conductedByRefs" in stated ? nobody : {}) })),
        ...rest,
      );
    const nobody = { conductedByRefs: [] };
    expect(disagreeing("search-attended", lax)).not.toEqual([]);
  });
});

test("every rule of a pack is in the table, and no pack takes one twice", () => {
  for (const { rules } of Object.values(packs)) {
    const taken = rules.map(({ rule }) => rule);
    expect(new Set(taken).size).toBe(taken.length);
    expect(names).toEqual(expect.arrayContaining(taken));
  }
  expect(new Set(Object.values(packs).flatMap(({ rules }) => rules.map(({ rule }) => rule))).size).toBe(
    names.length,
  );
});

/** Rows that a mistaken rule answers otherwise. */
function disagreeing(rule: RuleName, mistaken: Rule): readonly RuleRow[] {
  const rules = { ...ruleTable, [rule]: mistaken };
  return rows
    .filter((row) => row.rule === rule)
    .filter((row) => [...saidOf(row, rules).says].sort().join() !== [...row.says].sort().join());
}

function seenThrough({ caseRef, records, asOf }: CaseFacts, blindness: (stated: JsonObject) => JsonObject) {
  const seen = records.map((record): EffectiveRecord => ({ ...record, stated: blindness(record.stated) }));
  return caseFacts(caseRef, seen, asOf);
}

function without(name: string) {
  return ({ [name]: _, ...stated }: JsonObject): JsonObject => stated;
}

function put(name: string, value: string) {
  return (stated: JsonObject): JsonObject => {
    const belongs = name in stated || (name === "documentObject" && "scope" in stated);
    return belongs ? { ...stated, [name]: value } : stated;
  };
}

function withAttendees(fields: JsonObject, unplaced?: boolean) {
  return (stated: JsonObject): JsonObject => {
    const { attendees } = stated as { readonly attendees?: readonly JsonObject[] };
    if (attendees === undefined) return stated;
    const placed = unplaced === undefined ? {} : { isOutsideAuthority: unplaced };
    return { ...stated, attendees: attendees.map((one) => ({ ...placed, ...one, ...fields })) };
  };
}

function inUtc(stated: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(stated).map(([name, value]) => {
      const isTime = typeof value === "object" && value !== null && "zone" in value;
      return [name, isTime ? { ...value, zone: "UTC" } : value];
    }),
  ) as JsonObject;
}

function sharp(stated: JsonObject): JsonObject {
  const { gross } = stated as { readonly gross?: JsonObject };
  return gross === undefined ? stated : { ...stated, gross: { ...gross, uncertainty: 0 } };
}
