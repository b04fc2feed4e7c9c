// SPDX-License-Identifier: Apache-2.0
// That the bench of handing over runs and says what it should, at a size that proves nothing about speed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { toolTest } from "../tool-test.ts";

const program = fileURLToPath(new URL("./bundle.js", import.meta.url));

interface Line {
  readonly bench: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly results: Readonly<Record<string, number>>;
}

toolTest(
  "a bench of handing over measures ours and its peers in one run",
  ["cp", "dd", "sha256sum", "sha512sum"],
  () => {
    const words = [program, "--mebibytes", "9", "--rounds", "1"];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect(stderr.replaceAll(".", "").trim()).toBe("");
    const told: Line = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
    expect(told.bench).toBe("bundle");
    expect(told.rows.map(({ what }) => what)).toEqual(["scelle bundle", "cp, sha256sum and sha512sum"]);
    expect(told.results["bundle / peers"]).toBeGreaterThan(0);
    expect(told.results["peak MiB"]).toBeGreaterThan(20);
  },
);
