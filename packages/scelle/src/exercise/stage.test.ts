// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellLine } from "./stage.ts";

test.each([
  [["scelle", "record", "case-opened", "--field", "title=It’s a “case” of $HOME"]],
  [["scelle", "x", "--field", 'fields={"a":["b\'c"]}', "-o", "out put", "--", "-"]],
  [
    [
      "scelle",
      "record",
      "search-conducted",
      ...Array.from({ length: 9 }, (_, i) => ["--field", `name${i}=value ${i}`]).flat(),
    ],
  ],
])("a shell reads the words of a shown command line as they were run", (words) => {
  const script = `scelle() { for word; do printf '%s\\0' "$word"; done; }\n${shellLine(words)}`;
  const { stdout } = spawnSync("/bin/sh", ["-c", script], { env: { HOME: "/somewhere" } });
  expect(String(stdout).split("\0").slice(0, -1)).toEqual(words.slice(1));
});
