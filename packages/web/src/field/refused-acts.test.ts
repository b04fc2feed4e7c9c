// SPDX-License-Identifier: Apache-2.0
import { fieldReadingsMax, parseDraft } from "@scelle/core";
import { describe, expect, test } from "vitest";
import { ownProblem } from "../api/api-problem.ts";
import {
  type FieldAct,
  fieldActs,
  isOpenToChange,
  isSettled,
  nextAct,
  standingOf,
  withoutRefusals,
} from "./field-acts.ts";
import type { FieldSearch } from "./field-search.ts";
import { withActLeftOut, withActTakenUp, withItemChanged, withPersonRenamed } from "./search-changes.ts";
import { sampleSearch } from "./spec/sample-search.ts";

const notice = {
  ...{ noticeRef: "00000000-0000-4000-8000-000000000700", signature: "signed", reason: "" },
  at: "2026-03-02T10:00:00.000Z",
};
const whole: FieldSearch = { ...sampleSearch(3), notice };
const problem = ownProblem("custody.time-order", 409, { en: "No.", fr: "Non." });

/** What a register that refuses these acts, and takes all others, leaves of a search. */
function broughtIn(search: FieldSearch, refused: readonly string[]): FieldSearch {
  for (let now = search; ; ) {
    const act = nextAct(now);
    if (act === undefined) return now;
    const { draft } = act;
    parseDraft(draft);
    const outcome = refused.includes(draft.draftId) ? { problem } : { index: 1, recordedAt: notice.at };
    now = {
      ...now,
      sent: { ...now.sent, [draft.draftId]: draft },
      outcomes: { ...now.outcomes, [draft.draftId]: outcome },
    };
  }
}

const standings = (search: FieldSearch) =>
  fieldActs(search).map((act) => [act.draft.kind, standingOf(search, act)] as const);
const statedOf = (search: FieldSearch, kind: string) =>
  fieldActs(search).find(({ draft }) => draft.kind === kind)?.draft.stated;

describe.each(fieldActs(whole).map(({ draft }, i) => [draft.kind, i] as const))(
  "%s (%i) refused",
  (_kind, i) => {
    const { draft } = fieldActs(whole)[i] as FieldAct;
    const refused = broughtIn(whole, [draft.draftId]);

    test("can be left out, and then nothing waits any more", () => {
      expect(isSettled(refused)).toBe(false);
      const leftOut = broughtIn(withActLeftOut(refused, draft.draftId), []);
      expect(isSettled(leftOut)).toBe(true);
      expect(leftOut.outcomes[draft.draftId]).toEqual({ problem });
    });

    test("is open to change until it is sent again, and it alone", () => {
      const open = fieldActs(refused).filter((act) => isOpenToChange(refused, act.draft.draftId));
      expect(open.map((act) => act.draft.draftId)).toEqual([draft.draftId]);
      const again = withoutRefusals(refused, [draft.draftId]);
      expect(isOpenToChange(again, draft.draftId)).toBe(false);
      expect(isSettled(broughtIn(again, []))).toBe(true);
    });

    test("that was left out can be sent after all", () => {
      const leftOut = withActLeftOut(refused, draft.draftId);
      expect(isOpenToChange(leftOut, draft.draftId)).toBe(false);
      const taken = broughtIn(withActTakenUp(leftOut, draft.draftId), []);
      expect(new Set(standings(taken).map(([, standing]) => standing))).toEqual(new Set(["recorded"]));
    });
  },
);

test("only what the register refused can be left out", () => {
  expect(withActLeftOut(whole, whole.searchRef)).toBe(whole);
});

test("an item that is left out takes along what hangs on it, and the report does without it", () => {
  const [, item] = whole.items;
  const ref = item?.itemRef ?? "";
  const search = broughtIn(withActLeftOut(broughtIn(whole, [ref]), ref), []);
  expect(standings(search).filter(([, standing]) => standing !== "recorded")).toEqual([
    ["exhibit-seized", "left-out"],
    ["exhibit-sealed", "left-out"],
  ]);
  const readings = statedOf(search, "field-report-recorded")?.["readings"] as { recordRef: string }[];
  expect(readings.map(({ recordRef }) => recordRef)).not.toContain(ref);
});

test("items of a search that is recorded by hand are recorded without it", () => {
  const ref = whole.searchRef;
  const search = broughtIn(withActLeftOut(broughtIn(whole, [ref]), ref), []);
  expect(statedOf(search, "exhibit-seized")).not.toHaveProperty("searchRef");
  expect(standings(search)).toContainEqual(["exhibit-seized", "recorded"]);
});

test("what is put right of a refused seal and a refused person is what is sent again", () => {
  const [, item] = whole.items;
  const [person] = whole.newPersons;
  const refs = [item?.sealRef ?? "", person?.personRef ?? ""];
  const at = "2026-03-02T11:00:00.000Z";
  const changed = withItemChanged(
    withPersonRenamed(broughtIn(whole, refs), refs[1] ?? "", "Somebody else"),
    item?.itemRef ?? "",
    (before) => ({ ...before, seal: { number: "S-9", at } }),
  );
  expect(nextAct(changed)).toBeUndefined();
  const again = withoutRefusals(changed, refs);
  expect(statedOf(again, "exhibit-sealed")).toMatchObject({ sealNumber: "S-9", sealedAt: { latest: at } });
  expect(statedOf(again, "person-registered")).toMatchObject({ name: "Somebody else" });
});

test("a report names no more readings than its record takes", () => {
  const many = sampleSearch(fieldReadingsMax + 5);
  const search = { ...many, items: many.items.map((item) => ({ ...item, takenAt: { at: notice.at } })) };
  const report = fieldActs(search).find(({ draft }) => draft.kind === "field-report-recorded");
  expect(report?.draft.stated["readings"]).toHaveLength(fieldReadingsMax);
  expect(() => parseDraft(report?.draft)).not.toThrow();
});

test("of persons whom the register does not know, those whom the search still names are registered", () => {
  const gone = { personRef: "00000000-0000-4000-8000-000000000800", name: "Removed again" };
  const search = { ...whole, newPersons: [...whole.newPersons, gone] };
  expect(fieldActs(search)).toHaveLength(fieldActs(whole).length);
});

test("what a file calls sent counts only as the act that has this id", () => {
  const other = { draftId: whole.searchRef, kind: "case-closed", version: 1, stated: {} };
  const search = { ...whole, sent: { [whole.searchRef]: other } };
  expect(fieldActs(search)).toEqual(fieldActs(whole));
});
