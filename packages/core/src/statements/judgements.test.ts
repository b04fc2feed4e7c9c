// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { effectiveRecords, isRecordOf } from "../records/effective-records.ts";
import { findingMade } from "../records/kinds/finding-made.ts";
import { type Act, given, openedCase } from "../records/spec/decision-spec.ts";
import { at, between, refOf } from "../records/spec/spec-names.ts";
import { countsAmong, countsKnownAt } from "./as-known.ts";
import { type CountRecord, compareCounts } from "./count-comparison.ts";
import { findingSentences } from "./finding-sentences.ts";
import { isOfIncident, qualificationsOf } from "./incident-history.ts";
import { gradesOf } from "./source-grades.ts";
import { sourcesAmong } from "./statement-record.ts";

const byLead = { by: "lead" } as const;
const sources: readonly Act[] = [
  { ...byLead, kind: "document-captured", as: "document" },
  { ...byLead, kind: "text-established", as: "text" },
  { ...byLead, kind: "incident-recorded", as: "incident" },
  {
    ...byLead,
    kind: "statement-recorded",
    as: "statement",
    stated: { objects: [{ incidentRef: refOf("incident") }] },
  },
  { ...byLead, kind: "statement-recorded", as: "statement 2" },
];

describe("what somebody judged", () => {
  test("a source is graded on two axes, again and again, and nothing is averaged", () => {
    const grade = (reliability: string, credibility: string): Act => ({
      ...byLead,
      kind: "source-graded",
      stated: { reliability, credibility, voiceIndex: 1 },
    });
    const grades = gradesOf(recordsOf(grade("C", "2"), grade("E", "2")), refOf("statement"), 1);
    expect(grades.map(({ stated }) => [stated.reliability, stated.credibility])).toEqual([
      ["C", "2"],
      ["E", "2"],
    ]);
    expect(gradesOf(recordsOf(grade("C", "2")), refOf("statement"), 0)).toEqual([]);
  });

  test("an incident keeps every qualification that it had", () => {
    const qualified = (qualification: string): Act => ({
      ...byLead,
      kind: "incident-qualified",
      stated: { qualification },
    });
    const history = qualificationsOf(
      recordsOf(qualified("accident"), qualified("homicide")),
      refOf("incident"),
    );
    expect(history.map(({ stated }) => stated.qualification)).toEqual(["accident", "homicide"]);
  });

  test("a statement is of the incident that it names", () => {
    const { statements } = sourcesAmong(recordsOf());
    expect(statements.map((statement) => isOfIncident(statement, refOf("incident")))).toEqual([true, false]);
  });

  test.each(["en", "fr"] as const)(
    "likelihood and confidence never stand in one sentence, %s",
    (language) => {
      const [finding] = recordsOf({ ...byLead, kind: "finding-made" }).filter((record) =>
        isRecordOf(record, findingMade),
      );
      if (finding === undefined) throw new Error("no finding was made");
      const told = findingSentences(finding, "Lead of inquiry", language);
      expect(told[0]).toContain("Lead of inquiry");
      expect(told.filter((sentence) => /55–80/.test(sentence))).toHaveLength(1);
      expect(told.filter((sentence) => /55–80/.test(sentence) && /Low|Faible/.test(sentence))).toEqual([]);
      expect(told.at(-1)).toContain("It was fired on the next evening");
    },
  );
});

describe("two counts", () => {
  const count = countOf({});

  test.each<[string, JsonObject, readonly string[]]>([
    ["of the same in the same year are compared", {}, []],
    ["whose words differ in case and spaces only are compared", { territory: " city" }, []],
    ["of other units are not", { amount: { value: 49, unit: "victim" } }, ["unit"]],
    ["of other territories are not", { territory: "Province" }, ["territory"]],
    ["of other definitions are not", { definition: "All killings" }, ["definition"]],
    ["of other qualifications are not", { qualifications: ["murder"] }, ["qualifications"]],
    ["of another population are not", { population: "Minors" }, ["population"]],
    ["of two years are compared", { period: year(2024) }, []],
    [
      "of a year and half a year are not",
      { period: { ...year(2024), earliest: "2024-06-30T22:00:00.000Z" } },
      ["period"],
    ],
    [
      "of a year and part of it are not",
      { period: { ...year(2025), latest: "2025-12-21T22:59:59.999Z" } },
      ["period"],
    ],
  ])("%s", (_, stated, reasons) => {
    const comparison = compareCounts(count, countOf(stated));
    expect(comparison.comparable ? [] : comparison.reasons).toEqual(reasons);
  });

  test("a count that was given up is not known any more, and one that came later was not known yet", () => {
    const counts = [countOf({ knownFrom: between("08:00"), knownTo: between("12:00") })];
    const knownAt = (time: string) => countsKnownAt(counts, at(time)).known.length;
    expect([knownAt("07:59"), knownAt("08:00"), knownAt("11:59"), knownAt("12:00")]).toEqual([0, 1, 1, 0]);
  });
});

function recordsOf(...acts: readonly Act[]) {
  const { payloads } = given(...openedCase, ...sources, ...acts);
  return effectiveRecords(payloads.map((payload, index) => ({ index, payload })));
}

function countOf(stated: JsonObject): CountRecord {
  const [count] = countsAmong(recordsOf({ ...byLead, kind: "count-reported", stated }));
  if (count === undefined) throw new Error("no count was reported");
  return count;
}

function year(number: number): JsonObject {
  return {
    earliest: `${number - 1}-12-31T23:00:00.000Z`,
    latest: `${number}-12-31T22:59:59.999Z`,
    zone: "Europe/Paris",
    basis: "stated",
  };
}
