// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { driftOf } from "./clock-comparison.ts";
import { corrected, pictureReading } from "./device-reading.ts";
import { fieldActs } from "./field-acts.ts";
import { reportDigest, reportText, shownReport } from "./field-report.ts";
import type { FieldSearch } from "./field-search.ts";
import { withItemChanged, withItemPosition, withStartPosition } from "./search-changes.ts";
import { sampleSearch } from "./spec/sample-search.ts";

const ended = sampleSearch(2);
const { endedAt: _endedAt, report: _report, ...running } = ended;
const itemRef = ended.items[0]?.itemRef ?? "";
const position = { latitude: 48.8, longitude: 2.3, accuracyMetres: 9 };
const at = "2026-03-02T08:00:00.000Z";

test("an ended report is shown as its digest has it, whatever is put right afterwards", () => {
  const changed: FieldSearch = {
    ...withItemChanged(ended, itemRef, (item) => ({ ...item, number: "C-1/40", description: "Other" })),
    place: "Elsewhere",
  };
  expect(shownReport(changed)).toEqual(shownReport(ended));
  expect(reportDigest(ended.report?.text ?? "")).toBe(ended.report?.digest);
  expect(shownReport(ended)).toEqual(JSON.parse(ended.report?.text ?? ""));
});

test("a report that is not final is shown as the search stands", () => {
  const changed = { ...running, place: "Elsewhere" };
  expect(shownReport(changed).place).toBe("Elsewhere");
  expect(JSON.parse(reportText(changed))).toMatchObject(shownReport(changed));
});

test("a position that comes late leaves a time that was corrected meanwhile", () => {
  const corrected = withItemChanged(running, itemRef, (item) => ({ ...item, takenAt: { at } }));
  expect(withItemPosition(corrected, itemRef, position).items[0]?.takenAt).toEqual({ at, position });
  expect(withStartPosition({ ...running, startedAt: { at } }, position).startedAt).toEqual({ at, position });
});

test("a time that somebody puts right leaves what the clock of the device said", () => {
  const stated = (search: FieldSearch, kind: string) =>
    fieldActs(search).find(({ draft }) => draft.kind === kind)?.draft.stated;
  const said = ended.items[0]?.takenAt.at;
  const once = withItemChanged(ended, itemRef, (item) => ({
    ...item,
    takenAt: corrected(item.takenAt, said ?? at),
  }));
  const twice = withItemChanged(once, itemRef, (item) => ({ ...item, takenAt: corrected(item.takenAt, at) }));
  expect(stated(twice, "exhibit-seized")).toMatchObject({ seizedAt: { earliest: at, latest: at } });
  expect(stated(twice, "field-report-recorded")?.["readings"]).toContainEqual({
    ...{ recordRef: itemRef, deviceTime: said },
  });
});

test("a position that comes after the end is left", () => {
  expect(withItemPosition(ended, itemRef, position)).toBe(ended);
  expect(withStartPosition(ended, position)).toBe(ended);
});

test.each([
  ["2026-03-02T09:00:00.000Z", "2026-03-02T09:00:45.000Z", 0],
  ["2026-03-02T08:58:00.000Z", "2026-03-02T09:00:45.000Z", -120_000],
  ["2026-03-02T09:00:50.000Z", "2026-03-02T09:00:45.000Z", 5_000],
])("a clock that shows %s at %s differs by %i ms", (shown, besideIt, drift) => {
  expect(driftOf({ shown, besideIt })).toBe(drift);
});

test.each([
  ["chosen from the disk", "2026-03-01T08:00:00.000Z", "2026-03-01T08:00:00.000Z"],
  ["of a time to come", "2026-03-05T08:00:00.000Z", at],
  ["that says no time", "1970-01-01T00:00:00.000Z", at],
])("a picture %s was made when that can be", (_what, modified, made) => {
  expect(pictureReading({ lastModified: Date.parse(modified) }, { at })).toEqual({ at: made });
});
