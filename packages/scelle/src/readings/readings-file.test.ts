// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "@scelle/core";
import { expect, test } from "vitest";
import { type ReadingLine, readingsFile } from "./readings-file.ts";

function reading(
  kind: string,
  stated: EffectiveRecord["stated"],
  shown?: readonly string[],
): EffectiveRecord {
  const assigned = { author: "p1", recordedAt: "2031-03-03T09:00:00.000Z", caseRef: "c1" };
  return {
    ...{ index: 7, recordRef: "r1", kind, version: 2, stated, original: stated, measured: {} },
    assigned: shown === undefined ? assigned : { ...assigned, shown: [...shown] },
    ...{ corrections: [], erased: false },
  };
}

const names: Readonly<Record<string, string>> = { p1: "Inspector 4", c1: "2031/1", b1: "Commission" };
const textOf = (records: readonly EffectiveRecord[], format: "csv" | "json") =>
  new TextDecoder().decode(readingsFile(records, format, (ref) => names[ref]));

test("who, when, why, at what and what came of it stand in columns that any program reads", () => {
  const query = { op: "list", kind: "exhibit-seized" };
  const text = textOf(
    [
      reading("record-consulted", { ground: "hearing", actReference: "CR 12, p. 3", query }, ["a", "b"]),
      reading("attempt-refused", {
        attempted: "record-consulted",
        refused: "access.not-member",
        personRef: "p2",
      }),
      reading("record-disclosed", { reason: "Review", recipientBodyRef: "b1", recordRefs: ["a"] }),
    ],
    "csv",
  );
  const [head = "", ...lines] = text.trimEnd().split("\r\n");
  expect(head.split(",").slice(0, 5)).toEqual(["entry", "recordedAt", "operation", "personRef", "person"]);
  expect(lines).toEqual([
    '7,2031-03-03T09:00:00.000Z,consultation,p1,Inspector 4,c1,2031/1,hearing,"CR 12, p. 3",,,' +
      '"{""op"":""list"",""kind"":""exhibit-seized""}",a b,,,,r1',
    "7,2031-03-03T09:00:00.000Z,refused,p2,,c1,2031/1,,,,,record-consulted,,access.not-member,,,r1",
    "7,2031-03-03T09:00:00.000Z,disclosure,p1,Inspector 4,c1,2031/1,,,Review,,,a,,b1,Commission,r1",
  ]);
});

test("what somebody typed does not become a formula in the program that opens it", () => {
  const text = textOf([reading("record-consulted", { reason: '=HYPERLINK("x")' }, [])], "csv");
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
});

test("the same as JSON, with nothing invented where nothing was said", () => {
  const [line] = JSON.parse(
    textOf([reading("records-combined", { reason: "Review" }, ["a"])], "json"),
  ) as ReadingLine[];
  expect(line).toEqual({
    ...{ entry: 7, recordRef: "r1", recordedAt: "2031-03-03T09:00:00.000Z", operation: "combination" },
    ...{ personRef: "p1", person: "Inspector 4", caseRef: "c1", caseNumber: "2031/1" },
    ...{ reason: "Review", recordRefs: ["a"] },
  });
});
