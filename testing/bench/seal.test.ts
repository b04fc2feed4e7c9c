// SPDX-License-Identifier: Apache-2.0
// That the benches of sealing run and say what they should, at a size that proves nothing about speed.
import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { findProgram, toolTest } from "../tool-test.ts";
import { writeImage } from "./seal-sources.ts";

const program = fileURLToPath(new URL("./seal.js", import.meta.url));

interface Line {
  readonly bench: string;
  readonly environment: { readonly cores: number; readonly node: string };
  readonly settings: Readonly<Record<string, unknown>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly results: Readonly<Record<string, number>>;
}

/** Runs a bench, and gives its last line. */
function bench(words: readonly string[], env = process.env): Line {
  const done = spawnSync(process.execPath, [program, "--rounds", "1", ...words], { encoding: "utf8", env });
  expect(done.stderr.replaceAll(".", "").trim()).toBe("");
  return JSON.parse(done.stdout.trimEnd().split("\n").at(-1) ?? "");
}

toolTest("a bench of sealing measures ours and its peer in one run", ["openssl", "tar", "age"], () => {
  const warm = bench(["--mebibytes", "64", "--only", "openssl dgst -sha256"]);
  expect(warm).toMatchObject({ bench: "seal warm", settings: { mebibytes: 64, rounds: 1, seed: "1" } });
  expect(warm.environment.node).toBe(process.version);
  expect(warm.rows.map(({ what }) => what)).toEqual(["scelle seal", "openssl dgst -sha256"]);
  for (const row of warm.rows) expect(row["CPU s"]).toBeGreaterThan(0);
  expect(warm.results["openssl dgst -sha256"]).toBeGreaterThan(0);
  expect(warm.results["peak MiB"]).toBeGreaterThan(20);
  const small = bench(["--small", "--files", "3", "--only", "tar"]);
  expect(small.rows.map(({ what }) => what)).toEqual(["scelle seal", "tar into age, fsync"]);
});

const programs = ["sh", "sync", "tar", "cat", "flock"];

toolTest("a peer that is not there is named, and the others run", programs, () => {
  const visitor = new Visitor();
  onTestFinished(() => visitor.leave());
  for (const name of programs) {
    symlinkSync(findProgram(name) ?? "", join(visitor.folder, name));
  }
  const without = bench(["--mebibytes", "1", "--only", "openssl dgst -sha256"], { PATH: visitor.folder });
  expect(without.rows).toMatchObject([
    { what: "scelle seal" },
    { what: "openssl dgst -sha256", "wall s": "no openssl" },
  ]);
  expect(Object.keys(without.results)).toEqual(["peak MiB"]);
});

test("a source is the same for the same seed, and another for another", async () => {
  const visitor = new Visitor();
  onTestFinished(() => visitor.leave());
  const made = async (name: string, seed: string) => {
    await writeImage(join(visitor.folder, name), 5_000_001, seed);
    return readFileSync(join(visitor.folder, name));
  };
  const [first, again, other] = [await made("a", "1"), await made("b", "1"), await made("c", "2")];
  expect(first).toHaveLength(5_000_001);
  expect(first.equals(again)).toBe(true);
  expect(first.equals(other)).toBe(false);
});
