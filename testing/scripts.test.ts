// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloneRoot } from "./tidy/source-tree.ts";

test.each(["build", "start", "test", "check"])(
  "%s on a Node that is too old says which one to install",
  (name) => {
    const versions = '{ value: { ...process.versions, node: "18.20.8" } }';
    const pretend = `Object.defineProperty(process, "versions", ${versions})`;
    const preload = ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`];
    const environment = { ...process.env, NODE_OPTIONS: preload.join("=") };
    const script = [join("scripts", `${name}.mjs`)];
    const done = spawnSync(process.execPath, script, { cwd: cloneRoot, encoding: "utf8", env: environment });
    expect(done.stderr).toBe("Scellé needs Node 20.19 or later and this is 18.20.8: install Node 24 LTS.\n");
    expect(done.status).toBe(1);
  },
);

test.each([
  ["--help", /^Usage: scelle /],
  ["--version", /^\d+\.\d+\.\d+/],
])("start passes %s on to the program", (option, answer) => {
  const script = [join("scripts", "start.mjs"), option];
  const done = spawnSync(process.execPath, script, { cwd: cloneRoot, encoding: "utf8" });
  expect({ status: done.status, stdout: done.stdout }).toEqual({
    status: 0,
    stdout: expect.stringMatching(answer),
  });
});
