// SPDX-License-Identifier: Apache-2.0
import type { RecordLine } from "@scelle/core/api";
import { expect, test } from "vitest";
import { runsOf } from "./record-runs.ts";

const line = (index: number, more: Partial<RecordLine> = {}): RecordLine => ({
  recordRef: `record ${String(index)}`,
  index,
  kind: "shift-staffed",
  author: "somebody",
  recordedAt: "2026-01-01T00:00:00.000Z",
  summary: "",
  isCorrected: false,
  isErased: false,
  ...more,
});
const lines = (count: number) => Array.from({ length: count }, (_, i) => line(i));
const shape = (records: readonly RecordLine[]) => runsOf(records).map((run) => run.length);

test("many records alike stand together, few do not", () => {
  expect(shape(lines(6))).toEqual([6]);
  expect(shape(lines(5))).toEqual([1, 1, 1, 1, 1]);
  expect(runsOf([])).toEqual([]);
});

test("another kind, another author and what was mended end a run", () => {
  for (const other of [
    { kind: "operation-failed" },
    { author: "register" },
    { isCorrected: true },
    { isErased: true },
  ]) {
    expect(shape([...lines(6), line(6, other), ...lines(7)])).toEqual([6, 1, 7]);
  }
});

test("no record is lost and the order stays", () => {
  const all = [...lines(9), line(9, { isErased: true }), line(10), line(11)];
  expect(runsOf(all).flat()).toEqual(all);
});
