// SPDX-License-Identifier: Apache-2.0
// That the benches of the log run and say what they should, at a size that proves nothing about speed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Line {
  readonly bench: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly results: Readonly<Record<string, number>>;
}

const benches: readonly (readonly [name: string, words: readonly string[], rows: readonly string[]])[] = [
  ["tree", ["--leaves", "5000"], ["tree", "bare hashes"]],
  [
    "append",
    ["--records", "300", "--clients", "32", "--rate", "100", "--seconds", "1"],
    ["log", "register", "bare disk"],
  ],
  [
    "verify",
    ["--entries", "600", "--cases", "2"],
    ["scelle verify", "each file read, parsed and hashed once", "scelle verify --keys"],
  ],
  ["rebuild", ["--entries", "600", "--cases", "2"], ["scelle rebuild"]],
  [
    "start",
    ["--starts", "5"],
    [
      "node -e 0",
      "scelle --version",
      "scelle record --help",
      "scelle verify",
      "scelle list",
      "scelle serve --check",
      "scelle serve to its first answer",
    ],
  ],
];

test.each(benches)(
  "the bench of %s measures what it names and ends with one line of JSON",
  (name, words, rows) => {
    const program = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
    const done = spawnSync(process.execPath, [program, "--rounds", "1", ...words], { encoding: "utf8" });
    expect(done.stderr.replaceAll(".", "").trim()).toBe("");
    const line = JSON.parse(done.stdout.trimEnd().split("\n").at(-1) ?? "") as Line;
    expect(line.bench).toBe(name);
    expect(line.rows.map(({ what }) => what)).toEqual(rows);
    for (const [figure, value] of Object.entries(line.results)) expect(value, figure).toBeGreaterThan(0);
  },
);
