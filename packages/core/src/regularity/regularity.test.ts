// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { between, refOf } from "../records/spec/spec-names.ts";
import { type DatedReference, legalReferences, referenceOn } from "./legal-references.ts";
import { packs } from "./packs.ts";
import { regularityOf } from "./regularity.ts";
import { asOf, caseRef, type Recorded, recordsOf } from "./spec/rule-spec.ts";
import { seized } from "./spec/seal-rows.ts";
import { attendance, search } from "./spec/search-rows.ts";

const lateAt = (instant: string) => ({
  earliest: instant,
  latest: instant,
  zone: "Europe/Paris",
  basis: "stated",
});
const handedOver: Recorded = {
  kind: "custody-offered",
  as: "offer",
  stated: { handedOverAt: between("10:00") },
};
const told = (given: readonly Recorded[], pack: "fr" | "generic" = "fr", at = asOf) =>
  regularityOf({ caseRef, records: recordsOf(given), pack, asOf: at });

describe("a flag", () => {
  const [flag] = told([seized(), handedOver]).flags;

  test("says its rule, its grade, the text as it stood then, and the decisions beside it", () => {
    expect(flag).toMatchObject({
      rule: "control-continuous",
      grade: "harm-to-show",
      texts: [{ code: "Code de procédure pénale (France)", article: "56", validUntil: "2029-01-01" }],
      lacksText: false,
      decisions: ["crim-2016-03-30"],
    });
  });

  test("names the act, the exhibit and how long", () => {
    expect(flag).toMatchObject({ actRef: refOf("offer"), exhibitRef: refOf("exhibit") });
    expect(flag?.lengthMs).toBe(Date.parse(asOf) - Date.parse("2026-03-02T10:00:00.000Z"));
  });

  test("that names a text which nobody has entered for that day says so", () => {
    const later = search({ placeType: "dwelling", startedAt: lateAt("2031-03-02T01:00:00.000Z") });
    const night = told([later], "fr", "2031-03-20T08:00:00.000Z").flags[0];
    expect(night).toMatchObject({ rule: "search-hours", texts: [], lacksText: true });
  });

  test("takes the day of the jurisdiction: an hour before midnight UTC it is the next year in Paris", () => {
    const eve = search({ placeType: "dwelling", startedAt: lateAt("2028-12-31T23:10:00.000Z") });
    expect(told([eve], "fr", "2031-03-20T08:00:00.000Z").flags[0]).toMatchObject({ lacksText: true });
    const before = search({ placeType: "dwelling", startedAt: lateAt("2028-12-31T22:50:00.000Z") });
    expect(told([before], "fr", "2031-03-20T08:00:00.000Z").flags[0]).toMatchObject({ lacksText: false });
  });

  test("of a pack that knows a practice and no text names none", () => {
    const flags = told([search(), attendance("search", "none", [])], "generic").flags;
    expect(flags).toMatchObject([{ rule: "search-attended", texts: [], lacksText: false }]);
  });
});

describe("a case beside a pack", () => {
  test("without any records has no flag, and every rule says that it asked nothing", () => {
    const { flags, unknown, counts } = told([]);
    expect([flags, unknown]).toEqual([[], []]);
    expect(counts).toHaveLength(packs.fr.rules.length);
    expect(counts.every(({ met, notMet, unknown: open }) => met + notMet + open === 0)).toBe(true);
  });

  test("gives the same answer to the same records, and changes none of them", () => {
    const records = recordsOf([search(), seized(), handedOver]);
    const before = JSON.stringify(records);
    const ask = { caseRef, records, pack: "fr", asOf } as const;
    expect(regularityOf(ask)).toEqual(regularityOf(ask));
    expect(JSON.stringify(records)).toBe(before);
  });

  test("says nothing of what the reader may not read: without the record no flag rests on it", () => {
    const records = recordsOf([search(), attendance("search", "none", []), seized(), handedOver]);
    const whole = regularityOf({ caseRef, records, pack: "fr", asOf });
    expect(whole.flags.map(({ rule }) => rule)).toEqual(["search-attended", "control-continuous"]);
    for (const hidden of records) {
      const rest = records.filter((record) => record !== hidden);
      const { flags, unknown } = regularityOf({ caseRef, records: rest, pack: "fr", asOf });
      const refs = [...flags, ...unknown].flatMap((flag) => [flag.actRef, ...flag.factRefs]);
      expect(refs).not.toContain(hidden.recordRef);
    }
  });

  test("stands in the order of the log", () => {
    const { flags } = told([seized(), handedOver, search(), attendance("search", "none", [])]);
    expect(flags.map(({ actRef }) => actRef)).toEqual([refOf("offer"), refOf("search")]);
  });
});

describe("a text is named as it stood on a day", () => {
  const table: Readonly<Record<string, readonly DatedReference[]>> = {
    "cpp-56": [
      { code: "A", version: "1", article: "56", validFrom: "2004-06-23", validUntil: "2029-01-01" },
      { code: "A", version: "2", article: "212-3", validFrom: "2029-01-01" },
    ],
  };
  test.each([
    ["2004-06-22", undefined],
    ["2004-06-23", "56"],
    ["2028-12-31", "56"],
    ["2029-01-01", "212-3"],
  ])("%s: %s", (day, article) => {
    expect(referenceOn("cpp-56", day, table)?.article).toBe(article);
  });

  test("and never two at once", () => {
    for (const rows of Object.values<readonly DatedReference[]>(legalReferences)) {
      for (const [i, { validUntil }] of rows.entries()) {
        const next = rows[i + 1];
        if (next !== undefined) expect(validUntil !== undefined && validUntil <= next.validFrom).toBe(true);
      }
    }
  });
});
