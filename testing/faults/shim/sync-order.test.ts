// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { orderProblems } from "./sync-order.ts";

const top = "/top";

/** Calls as the shim writes them down. */
function problemsOf(...calls: readonly (readonly [string, string, string?])[]): string[] {
  const lines = calls.map(([operation, path, from = ""], i) =>
    [i + 1, operation, 0, top + path, from === "" ? "" : top + from].join("\t"),
  );
  return orderProblems(lines, top);
}

const made = [
  ["create", "/.tmp-1"],
  ["write", "/.tmp-1"],
] as const;

test("bytes synced, then named, then the name synced, is the order", () => {
  expect(problemsOf(...made, ["sync", "/.tmp-1"], ["rename", "/a", "/.tmp-1"], ["sync", ""])).toEqual([]);
});

test("a name before its bytes is found", () => {
  const problems = problemsOf(...made, ["rename", "/a", "/.tmp-1"], ["sync", "/a"], ["sync", ""]);
  expect(problems).toEqual(["a is named before its bytes are durable"]);
});

test("an acknowledgement before the name is durable is found, though it is durable later", () => {
  const named = [...made, ["sync", "/.tmp-1"], ["rename", "/a", "/.tmp-1"]] as const;
  expect(problemsOf(...named, ["mark", "/marks"], ["sync", ""])).toEqual([
    "when it was acknowledged: a has a name that is not synced",
  ]);
});

test("a folder whose own name is not synced is found", () => {
  const problems = problemsOf(["mkdir", "/a"], ["create", "/a/b"], ["sync", "/a"]);
  expect(problems).toEqual(["at the end: a has a name that is not synced"]);
});

test("what lies in a folder moves with it", () => {
  const built = [
    ["mkdir", "/.new"],
    ["create", "/.new/b"],
    ["write", "/.new/b"],
    ["sync", "/.new"],
  ] as const;
  expect(problemsOf(...built, ["rename", "/a", "/.new"], ["sync", ""])).toEqual([
    "at the end: a/b has bytes that are not synced",
  ]);
});

test("an index written before its own log is durable is found; that it loses its newest rows is not", () => {
  const wal = [["write", "/index/register.sqlite-wal"]] as const;
  expect(problemsOf(...wal)).toEqual([]);
  expect(problemsOf(...wal, ["write", "/index/register.sqlite"])).toEqual([
    "index/register.sqlite is written before its own log is durable",
  ]);
});
