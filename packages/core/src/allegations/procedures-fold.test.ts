// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { procedureStages } from "../records/allegation-vocabularies.ts";
import { foldRecords } from "../records/fold.ts";
import { refOf } from "../records/spec/spec-names.ts";
import { type Recorded, recordsOf } from "../regularity/spec/rule-spec.ts";
import {
  type AffectedProcedure,
  isPending,
  type ProcedureStage,
  proceduresFold,
  reviewStanding,
} from "./procedures-fold.ts";

const affected = (as: string): Recorded => ({ kind: "procedure-affected", as });
const told = (procedure: string, party: string): Recorded => ({
  kind: "procedure-notified",
  as: `${party} told`,
  stated: { procedureRef: refOf(procedure), party },
});
const reviewed = (procedure: string, outcome: string): Recorded => ({
  kind: "procedure-reviewed",
  as: outcome,
  stated: { procedureRef: refOf(procedure), outcome },
});
const folded = (...given: readonly Recorded[]): readonly AffectedProcedure[] =>
  foldRecords(proceduresFold, refOf("case"), recordsOf(given));

describe("procedures that rest on a person under allegation", () => {
  test("stand in the order in which they were recorded, each with those told of it and its reviews", () => {
    const procedures = folded(
      affected("one"),
      affected("two"),
      told("two", "court"),
      told("one", "defence"),
      reviewed("one", "under-review"),
      reviewed("one", "annulled"),
    );
    expect(procedures.map(({ recordRef }) => recordRef)).toEqual([refOf("one"), refOf("two")]);
    expect(procedures.map(({ notices }) => notices.map(({ party }) => party))).toEqual([
      ["defence"],
      ["court"],
    ]);
    expect(procedures.map(({ reviews }) => reviews.map(({ outcome }) => outcome))).toEqual([
      ["under-review", "annulled"],
      [],
    ]);
  });

  test.each([
    [[], "not-reviewed"],
    [["under-review"], "under-review"],
    [["under-review", "stands"], "reviewed"],
    [["stands", "under-review"], "under-review"],
  ] as const)("reviewed %j: %s, by the newest word", (outcomes, standing) => {
    const [procedure] = folded(affected("one"), ...outcomes.map((outcome) => reviewed("one", outcome)));
    expect(procedure && reviewStanding(procedure)).toBe(standing);
  });

  test("a fold that takes a word on one procedure for a word on all is found", () => {
    const procedures = folded(affected("one"), affected("two"), told("two", "court"));
    const lax = procedures.map((one) => ({ ...one, notices: procedures.flatMap(({ notices }) => notices) }));
    expect(lax).not.toEqual(procedures);
    expect(procedures[0]?.notices).toEqual([]);
  });

  test("what is final or closed is past, everything else is pending", () => {
    const past = (Object.keys(procedureStages) as ProcedureStage[]).filter((stage) => !isPending({ stage }));
    expect(past).toEqual(["final-conviction", "final-acquittal", "closed"]);
  });
});
